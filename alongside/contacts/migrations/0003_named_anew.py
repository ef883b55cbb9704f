from django.db import migrations


class Migration(migrations.Migration):
    """The field's words for what these rows are; what is sealed in them stays bound to the former names."""

    dependencies = [("contacts", "0002_words_sealed")]

    operations = [
        migrations.RenameModel("Plan", "ContactPlan"),
        migrations.RenameModel("ForMe", "PrivateNote"),
        migrations.RenameModel("Away", "Absence"),
    ]
