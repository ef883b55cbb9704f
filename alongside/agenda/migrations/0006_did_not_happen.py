
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """They may say that something promised did not happen; that stands as theirs until it is owned."""

    dependencies = [
        ('agenda', '0005_named_anew'),
        ('people', '0007_where_somebody_lives'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='promise',
            name='promise_state_of_its_table',
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'kept', 'broken', 'not_happened', 'owned', 'released', 'withdrawn'])), name='promise_state_of_its_table'),
        ),
    ]
