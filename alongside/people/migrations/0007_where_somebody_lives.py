from django.db import migrations, models

from alongside.base.encrypted import EncryptedText
from alongside.base.sealing import nothing_written


class Migration(migrations.Migration):
    """An address, empty for everybody: bytes first, for a sealed column has no words of its own to begin with."""

    dependencies = [("people", "0006_account_notices")]

    operations = [
        migrations.AddField("Person", "address", models.BinaryField(default=b"")),
        migrations.AlterField("Person", "address", EncryptedText(owner="id")),
        migrations.RunPython(nothing_written("people.Person", "address"), migrations.RunPython.noop),
    ]
