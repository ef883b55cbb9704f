from django.db import migrations, models

from alongside.base.encrypted import EncryptedText
from alongside.base.sealing import nothing_written

NEW = ("why_shared", "whose_need")


class Migration(migrations.Migration):
    """Why something about oneself was shared and whose need it was: nothing in every note that stands."""

    dependencies = [("contacts", "0009_absence_reason_known")]

    operations = [
        *(migrations.AddField("PrivateNote", name, models.BinaryField(default=b"")) for name in NEW),
        *(
            migrations.AlterField("PrivateNote", name, EncryptedText(owner="author_id", binds=["contact_id"]))
            for name in NEW
        ),
        migrations.RunPython(nothing_written("contacts.PrivateNote", *NEW), migrations.RunPython.noop),
    ]
