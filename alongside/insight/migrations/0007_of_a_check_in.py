from django.db import migrations, models


class Migration(migrations.Migration):
    """A signal comes from a check-in; the hash of its row stays bound to the former name of the column."""

    dependencies = [("insight", "0006_nothing_worked_out_is_stored")]

    operations = [
        migrations.RemoveConstraint("signalshown", "signalshown_one_per_look"),
        migrations.RenameField("signalshown", "look", "check_in"),
        migrations.AddConstraint(
            "signalshown",
            models.UniqueConstraint(fields=["org", "alliance", "check_in"], name="signalshown_one_per_check_in"),
        ),
    ]
