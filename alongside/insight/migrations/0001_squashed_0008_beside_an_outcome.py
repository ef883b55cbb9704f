import alongside.base.clock
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('insight', '0001_initial'), ('insight', '0002_what_is_usual'), ('insight', '0003_scores'), ('insight', '0004_read_in_one'), ('insight', '0005_read_again_in_parts'), ('insight', '0006_nothing_worked_out_is_stored'), ('insight', '0007_of_a_check_in'), ('insight', '0008_beside_an_outcome')]

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ServiceReport',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('instrument', models.CharField(max_length=24)),
                ('relationships', models.PositiveIntegerField()),
                ('figures', models.JSONField(default=dict)),
                ('on', models.DateField()),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('outcome', models.CharField(blank=True, max_length=24)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'instrument', '-seq'], name='servicereport_newest')],
            },
        ),
        migrations.CreateModel(
            name='OrgPrior',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('instrument', models.CharField(max_length=24)),
                ('rater', models.CharField(max_length=12)),
                ('how', models.CharField(choices=[('estimated', 'worked out from our own looks'), ('by_hand', 'entered by hand'), ('default', 'the safe default')], max_length=10)),
                ('mean', models.FloatField()),
                ('between', models.FloatField()),
                ('within', models.FloatField()),
                ('weight', models.PositiveSmallIntegerField(default=4)),
                ('relationships', models.PositiveIntegerField(blank=True, null=True)),
                ('intervals', models.JSONField(default=dict)),
                ('on', models.DateField()),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('report', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.servicereport')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'instrument', '-seq'], name='orgprior_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('between__gt', 0), ('weight__gte', 1), ('within__gt', 0)), name='orgprior_makes_a_prior'), models.CheckConstraint(condition=models.Q(models.Q(('how', 'estimated'), ('relationships__isnull', False), ('report__isnull', False)), models.Q(models.Q(('how', 'estimated'), _negated=True), ('relationships__isnull', True), ('report__isnull', True)), _connector='OR'), name='orgprior_counts_where_estimated')],
            },
        ),
        migrations.CreateModel(
            name='SignalShown',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('check_in', models.UUIDField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first_on__lte', models.F('last_on'))), name='signalshown_in_order'), models.UniqueConstraint(fields=('org', 'alliance', 'check_in'), name='signalshown_one_per_check_in')],
            },
        ),
        migrations.CreateModel(
            name='NotNow',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('rule', models.CharField(max_length=24)),
                ('until', models.DateField()),
                ('alliance', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.alliance')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'alliance', 'until'], name='notnow_by_alliance')],
            },
        ),
    ]
