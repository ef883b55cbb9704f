import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The names under which an alliance has its absences and a contact its private note; no column changes."""

    dependencies = [("contacts", "0003_named_anew")]

    operations = [
        migrations.AlterField(
            "Absence",
            "alliance",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absences",
                to="people.alliance",
            ),
        ),
        migrations.AlterField(
            "PrivateNote",
            "contact",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="private_note",
                to="contacts.contact",
            ),
        ),
    ]
