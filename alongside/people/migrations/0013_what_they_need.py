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
    """What somebody needs to take part: nobody was asked yet."""

    dependencies = [("people", "0012_how_long_thinking_is_kept")]

    operations = [
        migrations.CreateModel(
            "AccessNeed",
            [
                ("id", models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField(editable=False)),
                ("made_at", models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ("made_by", link(settings.AUTH_USER_MODEL, editable=False, null=True)),
                ("org", link("people.organisation")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_need",
                        to="people.person",
                    ),
                ),
                ("words", EncryptedText(owner="person_id")),
                ("met", EncryptedText(owner="person_id")),
                ("told", EncryptedText(owner="person_id")),
                ("asked_on", models.DateField()),
                ("review_on", models.DateField()),
            ],
        ),
    ]
