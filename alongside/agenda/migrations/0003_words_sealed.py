import alongside.base.encrypted
from alongside.base.sealing import SealedFromNow, words_sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0002_written_by_mistake'),
    ]

    operations = [
        SealedFromNow(
            model_name='expectsheet',
            name='i_can',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='expectsheet',
            name='i_can_not',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='expectsheet',
            name='my_plan',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='expectsheet',
            name='my_role',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='expectsheet',
            name='we_can',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='expectsheet',
            name='who_i_tell',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='goal',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='goalstep',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('event',), editable=True, owner='goal.alliance.person_id'),
        ),
        SealedFromNow(
            model_name='item',
            name='how_to_say',
            field=alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='item',
            name='instead',
            field=alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='item',
            name='why',
            field=alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='item',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='itemstep',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('event',), editable=True, owner='item.alliance.person_id'),
        ),
        SealedFromNow(
            model_name='promise',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='promisestep',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('event',), editable=True, owner='promise.alliance.person_id'),
        ),
        migrations.RunPython(words_sealed('agenda.ExpectSheet', 'my_role', 'my_plan', 'i_can', 'i_can_not', 'we_can', 'who_i_tell')),
        migrations.RunPython(words_sealed('agenda.Goal', 'words')),
        migrations.RunPython(words_sealed('agenda.GoalStep', 'words')),
        migrations.RunPython(words_sealed('agenda.Item', 'words', 'why', 'how_to_say', 'instead')),
        migrations.RunPython(words_sealed('agenda.ItemStep', 'words')),
        migrations.RunPython(words_sealed('agenda.Promise', 'words')),
        migrations.RunPython(words_sealed('agenda.PromiseStep', 'words')),
    ]
