import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.base.clock
from alongside.base.encrypted import EncryptedText


def row(*fields):
    """The columns that every row has, and these."""
    return [
        ("id", models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
        ("seq", models.BigIntegerField(editable=False)),
        ("made_at", models.DateTimeField(default=alongside.base.clock.now, editable=False)),
        *fields,
        ("made_by", link(settings.AUTH_USER_MODEL, editable=False, null=True)),
        ("org", link("people.organisation")),
        ("practitioner", link(settings.AUTH_USER_MODEL)),
    ]


def link(to, **more):
    return models.ForeignKey(
        to=to, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", **more
    )


class Migration(migrations.Migration):
    """A second step: nobody has one yet, and everybody has fourteen days from the upgrade to set one up."""

    dependencies = [("people", "0007_where_somebody_lives")]

    operations = [
        migrations.AddField(
            "organisation", "second_step_set", models.PositiveSmallIntegerField(null=True, blank=True)
        ),
        migrations.AddField(
            "organisation", "second_step_from", models.DateTimeField(default=alongside.base.clock.now)
        ),
        migrations.AddField("passwordlink", "lost_second_step", models.BooleanField(default=False)),
        migrations.AlterField(
            "accountnotice",
            "told",
            models.CharField(choices=[('link', 'Link'), ('link_lost', 'Link Lost'), ('role', 'Role'), ('role_taken', 'Role Taken'), ('assigned', 'Assigned'), ('signed_out', 'Signed Out'), ('suspended', 'Suspended'), ('restored', 'Restored'), ('opened', 'Opened'), ('added', 'Added'), ('new_lead', 'New Lead'), ('link_of', 'Link Of'), ('delay', 'Delay'), ('asks', 'Asks'), ('confirmed', 'Confirmed'), ('refused', 'Refused')], max_length=12),
        ),
        migrations.CreateModel(
            "SecondFactor",
            row(("secret", EncryptedText(owner="practitioner_id")), ("last_step", models.BigIntegerField())),
            {"constraints": [models.UniqueConstraint(fields=["practitioner"], name="secondfactor_one_each")]},
        ),
        migrations.CreateModel(
            "RecoveryCode",
            row(("code_hash", models.CharField(max_length=64)), ("used_at", models.DateTimeField(null=True))),
            {"constraints": [models.UniqueConstraint(fields=["practitioner", "code_hash"], name="recoverycode_once")]},
        ),
    ]
