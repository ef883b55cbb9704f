import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('supervision', '0001_initial'), ('supervision', '0002_second_door_looks_and_hours')]

    initial = True

    dependencies = [
        ('people', '0013_what_they_need'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SupervisionSession',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('at', models.DateTimeField()),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('practitioner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supervisor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'practitioner', 'at'], name='supervision_session_theirs'), models.Index(fields=['org', 'supervisor', 'at'], name='supervision_session_mine')],
                'constraints': [models.CheckConstraint(condition=models.Q(('held_at__isnull', True), ('dropped_at__isnull', True), _connector='OR'), name='session_not_held_and_dropped')],
            },
        ),
        migrations.CreateModel(
            name='SupervisionItem',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('reflection', 'a thought'), ('rupture', 'a hard patch'), ('agenda_item', 'something on the agenda'), ('promise', 'a promise'), ('signal', 'something worth a look'), ('question', 'a question')], max_length=12)),
                ('source', models.UUIDField(blank=True, null=True)),
                ('snapshot', alongside.base.encrypted.EncryptedText(binds=('kind', 'person_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('asks', alongside.base.encrypted.EncryptedText(binds=('kind', 'person_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('tried', alongside.base.encrypted.EncryptedText(binds=('kind', 'person_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('they_say', alongside.base.encrypted.EncryptedText(binds=('kind', 'person_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('supervisor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('discussed_in', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.supervisionsession')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'made_by', 'seq'], name='supervisionitem_by_author'), models.Index(fields=['org', 'discussed_in', 'seq'], name='supervisionitem_by_session')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['reflection', 'rupture', 'agenda_item', 'promise', 'signal', 'question'])), name='brought_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'question'), ('source__isnull', True)), models.Q(models.Q(('kind', 'question'), _negated=True), ('source__isnull', False)), _connector='OR'), name='brought_from_somewhere'), models.CheckConstraint(condition=models.Q(('taken_back_at__isnull', True), ('discussed_in__isnull', True), _connector='OR'), name='brought_not_taken_back_once_discussed')],
            },
        ),
        migrations.CreateModel(
            name='AgreedAction',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('what', alongside.base.encrypted.EncryptedText(binds=('session_id', 'owner_id'), editable=True, owner='made_by_id')),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreed', to='supervision.supervisionitem')),
                ('session', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='agreed', to='supervision.supervisionsession')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'owner', 'done_at', 'due_on'], name='agreedaction_by_owner'), models.Index(fields=['org', 'session', 'seq'], name='agreedaction_by_session')],
            },
        ),
        migrations.CreateModel(
            name='SupervisionContract',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kept', alongside.base.encrypted.EncryptedText(binds=('practitioner_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('who_sees', alongside.base.encrypted.EncryptedText(binds=('practitioner_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('passed_on', alongside.base.encrypted.EncryptedText(binds=('practitioner_id', 'supervisor_id'), editable=True, owner='made_by_id')),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('practitioner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supervisor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'practitioner', 'supervisor', 'seq'], name='supervisioncontract_by_two')],
            },
        ),
        migrations.CreateModel(
            name='HandedOn',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('supervisor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='handed_on', to='supervision.supervisionitem')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'item', 'supervisor'), name='handed_on_once_to_each')],
            },
        ),
        migrations.CreateModel(
            name='SupervisionNote',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('way', models.CharField(choices=[('them', 'Them'), ('doing', 'What you do'), ('between', 'Between you and them'), ('in_you', 'In you'), ('between_us', 'Between us, here'), ('in_me', 'In me, who listens'), ('around', 'What stands around it')], max_length=12)),
                ('is_guess', models.BooleanField()),
                ('words', alongside.base.encrypted.EncryptedText(binds=('item_id', 'way', 'is_guess'), editable=True, owner='made_by_id')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='supervision.supervisionitem')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'item', 'seq'], name='supervisionnote_by_item')],
                'constraints': [models.CheckConstraint(condition=models.Q(('way__in', ['them', 'doing', 'between', 'in_you', 'between_us', 'in_me', 'around'])), name='supervisionnote_way_known')],
            },
        ),
        migrations.CreateModel(
            name='OutsideHelper',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('outside', 'Somebody outside'), ('peer', 'A peer'), ('group', 'A group of peers')], max_length=8)),
                ('name', alongside.base.encrypted.EncryptedText(binds=('kind',), editable=True, owner='made_by_id')),
                ('what', alongside.base.encrypted.EncryptedText(binds=('kind',), editable=True, owner='made_by_id')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'made_by', 'seq'], name='outsidehelper_by_author')],
            },
        ),
        migrations.CreateModel(
            name='SessionLook',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('on', models.DateField()),
                ('answers', alongside.base.encrypted.EncryptedText(binds=('supervisor_id',), editable=True, owner='made_by_id')),
                ('words', alongside.base.encrypted.EncryptedText(binds=('supervisor_id',), editable=True, owner='made_by_id')),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('words_shared', models.BooleanField(default=False)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('supervisor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'made_by', 'seq'], name='sessionlook_by_author'), models.Index(fields=['org', 'supervisor', 'shared_at'], name='sessionlook_by_supervisor')],
                'constraints': [models.CheckConstraint(condition=models.Q(('words_shared', False), ('shared_at__isnull', False), _connector='OR'), name='sessionlook_words_shared_with_it')],
            },
        ),
        migrations.CreateModel(
            name='SheetMade',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('on', models.DateField()),
                ('happened', alongside.base.encrypted.EncryptedText(binds=('helper_id',), editable=True, owner='made_by_id')),
                ('tried', alongside.base.encrypted.EncryptedText(binds=('helper_id',), editable=True, owner='made_by_id')),
                ('asks', alongside.base.encrypted.EncryptedText(binds=('helper_id',), editable=True, owner='made_by_id')),
                ('helper', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='supervision.outsidehelper')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'made_by', 'seq'], name='sheetmade_by_author')],
            },
        ),
        migrations.CreateModel(
            name='SupervisionHours',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('line', 'With my line manager'), ('clinical', 'Clinical supervision'), ('peer', 'With peers'), ('outside', 'With somebody outside'), ('training', 'Training')], max_length=10)),
                ('on', models.DateField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('theme', models.CharField(choices=[('relationship', 'The working relationship'), ('repair', 'Strain and repair'), ('boundaries', 'Boundaries'), ('risk', 'Risk and safeguarding'), ('capacity', 'Capacity and consent'), ('law', 'The case in law'), ('culture', 'Culture, faith and language'), ('family', 'Family and team'), ('workload', 'My workload and myself'), ('skills', 'Knowledge and skills')], max_length=14)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'made_by', 'on'], name='supervisionhours_by_author')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 1440)), name='supervisionhours_of_a_day')],
            },
        ),
    ]
