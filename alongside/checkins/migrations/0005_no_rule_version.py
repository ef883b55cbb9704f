from django.db import migrations


class Migration(migrations.Migration):
    """Every row held 1, and nothing read it."""

    dependencies = [("checkins", "0004_words_sealed")]

    operations = [migrations.RemoveField(model_name="look", name="rule_version")]
