import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.base.clock
from alongside.base.encrypted import EncryptedText


def link(to, **more):
    return models.ForeignKey(
        to=to, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", **more
    )


def row():
    return [
        ("id", models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
        ("seq", models.BigIntegerField(editable=False)),
        ("made_at", models.DateTimeField(default=alongside.base.clock.now, editable=False)),
        ("made_by", link(settings.AUTH_USER_MODEL, editable=False, null=True)),
        ("org", link("people.organisation")),
    ]


class Migration(migrations.Migration):
    """Safe ways and agreed signs: nobody was asked yet."""

    dependencies = [("people", "0010_told_of_another_sign_in_name")]

    operations = [
        migrations.CreateModel(
            "SafeWays",
            [
                *row(),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safe_ways",
                        to="people.person",
                    ),
                ),
                ("ways", EncryptedText(owner="person_id")),
                ("asked_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            "AgreedSign",
            [
                *row(),
                ("alliance", link("people.alliance")),
                ("person", link("people.person")),
                ("picture", EncryptedText(owner="person_id", binds=["alliance_id"])),
                ("word", EncryptedText(owner="person_id", binds=["alliance_id"])),
            ],
            {"constraints": [models.UniqueConstraint(fields=["org", "alliance"], name="agreedsign_one_each")]},
        ),
    ]
