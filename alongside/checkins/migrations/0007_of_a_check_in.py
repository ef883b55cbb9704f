import django.db.models.deletion
from django.db import migrations, models

import alongside.base.encrypted


class Migration(migrations.Migration):
    """What belongs to a check-in says so; what is sealed and hashed stays bound to the former names of the columns."""

    dependencies = [("checkins", "0006_named_anew"), ("contacts", "0004_named_backwards")]

    operations = [
        migrations.RemoveIndex("Answer", "answer_by_look"),
        migrations.RemoveIndex("CheckInAddendum", "lookaddendum_by_look"),
        migrations.RenameField("Answer", "look", "check_in"),
        migrations.RenameField("CheckInAddendum", "look", "check_in"),
        migrations.RenameField("WhatWorks", "look", "check_in"),
        migrations.AddIndex(
            "Answer", models.Index(fields=["org", "check_in", "seq"], name="answer_by_check_in")
        ),
        migrations.AddIndex(
            "CheckInAddendum",
            models.Index(fields=["org", "check_in", "seq"], name="checkinaddendum_by_check_in"),
        ),
        migrations.AlterField(
            "Answer",
            "words",
            alongside.base.encrypted.EncryptedText(
                binds=("check_in_id", "item", "goal_id"), editable=True, owner="key_of"
            ),
        ),
        migrations.AlterField(
            "CheckInAddendum",
            "words",
            alongside.base.encrypted.EncryptedText(binds=("check_in_id",), editable=True, owner="key_of"),
        ),
        migrations.AlterField(
            "CheckIn",
            "alliance",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="check_ins",
                to="people.alliance",
            ),
        ),
        migrations.AlterField(
            "CheckIn",
            "contact",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="check_ins",
                to="contacts.contact",
            ),
        ),
        migrations.AlterField(
            "WhatWorks",
            "alliance",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="what_works",
                to="people.alliance",
            ),
        ),
    ]
