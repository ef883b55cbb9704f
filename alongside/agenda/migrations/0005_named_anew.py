from django.db import migrations


class Migration(migrations.Migration):
    """The field's words for what these rows are; what is sealed in them stays bound to the former names."""

    # contacts names these tables as they were called until here
    dependencies = [
        ("agenda", "0004_no_import_origin"),
        ("contacts", "0002_words_sealed"),
    ]

    operations = [
        migrations.RenameModel("Item", "AgendaItem"),
        migrations.RenameModel("ItemStep", "AgendaItemStep"),
    ]
