from django.db import migrations, models
from django.db.models import Q

RETRACTED = Q(retracted_at__isnull=True, retracted_by__isnull=True, retracted_why="") | Q(
    retracted_at__isnull=False, retracted_by__isnull=False
) & ~Q(retracted_why="")


class Migration(migrations.Migration):
    """What was taken back is `retracted` in code; what is hashed stays bound to the former names of the columns."""

    dependencies = [("checkins", "0007_of_a_check_in")]

    operations = [
        migrations.RemoveConstraint("checkin", "look_taken_back_when_by_whom_and_why"),
        migrations.RenameField("checkin", "withdrawn_at", "retracted_at"),
        migrations.RenameField("checkin", "withdrawn_by", "retracted_by"),
        migrations.RenameField("checkin", "withdrawn_why", "retracted_why"),
        migrations.AddConstraint("checkin", models.CheckConstraint(condition=RETRACTED, name="check_in_retracted_when_by_whom_and_why")),
    ]
