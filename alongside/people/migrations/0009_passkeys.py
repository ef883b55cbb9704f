import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.base.clock
from alongside.base.encrypted import EncryptedText


def link(to, **more):
    return models.ForeignKey(
        to=to, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", **more
    )


class Migration(migrations.Migration):
    """Passkeys: nobody has one yet."""

    dependencies = [("people", "0008_second_step")]

    operations = [
        migrations.CreateModel(
            "Passkey",
            [
                ("id", models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField(editable=False)),
                ("made_at", models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ("name", EncryptedText(owner="practitioner_id")),
                ("id_hash", models.CharField(max_length=64, unique=True)),
                ("credential", models.BinaryField()),
                ("count", models.BigIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
                ("made_by", link(settings.AUTH_USER_MODEL, editable=False, null=True)),
                ("org", link("people.organisation")),
                ("practitioner", link(settings.AUTH_USER_MODEL)),
            ],
            {"indexes": [models.Index(fields=["practitioner"], name="passkey_of_practitioner")]},
        ),
    ]
