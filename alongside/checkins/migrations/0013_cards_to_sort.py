from django.db import migrations, models

KNOWN = ("", "dont_know", "rather_not_say", "yes", "not_now", "no", "well", "so_so", "not_well")


class Migration(migrations.Migration):
    """An answer may also be the heap that a card was put on."""

    dependencies = [("checkins", "0012_taken_back_by_them")]

    operations = [
        migrations.RemoveConstraint(model_name="answer", name="answer_choice_known"),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__in", KNOWN)), name="answer_choice_known"
            ),
        ),
    ]
