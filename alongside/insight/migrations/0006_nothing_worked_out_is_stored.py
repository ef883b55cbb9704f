from django.db import migrations


class Migration(migrations.Migration):
    """What Today and the line show is worked out from the rows each time, so nothing is lost with these tables."""

    dependencies = [("insight", "0005_read_again_in_parts")]

    operations = [
        migrations.DeleteModel(name="AllianceState"),
        migrations.DeleteModel(name="ScoreState"),
        migrations.RemoveField(model_name="orgprior", name="read_up_to"),
    ]
