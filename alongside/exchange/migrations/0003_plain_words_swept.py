from alongside.base.sealing import swept
from django.db import migrations


class Migration(migrations.Migration):
    """What stood in clear before is gone from the database's files as well."""

    atomic = False  # neither database rewrites its files inside a transaction

    dependencies = [
        ('agenda', '0003_words_sealed'),
        ('base', '0005_words_sealed'),
        ('checkins', '0004_words_sealed'),
        ('contacts', '0002_words_sealed'),
        ('exchange', '0002_words_sealed'),
        ('people', '0004_words_sealed'),
        ('repair', '0004_words_sealed'),
    ]

    operations = [migrations.RunPython(swept)]
