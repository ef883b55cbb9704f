import alongside.base.clock
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps."""

    replaces = [('audit', '0001_initial'), ('audit', '0002_hashes_of_rows_and_signed_heads'), ('audit', '0003_kept_versions_are_revisions')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('org_id', models.UUIDField(primary_key=True, serialize=False)),
                ('n', models.BigIntegerField(default=0)),
                ('mac', models.BinaryField(default=bytes, max_length=32)),
                ('key', models.CharField(blank=True, max_length=20)),
                ('signature', models.BinaryField(default=bytes, max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('org_id', models.UUIDField()),
                ('n', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('actor_id', models.UUIDField(null=True)),
                ('verb', models.CharField(max_length=60)),
                ('records', models.CharField(blank=True, max_length=8)),
                ('subjects', models.JSONField(default=list)),
                ('detail', models.JSONField(default=dict)),
                ('mac', models.BinaryField(max_length=32)),
                ('key', models.CharField(blank=True, max_length=20)),
                ('rows', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['org_id', 'actor_id', 'n'], name='event_by_actor')],
                'constraints': [models.UniqueConstraint(fields=('org_id', 'n'), name='event_one_place_in_chain')],
            },
        ),
    ]
