from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0004_calendar_feed'),
    ]

    operations = [
        migrations.AlterField(
            model_name='brought',
            name='kind',
            field=models.CharField(choices=[('caseload', 'Caseload'), ('calendar', 'Calendar'), ('appointments', 'Appointments')], max_length=12),
        ),
    ]
