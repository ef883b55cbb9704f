import alongside.base.encrypted
from alongside.base.sealing import SealedFromNow, words_sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='brought',
            name='content',
            field=alongside.base.encrypted.EncryptedText(binds=('kind',), editable=True, owner='author_id'),
        ),
        SealedFromNow(
            model_name='brought',
            name='name',
            field=alongside.base.encrypted.EncryptedText(binds=('kind',), editable=True, owner='author_id'),
        ),
        migrations.RunPython(words_sealed('exchange.Brought', 'name')),
    ]
