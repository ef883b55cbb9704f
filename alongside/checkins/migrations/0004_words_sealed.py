import alongside.base.encrypted
from django.conf import settings
from alongside.base.sealing import SealedFromNow, words_sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('checkins', '0003_taken_back'),
        ('people', '0004_words_sealed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='questionnaire',
            name='questionnaire_licensed_and_counted',
        ),
        migrations.AlterField(
            model_name='answer',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('look_id', 'item', 'goal_id'), editable=True, owner='key_of'),
        ),
        migrations.AlterField(
            model_name='look',
            name='helper',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id', 'rater'), editable=True, owner='person_id'),
        ),
        migrations.AlterField(
            model_name='lookaddendum',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('look_id',), editable=True, owner='key_of'),
        ),
        SealedFromNow(
            model_name='questionnaire',
            name='granted_by',
            field=alongside.base.encrypted.EncryptedText(binds=('key', 'version'), editable=True, owner='org_id'),
        ),
        SealedFromNow(
            model_name='questionnaire',
            name='reference',
            field=alongside.base.encrypted.EncryptedText(binds=('key', 'version'), editable=True, owner='org_id'),
        ),
        SealedFromNow(
            model_name='questionnaire',
            name='text',
            field=alongside.base.encrypted.EncryptedText(binds=('key', 'version'), editable=True, owner='org_id'),
        ),
        migrations.AlterField(
            model_name='workedfor',
            name='words',
            field=alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id'),
        ),
        migrations.RunPython(words_sealed('checkins.Answer')),
        migrations.RunPython(words_sealed('checkins.Look')),
        migrations.RunPython(words_sealed('checkins.LookAddendum')),
        migrations.RunPython(words_sealed('checkins.WorkedFor')),
        migrations.RunPython(words_sealed('checkins.Questionnaire', 'text', 'granted_by', 'reference')),
        migrations.AddConstraint(
            model_name='questionnaire',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='questionnaire_licensed_and_counted'),
        ),
    ]
