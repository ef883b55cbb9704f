import alongside.base.clock
import alongside.base.encrypted
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A new installation begins with the tables as these steps left them; one that is there has made the steps.

    It ends with the table whose rows the trail had to see moved before it went.
    """

    replaces = [('base', '0001_initial'), ('base', '0002_draft_order'), ('base', '0003_stood_before'), ('base', '0004_installation_id'), ('base', '0005_words_sealed'), ('base', '0006_revision')]

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sequence',
            fields=[
                ('org', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='people.organisation')),
                ('last', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('fingerprint', models.BinaryField(max_length=32)),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('master', models.CharField(max_length=20)),
                ('wrapped', models.BinaryField()),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'owner_id'), name='datakey_one_per_owner')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('path', models.CharField(max_length=200)),
                ('fields', alongside.base.encrypted.EncryptedText(binds=('path',), editable=True, owner='author_id')),
                ('kept_at', models.DateTimeField()),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('order', models.PositiveBigIntegerField(default=0)),
                ('tab', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'author', 'path'), name='draft_one_per_page')],
            },
        ),
        migrations.CreateModel(
            name='KeptVersion',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(max_length=40)),
                ('of_id', models.UUIDField()),
                ('fingerprint', models.BinaryField(max_length=32)),
                ('content', alongside.base.encrypted.EncryptedText(binds=('kind', 'of_id'), editable=True, owner='author_id')),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'of_id', 'fingerprint'), name='keptversion_once')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.UUIDField(default=alongside.base.clock.new_id, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=alongside.base.clock.now, editable=False)),
                ('kind', models.CharField(max_length=40)),
                ('of_id', models.UUIDField()),
                ('key_of', models.UUIDField(editable=False)),
                ('content', alongside.base.encrypted.EncryptedText(binds=('kind', 'of_id'), editable=True, owner='key_of')),
                ('made_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('sent_id', models.UUIDField(editable=False, null=True)),
                ('fingerprint', models.BinaryField(max_length=32, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'of_id', 'seq'], name='revision_by_row')],
                'constraints': [models.UniqueConstraint(fields=('org', 'sent_id', 'fingerprint'), name='revision_conflict_once'), models.CheckConstraint(condition=models.Q(models.Q(('fingerprint__isnull', True), ('sent_id__isnull', True)), models.Q(('fingerprint__isnull', False), ('sent_id__isnull', False)), _connector='OR'), name='revision_sent_with_what')],
            },
        ),
        migrations.RunSQL(
            sql='CREATE TABLE base_installation (id varchar(36) PRIMARY KEY)',
            reverse_sql='DROP TABLE base_installation',
        ),
    ]
