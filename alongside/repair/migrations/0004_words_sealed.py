import alongside.base.encrypted
from alongside.base.sealing import words_sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('repair', '0003_taken_back'),
    ]

    operations = [
        migrations.AlterField(
            model_name='attempt',
            name='their_words',
            field=alongside.base.encrypted.EncryptedText(binds=('strain_id', 'kind'), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='attempt',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('strain_id', 'kind'), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='about',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='affected',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='ask_leave',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='believe',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='first',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='must_do',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='second',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='stay',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='hardtalk',
            name='warn',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='slip',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id', 'whose'), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='strainaddendum',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('strain_id',), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='strainnote',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('strain_id', 'part'), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='weather',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id', 'kind'), editable=True, owner='person_id'),
        ),
        migrations.RunPython(words_sealed('repair.HardTalk')),
        migrations.RunPython(words_sealed('repair.Slip')),
        migrations.RunPython(words_sealed('repair.Weather')),
        migrations.RunPython(words_sealed('repair.StrainAddendum')),
        migrations.RunPython(words_sealed('repair.StrainNote')),
        migrations.RunPython(words_sealed('repair.Attempt')),
    ]
