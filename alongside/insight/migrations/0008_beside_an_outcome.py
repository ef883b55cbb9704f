from django.db import migrations, models


class Migration(migrations.Migration):
    """A report about a service may set an outcome beside the alliance."""

    dependencies = [("insight", "0007_of_a_check_in")]

    operations = [
        migrations.AddField("servicereport", "outcome", models.CharField(blank=True, max_length=24, default=""), preserve_default=False),
    ]
