from django.db import migrations


class Migration(migrations.Migration):
    """The field's words for what these rows are; what is sealed in them stays bound to the former names."""

    dependencies = [("repair", "0004_words_sealed")]

    operations = [
        migrations.RenameModel("Strain", "Rupture"),
        migrations.RenameModel("StrainAddendum", "RuptureAddendum"),
        migrations.RenameModel("StrainNote", "RuptureNote"),
        migrations.RenameModel("Attempt", "RepairAttempt"),
        migrations.RenameModel("Weather", "HardDay"),
        migrations.RenameModel("HardTalk", "HardConversation"),
    ]
