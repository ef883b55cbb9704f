import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('repair', '0001_initial'), ('repair', '0002_come_back'), ('repair', '0003_taken_back'), ('repair', '0004_words_sealed'), ('repair', '0005_named_anew'), ('repair', '0006_rupture_fields'), ('repair', '0007_retracted')]

    initial = True

    dependencies = [
        ('contacts', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HardConversation',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('about', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('believe', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('affected', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('must_do', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('warn', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('ask_leave', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('first', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('second', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('stay', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('back_on', models.DateField(blank=True, null=True)),
                ('said_on', models.DateField(blank=True, null=True)),
                ('landed', models.CharField(blank=True, max_length=10)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='hard_conversations', to='people.alliance')),
                ('contact', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hard_conversations', to='contacts.contact')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('came_back_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'seq'], name='hardconversation_by_alliance')],
            },
        ),
        migrations.CreateModel(
            name='HardDay',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('expert', 'An expert’s examination'), ('report', 'A report from the other side'), ('settlement', 'A settlement meeting'), ('court', 'A day in court'), ('anniversary', 'An anniversary'), ('other', 'Another day')], max_length=12)),
                ('on', models.DateField()),
                ('words', alongside.base.encrypted.EncryptedText(binds=('alliance_id', 'kind'), editable=True, owner='person_id')),
                ('yearly', models.BooleanField(default=False)),
                ('rang_on', models.DateField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='hard_days', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'on'], name='hardday_by_alliance')],
            },
        ),
        migrations.CreateModel(
            name='Rupture',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('whose', models.CharField(blank=True, choices=[('mine', 'Mine'), ('theirs', 'Theirs'), ('both', 'Both of us'), ('nobody', 'Nobody’s: something hard had to be said, or it just happened')], max_length=8)),
                ('came', models.CharField(choices=[('noticed', 'I noticed it'), ('told', 'I was told'), ('asked', 'They said so when asked')], default='noticed', max_length=8)),
                ('began_on', models.DateField()),
                ('state', models.CharField(default='noticed', max_length=16)),
                ('state_on', models.DateField()),
                ('acknowledged_on', models.DateField(blank=True, null=True)),
                ('talk_when', models.CharField(blank=True, choices=[('date', 'On a day they named'), ('later', 'Later; they will say'), ('never', 'They would rather not')], max_length=6)),
                ('talk_on', models.DateField(blank=True, null=True)),
                ('follow_up_on', models.DateField(blank=True, null=True)),
                ('calmer_on', models.DateField(blank=True, null=True)),
                ('mended_on', models.DateField(blank=True, null=True)),
                ('mended_said_by', models.CharField(blank=True, max_length=6)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ruptures', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('conversation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ruptures', to='repair.hardconversation')),
                ('retracted_at', models.DateTimeField(blank=True, null=True)),
                ('retracted_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('retracted_why', models.CharField(blank=True, choices=[('person', 'It was about somebody else'), ('twice', 'It was noted twice'), ('misread', 'It was not a hard patch'), ('asked', 'They asked for it'), ('other', 'Something else')], max_length=8)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'began_on'], name='rupture_by_alliance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['noticed', 'acknowledged', 'waiting', 'left_alone', 'talked', 'calmer', 'mended'])), name='rupture_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('mended_on__isnull', False), ('mended_said_by__in', ['they', 'both']), ('state', 'mended')), models.Q(models.Q(('state', 'mended'), _negated=True), ('mended_on__isnull', True), ('mended_said_by', '')), _connector='OR'), name='rupture_mended_is_said_by_them'), models.CheckConstraint(condition=models.Q(models.Q(('talk_on__isnull', False), ('talk_when', 'date')), models.Q(models.Q(('talk_when', 'date'), _negated=True), ('talk_on__isnull', True)), _connector='OR'), name='rupture_talk_day_with_their_day'), models.CheckConstraint(condition=models.Q(models.Q(('retracted_at__isnull', True), ('retracted_by__isnull', True), ('retracted_why', '')), models.Q(('retracted_at__isnull', False), ('retracted_by__isnull', False), models.Q(('retracted_why', ''), _negated=True)), _connector='OR'), name='rupture_retracted_when_by_whom_and_why')],
            },
        ),
        migrations.CreateModel(
            name='RepairAttempt',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('acknowledged', 'I acknowledged it'), ('apology', 'I apologised'), ('conversation', 'We talked about it'), ('action', 'I did something about it'), ('stayed', 'I stayed in touch, with nothing to ask')], max_length=12)),
                ('landed', models.CharField(blank=True, choices=[('well', 'It was taken well'), ('mixed', 'In part'), ('too_early', 'It was too early'), ('not', 'It did not reach them'), ('', 'I cannot tell yet')], max_length=10)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('rupture_id', 'kind'), editable=True, owner='person_id')),
                ('their_words', alongside.base.encrypted.EncryptedText(binds=('rupture_id', 'kind'), editable=True, owner='person_id')),
                ('on', models.DateField()),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('rupture', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='repair.rupture')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'rupture', 'on', 'seq'], name='repairattempt_by_rupture')],
            },
        ),
        migrations.CreateModel(
            name='RuptureAddendum',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('rupture_id',), editable=True, owner='person_id')),
                ('earlier_day', models.DateField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('rupture', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='repair.rupture')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'rupture', 'seq'], name='ruptureaddendum_by_rupture')],
            },
        ),
        migrations.CreateModel(
            name='RuptureNote',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('part', models.CharField(choices=[('their_side', 'What happened, as they tell it'), ('my_side', 'What happened, as I saw it'), ('my_part', 'My own part'), ('had_to_say', 'What had to be said'), ('manner', 'How, when and with what warning I said it'), ('agreed', 'What we agreed to change'), ('mended', 'Their words, when it was mended'), ('stronger', 'What is stronger now')], max_length=12)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('rupture_id', 'part'), editable=True, owner='person_id')),
                ('in_their_words', models.BooleanField(default=False)),
                ('on', models.DateField()),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('rupture', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='repair.rupture')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'rupture', 'seq'], name='rupturenote_by_rupture')],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('whose', models.CharField(default='mine', max_length=8)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('alliance_id', 'whose'), editable=True, owner='person_id')),
                ('on', models.DateField()),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('retracted_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'on'], name='slip_by_alliance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('whose__in', ['mine', 'theirs'])), name='slip_is_somebodys')],
            },
        ),
    ]
