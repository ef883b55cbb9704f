from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0006_revision'),
        ('audit', '0003_kept_versions_are_revisions'),
    ]

    operations = [
        migrations.DeleteModel(name='KeptVersion'),
    ]
