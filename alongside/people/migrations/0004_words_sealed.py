import alongside.base.encrypted
import alongside.base.encrypted
from alongside.base.sealing import SealedFromNow, words_sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_sessions_end_with_a_round'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='person',
            name='person_outside_ref_once',
        ),
        migrations.RemoveConstraint(
            model_name='practitioner',
            name='practitioner_username_once',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_by_name',
        ),
        migrations.AddField(
            model_name='person',
            name='outside_ref_index',
            field=alongside.base.encrypted.KeyedIndex(fold=False, of='outside_ref'),
        ),
        migrations.AddField(
            model_name='practitioner',
            name='username_index',
            field=alongside.base.encrypted.KeyedIndex(fold=True, of='username'),
        ),
        SealedFromNow(
            model_name='circlelink',
            name='role',
            field=alongside.base.encrypted.EncryptedText(binds=('person_id',), editable=True, owner='client_id'),
        ),
        migrations.AlterField(
            model_name='goodtoknow',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('kind', 'question'), editable=True, owner='person_id'),
        ),
        SealedFromNow(
            model_name='ownvalue',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='practitioner_id'),
        ),
        SealedFromNow(
            model_name='person',
            name='email',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='person',
            name='name',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='person',
            name='outside_ref',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='person',
            name='phone',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='person',
            name='preferred_name',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='practitioner',
            name='email',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='practitioner',
            name='first_name',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='practitioner',
            name='name',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='practitioner',
            name='phone',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        SealedFromNow(
            model_name='practitioner',
            name='profession',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        migrations.AlterField(
            model_name='practitioner',
            name='username',
            field=models.CharField(max_length=80),
        ),
        SealedFromNow(
            model_name='practitioner',
            name='username',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='id'),
        ),
        migrations.RunPython(words_sealed('people.Person', 'name', 'preferred_name', 'phone', 'email', 'outside_ref')),
        migrations.RunPython(words_sealed('people.CircleLink', 'role')),
        migrations.RunPython(words_sealed('people.OwnValue', 'words')),
        migrations.RunPython(words_sealed('people.Practitioner', 'username', 'name', 'first_name', 'profession', 'email', 'phone')),
        migrations.RunPython(words_sealed('people.GoodToKnow')),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(condition=models.Q(('outside_ref_index', ''), _negated=True), fields=('org', 'outside_ref_index'), name='person_outside_ref_once'),
        ),
        migrations.AddConstraint(
            model_name='practitioner',
            constraint=models.UniqueConstraint(fields=('org', 'username_index'), name='practitioner_username_once'),
        ),
    ]
