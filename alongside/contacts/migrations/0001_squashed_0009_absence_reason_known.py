import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('contacts', '0001_initial'), ('contacts', '0002_words_sealed'), ('contacts', '0003_named_anew'), ('contacts', '0004_named_backwards'), ('contacts', '0005_what_came_of_a_plan'), ('contacts', '0006_whose_words'), ('contacts', '0007_leave_entered_once'), ('contacts', '0008_time_may_stay_open'), ('contacts', '0009_absence_reason_known')]

    initial = True

    dependencies = [
        ('agenda', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('way', models.CharField(choices=[('visit', 'Visit'), ('call', 'Call'), ('video', 'Video call'), ('message', 'Message'), ('meeting', 'Meeting')], default='visit', max_length=10)),
                ('state', models.CharField(default='planned', max_length=20)),
                ('at', models.DateTimeField()),
                ('place', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('started_by', models.CharField(blank=True, choices=[('them', 'They did'), ('me', 'I did'), ('arranged', 'It was arranged')], max_length=10)),
                ('on_their_mind', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('did', models.JSONField(default=list)),
                ('mine_came_up', models.CharField(blank=True, max_length=16)),
                ('named', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('came_of_it', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('who_was_there', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('note', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('outside_ref', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='alliance.person_id')),
                ('saved_as', models.UUIDField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moved_from', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved_to', to='contacts.contact')),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('outside_ref_index', alongside.base.encrypted.KeyedIndex(fold=False, of='outside_ref')),
                ('in_their_words', models.BooleanField(default=False)),
                ('time_open', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'at'], name='contact_by_alliance'), models.Index(fields=['org', 'alliance', 'state', 'at'], name='contact_by_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outside_ref_index', ''), _negated=True), fields=('org', 'alliance', 'outside_ref_index'), name='contact_outside_ref_once')],
            },
        ),
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='contact.alliance.person_id')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='contacts.contact')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'contact', 'seq'], name='addendum_by_contact')],
            },
        ),
        migrations.CreateModel(
            name='ContactPlan',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('respect', alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id')),
                ('start_with', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='contact.alliance.person_id')),
                ('name_openly', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='contact.alliance.person_id')),
                ('like_for_me', alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id')),
                ('my_need', alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id')),
                ('not_moving', alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='made_by_id')),
                ('openly', models.JSONField(default=list)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='contacts.contact')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('came_about', models.JSONField(default=list)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'contact', 'seq'], name='plan_by_contact')],
            },
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('covered_by', alongside.base.encrypted.EncryptedText(binds=(), editable=True, owner='made_by_id')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('why', models.CharField(choices=[('hospital', 'In hospital'), ('their_time', 'Away'), ('my_leave', 'My leave'), ('silence', 'We lost touch')], max_length=12)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('leave', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='contacts.leave')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'since'], name='away_by_alliance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('why__in', ['hospital', 'their_time', 'my_leave', 'silence'])), name='absence_reason_known')],
            },
        ),
        migrations.CreateModel(
            name='PrivateNote',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('ease', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('shared', alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='author_id')),
                ('landed', alongside.base.encrypted.EncryptedText(binds=('contact_id',), editable=True, owner='author_id')),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='private_note', to='contacts.contact')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ease__isnull', True), ('ease__range', (1, 5)), _connector='OR'), name='forme_ease_1_to_5')],
            },
        ),
        migrations.CreateModel(
            name='PromisedIn',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='promised', to='contacts.contact')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('promise', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='made_in', to='agenda.promise')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'contact'], name='promisedin_by_contact')],
            },
        ),
        migrations.CreateModel(
            name='Touch',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('how', models.CharField(max_length=16)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='touches', to='contacts.contact')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='touches', to='agenda.item')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'item'], name='touch_by_item')],
                'constraints': [models.UniqueConstraint(fields=('org', 'contact', 'item'), name='touch_once_per_contact')],
            },
        ),
    ]
