from django.db import migrations, models
from django.db.models import Q

RETRACTED = Q(retracted_at__isnull=True, retracted_by__isnull=True, retracted_why="") | Q(
    retracted_at__isnull=False, retracted_by__isnull=False
) & ~Q(retracted_why="")


class Migration(migrations.Migration):
    """What was taken back is `retracted` in code; what is hashed stays bound to the former names of the columns."""

    dependencies = [("repair", "0006_rupture_fields")]

    operations = [
        migrations.RemoveConstraint("rupture", "rupture_retracted_when_by_whom_and_why"),
        migrations.RenameField("rupture", "withdrawn_at", "retracted_at"),
        migrations.RenameField("rupture", "withdrawn_by", "retracted_by"),
        migrations.RenameField("rupture", "withdrawn_why", "retracted_why"),
        migrations.AddConstraint("rupture", models.CheckConstraint(condition=RETRACTED, name="rupture_retracted_when_by_whom_and_why")),
    ]
