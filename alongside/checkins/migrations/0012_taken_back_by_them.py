from django.db import migrations, models


class Migration(migrations.Migration):
    """When the practitioner took a link back, which may be after it was over."""

    dependencies = [("checkins", "0011_replies")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
