from django.db import migrations, models


class Migration(migrations.Migration):
    """Every contact of before keeps its hour; whether a noon among them was never said, nobody can tell now."""

    dependencies = [("contacts", "0007_leave_entered_once")]

    operations = [migrations.AddField("Contact", "time_open", models.BooleanField(default=False))]
