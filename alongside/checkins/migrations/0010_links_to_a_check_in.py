import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Links that lead a client to one check-in."""

    dependencies = [
        ('checkins', '0009_promised_after'),
        ('people', '0007_where_somebody_lives'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'seq'], name='invitation_by_alliance')],
                'constraints': [models.UniqueConstraint(fields=('secret_hash',), name='invitation_secret_once'), models.UniqueConstraint(condition=models.Q(('cookie_hash', ''), _negated=True), fields=('cookie_hash',), name='invitation_cookie_once'), models.CheckConstraint(condition=models.Q(models.Q(('cookie_hash', ''), ('opened_at__isnull', True)), models.Q(('opened_at__isnull', False), models.Q(('cookie_hash', ''), _negated=True)), _connector='OR'), name='invitation_opened_with_a_cookie'), models.CheckConstraint(condition=models.Q(models.Q(('over', ''), ('over_at__isnull', True)), models.Q(models.Q(('over', ''), _negated=True), ('over_at__isnull', False)), _connector='OR'), name='invitation_over_when_and_why')],
            },
        ),
    ]
