import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps.

    It ends where `contacts` names its tables, which the next step names anew.
    """

    replaces = [('agenda', '0001_initial'), ('agenda', '0002_written_by_mistake'), ('agenda', '0003_words_sealed'), ('agenda', '0004_no_import_origin')]

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('they_agreed_on', models.DateField(blank=True, null=True)),
                ('i_agreed_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(default='draft', max_length=20)),
                ('state_on', models.DateField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('own_value', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.ownvalue')),
                ('value', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.goodtoknow')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'seq'], name='goal_by_alliance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'agreed_by_them', 'agreed_by_me', 'agreed_by_both', 'reached', 'let_go'])), name='goal_state_of_its_table'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('state', 'draft'), _negated=True), models.Q(('i_agreed_on__isnull', True), ('they_agreed_on__isnull', True)), _connector='OR'), models.Q(models.Q(('state', 'agreed_by_them'), _negated=True), models.Q(('i_agreed_on__isnull', True), ('they_agreed_on__isnull', False)), _connector='OR'), models.Q(models.Q(('state', 'agreed_by_me'), _negated=True), models.Q(('i_agreed_on__isnull', False), ('they_agreed_on__isnull', True)), _connector='OR'), models.Q(models.Q(('state__in', ['agreed_by_both', 'reached']), _negated=True), models.Q(('i_agreed_on__isnull', False), ('they_agreed_on__isnull', False)), _connector='OR')), name='goal_agreed_by_whom_and_when')],
            },
        ),
        migrations.CreateModel(
            name='GoalStep',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('event', models.CharField(max_length=16)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('event',), editable=True, owner='goal.alliance.person_id')),
                ('on', models.DateField()),
                ('goal', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='agenda.goal')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'goal', 'seq'], name='goalstep_by_goal')],
                'constraints': [models.CheckConstraint(condition=models.Q(('event__in', ['they_agree', 'i_agree', 'reworded', 'reached', 'let_go', 'reopened'])), name='goalstep_event_known')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('side', models.CharField(choices=[('theirs', 'Theirs'), ('mine', 'Mine')], max_length=8)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id')),
                ('in_their_words', models.BooleanField(default=False)),
                ('why', alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id')),
                ('how_to_say', alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id')),
                ('safety', models.BooleanField(default=False)),
                ('deadline', models.DateField(blank=True, null=True)),
                ('origin', models.CharField(choices=[('listening', 'Listening'), ('referral', 'Referral'), ('own', 'Own')], default='listening', max_length=16)),
                ('position', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('on', models.DateField()),
                ('heard_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(max_length=20)),
                ('state_on', models.DateField()),
                ('closed', models.BooleanField(default=False)),
                ('instead', alongside.base.encrypted.EncryptedText(binds=('side',), editable=True, owner='alliance.person_id')),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='people.alliance')),
                ('goal', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='agenda.goal')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'closed', 'seq'], name='item_by_alliance'), models.Index(condition=models.Q(('goal__isnull', False)), fields=['org', 'goal'], name='item_by_goal')],
                'constraints': [models.CheckConstraint(condition=models.Q(('side', 'mine'), ('safety', False), _connector='OR'), name='item_safety_is_mine_to_name'), models.CheckConstraint(condition=models.Q(('side', 'theirs'), ('position__isnull', True), _connector='OR'), name='item_order_is_theirs_to_choose'), models.CheckConstraint(condition=models.Q(models.Q(('side', 'theirs'), ('state__in', ['open', 'doing', 'parked', 'done', 'will_not_work', 'closed', 'withdrawn'])), models.Q(('safety', False), ('side', 'mine'), ('state__in', ['waiting', 'open_named', 'ready', 'talked', 'agreed', 'done', 'will_not_work', 'dropped'])), models.Q(('safety', True), ('side', 'mine'), ('state__in', ['cannot_wait', 'talked', 'agreed', 'done', 'will_not_work', 'dropped'])), _connector='OR'), name='item_state_of_its_table'), models.CheckConstraint(condition=models.Q(models.Q(('closed', True), ('state__in', ['closed', 'done', 'dropped', 'will_not_work', 'withdrawn'])), models.Q(('closed', False), models.Q(('state__in', ['closed', 'done', 'dropped', 'will_not_work', 'withdrawn']), _negated=True)), _connector='OR'), name='item_closed_as_its_state_says')],
            },
        ),
        migrations.CreateModel(
            name='ItemStep',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('event', models.CharField(max_length=26)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('event',), editable=True, owner='item.alliance.person_id')),
                ('on', models.DateField()),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='agenda.item')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'item', 'seq'], name='itemstep_by_item')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('event', 'named')), fields=('org', 'item'), name='itemstep_named_once'), models.CheckConstraint(condition=models.Q(('event__in', ['about_safety', 'agreed', 'begun', 'could_not_fix_and_said_so', 'done', 'dropped', 'heard', 'i_did_it', 'let_go', 'named', 'not_about_safety', 'own_step', 'parked', 'raised_by_them', 'reopened', 'reworded', 'said_done', 'said_yes', 'talked', 'things_eased', 'together', 'will_not_work', 'withdrawn'])), name='itemstep_event_known')],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('made_on', models.DateField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(default='open', max_length=12)),
                ('state_on', models.DateField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='people.alliance')),
                ('item', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='agenda.item')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'state', 'due_on'], name='promise_by_alliance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('made_on')), _connector='OR'), name='promise_due_after_made'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'kept', 'broken', 'owned', 'released', 'withdrawn'])), name='promise_state_of_its_table')],
            },
        ),
        migrations.CreateModel(
            name='PromiseStep',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('event', models.CharField(max_length=16)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('event',), editable=True, owner='promise.alliance.person_id')),
                ('due_before', models.DateField(blank=True, null=True)),
                ('due_after', models.DateField(blank=True, null=True)),
                ('on', models.DateField()),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('promise', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='agenda.promise')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'promise', 'seq'], name='promisestep_by_promise')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('due_after__isnull', False), ('event', 'changed')), models.Q(('event', 'changed'), _negated=True), _connector='OR'), name='promisestep_change_has_new_day'), models.CheckConstraint(condition=models.Q(('event__in', ['kept', 'changed', 'broken', 'owned', 'released', 'did_not_happen', 'undone', 'withdrawn'])), name='promisestep_event_known')],
            },
        ),
        migrations.CreateModel(
            name='ExpectSheet',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('my_role', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('my_plan', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('i_can', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('i_can_not', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('we_can', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('who_i_tell', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('given_on', models.DateField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'seq'], name='expect_by_alliance')],
            },
        ),
    ]
