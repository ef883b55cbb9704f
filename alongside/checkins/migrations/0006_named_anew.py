from django.db import migrations


class Migration(migrations.Migration):
    """The field's words for what these rows are; what is sealed in them stays bound to the former names."""

    # sweeping names these tables as they were called until here
    dependencies = [("checkins", "0005_no_rule_version"), ("exchange", "0003_plain_words_swept")]

    operations = [
        migrations.RenameModel("Look", "CheckIn"),
        migrations.RenameModel("LookAddendum", "CheckInAddendum"),
        migrations.RenameModel("WorkedFor", "WhatWorks"),
    ]
