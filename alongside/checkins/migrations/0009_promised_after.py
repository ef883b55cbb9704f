import alongside.base.clock
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which promise, of what to do differently, was made after which check-in."""

    dependencies = [
        ('agenda', '0005_named_anew'),
        ('checkins', '0008_retracted'),
        ('people', '0006_account_notices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
    ]
