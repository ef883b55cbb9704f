from django.db import migrations


class Migration(migrations.Migration):
    """The field's words for what these rows are; what is sealed in them stays bound to the former names."""

    dependencies = [("checkins", "0005_no_rule_version")]

    operations = [
        migrations.RenameModel("Look", "CheckIn"),
        migrations.RenameModel("LookAddendum", "CheckInAddendum"),
        migrations.RenameModel("WorkedFor", "WhatWorks"),
    ]
