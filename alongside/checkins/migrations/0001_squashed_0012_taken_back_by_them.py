import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('checkins', '0001_initial'), ('checkins', '0002_questionnaires'), ('checkins', '0003_taken_back'), ('checkins', '0004_words_sealed'), ('checkins', '0005_no_rule_version'), ('checkins', '0006_named_anew'), ('checkins', '0007_of_a_check_in'), ('checkins', '0008_retracted'), ('checkins', '0009_promised_after'), ('checkins', '0010_links_to_a_check_in'), ('checkins', '0011_replies'), ('checkins', '0012_taken_back_by_them')]

    initial = True

    dependencies = [
        ('agenda', '0001_initial'),
        ('contacts', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('rater', models.CharField(choices=[('mirror', 'How I think it is for them'), ('for_me', 'How it is for me'), ('client', 'Their answers'), ('my_form', 'My answers to a questionnaire')], max_length=8)),
                ('instrument', models.CharField(max_length=24)),
                ('version', models.CharField(max_length=12)),
                ('mode', models.CharField(choices=[('alone', 'alone'), ('together', 'together with me'), ('with_help', 'with help from somebody'), ('for_them', 'answered for them by somebody')], max_length=10)),
                ('helper', alongside.base.encrypted.EncryptedText(binds=('alliance_id', 'rater'), editable=True, owner='person_id')),
                ('medium', models.CharField(choices=[('link', 'on a link'), ('device', 'on this device'), ('paper', 'on paper'), ('aloud', 'asked aloud')], max_length=8)),
                ('audience', models.CharField(choices=[('mine', 'Only the practitioner who wrote it'), ('worker', 'The worker can read it'), ('talk', 'The worker can read it and talk about it'), ('supervisor', 'Only the supervisor'), ('nobody', 'Nobody yet')], max_length=10)),
                ('on', models.DateField()),
                ('score', models.SmallIntegerField(blank=True, null=True)),
                ('top', models.SmallIntegerField(default=0)),
                ('answered', models.PositiveSmallIntegerField(default=0)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='people.alliance')),
                ('contact', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='contacts.contact')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('retracted_at', models.DateTimeField(blank=True, null=True)),
                ('retracted_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('retracted_why', models.CharField(blank=True, choices=[('person', 'It was about somebody else'), ('day', 'It was kept on the wrong day'), ('twice', 'It was kept twice'), ('misheard', 'It is not what was meant'), ('asked', 'They asked for it'), ('other', 'Something else')], max_length=8)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'on', 'seq'], name='look_by_alliance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('score__isnull', True), models.Q(('score__gte', 0), ('score__lte', models.F('top'))), _connector='OR'), name='look_score_on_scale'), models.CheckConstraint(condition=models.Q(models.Q(('rater', 'client'), models.Q(('audience', 'mine'), _negated=True)), models.Q(('audience', 'mine'), ('mode', 'alone'), ('rater__in', ['mirror', 'for_me', 'my_form'])), _connector='OR'), name='look_mine_is_mine_and_theirs_is_theirs'), models.CheckConstraint(condition=models.Q(models.Q(('retracted_at__isnull', True), ('retracted_by__isnull', True), ('retracted_why', '')), models.Q(('retracted_at__isnull', False), ('retracted_by__isnull', False), models.Q(('retracted_why', ''), _negated=True)), _connector='OR'), name='check_in_retracted_when_by_whom_and_why')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('item', models.CharField(max_length=24)),
                ('step', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('choice', models.CharField(blank=True, max_length=16)),
                ('key_of', models.UUIDField(editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('check_in_id', 'item', 'goal_id'), editable=True, owner='key_of')),
                ('goal', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.goal')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('check_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='checkins.checkin')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'check_in', 'seq'], name='answer_by_check_in')],
                'constraints': [models.CheckConstraint(condition=models.Q(('choice__in', ['', 'dont_know', 'rather_not_say', 'yes', 'not_now', 'no'])), name='answer_choice_known'), models.CheckConstraint(condition=models.Q(('step__isnull', True), models.Q(('choice', ''), ('step__lte', 10000)), _connector='OR'), name='answer_step_or_choice')],
            },
        ),
        migrations.CreateModel(
            name='CheckInAddendum',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('key_of', models.UUIDField(editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('check_in_id',), editable=True, owner='key_of')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('check_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='checkins.checkin')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'check_in', 'seq'], name='checkinaddendum_by_check_in')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('secret_hash', models.CharField(max_length=64)),
                ('until', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('cookie_hash', models.CharField(blank=True, max_length=64)),
                ('over', models.CharField(blank=True, choices=[('answered', 'answered'), ('not_me', 'not theirs'), ('taken_back', 'taken back')], max_length=10)),
                ('over_at', models.DateTimeField(blank=True, null=True)),
                ('unfinished', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'seq'], name='invitation_by_alliance')],
                'constraints': [models.UniqueConstraint(fields=('secret_hash',), name='invitation_secret_once'), models.UniqueConstraint(condition=models.Q(('cookie_hash', ''), _negated=True), fields=('cookie_hash',), name='invitation_cookie_once'), models.CheckConstraint(condition=models.Q(models.Q(('cookie_hash', ''), ('opened_at__isnull', True)), models.Q(('opened_at__isnull', False), models.Q(('cookie_hash', ''), _negated=True)), _connector='OR'), name='invitation_opened_with_a_cookie'), models.CheckConstraint(condition=models.Q(models.Q(('over', ''), ('over_at__isnull', True)), models.Q(models.Q(('over', ''), _negated=True), ('over_at__isnull', False)), _connector='OR'), name='invitation_over_when_and_why')],
            },
        ),
        migrations.CreateModel(
            name='PromisedAfter',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('check_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='promised', to='checkins.checkin')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('promise', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='made_after', to='agenda.promise')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'check_in'], name='promisedafter_by_check_in')],
            },
        ),
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('key', models.CharField(max_length=24)),
                ('version', models.PositiveSmallIntegerField()),
                ('text', alongside.base.encrypted.EncryptedText(binds=('key', 'version'), editable=True, owner='org_id')),
                ('granted_by', alongside.base.encrypted.EncryptedText(binds=('key', 'version'), editable=True, owner='org_id')),
                ('reference', alongside.base.encrypted.EncryptedText(binds=('key', 'version'), editable=True, owner='org_id')),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'key', 'version'), name='questionnaire_one_per_version'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='questionnaire_licensed_and_counted')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('key_of', models.UUIDField(editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('check_in_id',), editable=True, owner='key_of')),
                ('check_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='checkins.checkin')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'check_in', 'seq'], name='reply_by_check_in')],
            },
        ),
        migrations.CreateModel(
            name='Rhythm',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('mine_weeks', models.PositiveSmallIntegerField(default=4)),
                ('theirs_weeks', models.PositiveSmallIntegerField(default=6)),
                ('good_weeks', models.PositiveSmallIntegerField(default=12)),
                ('alliance', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='rhythm', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('good_weeks__range', (1, 26)), ('mine_weeks__range', (1, 26)), ('theirs_weeks__range', (4, 26))), name='rhythm_weeks_in_range')],
            },
        ),
        migrations.CreateModel(
            name='WhatWorks',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('words', alongside.base.encrypted.EncryptedText(binds=('alliance_id',), editable=True, owner='person_id')),
                ('in_their_words', models.BooleanField(default=True)),
                ('on', models.DateField()),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='what_works', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('check_in', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='checkins.checkin')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'on'], name='worked_by_alliance')],
            },
        ),
    ]
