import alongside.base.encrypted
from alongside.base.sealing import fingerprints_keyed, sessions_ended, words_sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0004_installation_id'),
    ]

    operations = [
        migrations.AlterField(
            model_name='draft',
            name='fields',
            field=alongside.base.encrypted.EncryptedText(binds=('path',), editable=True, owner='author_id'),
        ),
        migrations.AlterField(
            model_name='keptversion',
            name='content',
            field=alongside.base.encrypted.EncryptedText(binds=('kind', 'of_id'), editable=True, owner='author_id'),
        ),
        migrations.AlterField(
            model_name='stoodbefore',
            name='content',
            field=alongside.base.encrypted.EncryptedText(binds=('kind', 'of_id'), editable=True, owner='key_of'),
        ),
        migrations.RunPython(words_sealed('base.Draft')),
        migrations.RunPython(words_sealed('base.StoodBefore')),
        migrations.RunPython(words_sealed('base.KeptVersion')),
        migrations.RunPython(fingerprints_keyed('base.Submission')),
        migrations.RunPython(fingerprints_keyed('base.KeptVersion')),
        migrations.RunPython(sessions_ended),
    ]
