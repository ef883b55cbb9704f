from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0005_words_sealed'),
    ]

    operations = [
        migrations.RenameModel(old_name='StoodBefore', new_name='Revision'),
        migrations.RenameIndex(model_name='revision', old_name='stoodbefore_by_row', new_name='revision_by_row'),
        migrations.AddField(
            model_name='revision',
            name='sent_id',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='fingerprint',
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('org', 'sent_id', 'fingerprint'), name='revision_conflict_once'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(
                condition=Q(sent_id__isnull=True, fingerprint__isnull=True) | Q(sent_id__isnull=False, fingerprint__isnull=False),
                name='revision_sent_with_what',
            ),
        ),
    ]
