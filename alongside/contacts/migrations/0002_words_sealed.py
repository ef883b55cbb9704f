import alongside.base.encrypted
import alongside.base.encrypted
from django.conf import settings
from alongside.base.sealing import SealedFromNow, words_sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0001_initial'),
        ('people', '0004_words_sealed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='contact',
            name='contact_outside_ref_once',
        ),
        migrations.AddField(
            model_name='contact',
            name='outside_ref_index',
            field=alongside.base.encrypted.KeyedIndex(fold=False, of='outside_ref'),
        ),
        SealedFromNow(
            model_name='addendum',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='contact.alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='came_of_it',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='named',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='note',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='on_their_mind',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='outside_ref',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='place',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        SealedFromNow(
            model_name='contact',
            name='who_was_there',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id'),
        ),
        migrations.AlterField(
            model_name='forme',
            name='landed',
            field=alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='author_id'),
        ),
        migrations.AlterField(
            model_name='forme',
            name='shared',
            field=alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='author_id'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='like_for_me',
            field=alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='my_need',
            field=alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id'),
        ),
        SealedFromNow(
            model_name='plan',
            name='name_openly',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='contact.alliance.person_id'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='not_moving',
            field=alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='respect',
            field=alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id'),
        ),
        SealedFromNow(
            model_name='plan',
            name='start_with',
            field=alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='contact.alliance.person_id'),
        ),
        migrations.RunPython(words_sealed('contacts.Contact', 'place', 'on_their_mind', 'named', 'came_of_it', 'who_was_there', 'note', 'outside_ref')),
        migrations.RunPython(words_sealed('contacts.Addendum', 'words')),
        migrations.RunPython(words_sealed('contacts.Plan', 'start_with', 'name_openly')),
        migrations.RunPython(words_sealed('contacts.ForMe')),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.UniqueConstraint(condition=models.Q(('outside_ref_index', ''), _negated=True), fields=('org', 'alliance', 'outside_ref_index'), name='contact_outside_ref_once'),
        ),
    ]
