from django.db import migrations, models


class Migration(migrations.Migration):
    """Of a plan from before nobody said what came about: nothing is ticked."""

    dependencies = [("contacts", "0004_named_backwards")]

    operations = [migrations.AddField("ContactPlan", "came_about", models.JSONField(default=list))]
