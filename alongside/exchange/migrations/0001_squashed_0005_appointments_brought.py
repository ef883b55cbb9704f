import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('exchange', '0001_initial'), ('exchange', '0002_words_sealed'), ('exchange', '0003_plain_words_swept'), ('exchange', '0004_calendar_feed'), ('exchange', '0005_appointments_brought')]

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Brought',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('caseload', 'Caseload'), ('calendar', 'Calendar'), ('appointments', 'Appointments')], max_length=12)),
                ('name', alongside.base.encrypted.EncryptedText(binds=('kind',), editable=True, owner='author_id')),
                ('content', alongside.base.encrypted.EncryptedText(binds=('kind',), editable=True, owner='author_id')),
                ('taken_in_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'author', 'seq'], name='brought_by_author')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('secret_hash', models.CharField(max_length=64)),
                ('with_place', models.BooleanField(default=False)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('practitioner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('secret_hash',), name='calendarfeed_secret_once'), models.UniqueConstraint(condition=models.Q(('stopped_at__isnull', True)), fields=('org', 'practitioner'), name='calendarfeed_one_works')],
            },
        ),
    ]
