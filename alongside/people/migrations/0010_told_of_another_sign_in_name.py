from django.db import migrations, models


class Migration(migrations.Migration):
    """One more thing that somebody is told of; every row stays as it is."""

    dependencies = [("people", "0009_passkeys")]

    operations = [
        migrations.AlterField(
            "accountnotice",
            "told",
            models.CharField(choices=[('link', 'Link'), ('link_lost', 'Link Lost'), ('role', 'Role'), ('role_taken', 'Role Taken'), ('assigned', 'Assigned'), ('signed_out', 'Signed Out'), ('suspended', 'Suspended'), ('restored', 'Restored'), ('opened', 'Opened'), ('added', 'Added'), ('new_lead', 'New Lead'), ('link_of', 'Link Of'), ('name', 'Name'), ('delay', 'Delay'), ('asks', 'Asks'), ('confirmed', 'Confirmed'), ('refused', 'Refused')], max_length=12),
        ),
    ]
