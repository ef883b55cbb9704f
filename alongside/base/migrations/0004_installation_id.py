"""The id of the installation, in the database too: so a folder that names another database is found out.

A table of no model: it belongs to the place, so a backup does not carry it elsewhere.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("base", "0003_stood_before")]

    operations = [
        migrations.RunSQL(
            "CREATE TABLE base_installation (id varchar(36) PRIMARY KEY)", "DROP TABLE base_installation"
        )
    ]
