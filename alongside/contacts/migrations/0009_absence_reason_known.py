from typing import Any

from django.db import migrations, models

KNOWN = ["hospital", "their_time", "my_leave", "silence"]


def say_away(apps: Any, schema_editor: Any) -> None:
    """A reason that no screen offers was kept unasked, and broke the person's page: "Away" claims the least."""
    apps.get_model("contacts", "Absence").objects.exclude(why__in=KNOWN).update(why="their_time")


class Migration(migrations.Migration):
    dependencies = [("contacts", "0008_time_may_stay_open")]

    operations = [
        migrations.RunPython(say_away, migrations.RunPython.noop),
        migrations.AddConstraint(
            "Absence",
            models.CheckConstraint(condition=models.Q(why__in=KNOWN), name="absence_reason_known"),
        ),
    ]
