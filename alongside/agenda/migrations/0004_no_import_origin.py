from django.db import migrations, models


class Migration(migrations.Migration):
    """No item was ever kept with that origin: a file brought in gives referrals."""

    dependencies = [("agenda", "0003_words_sealed")]

    operations = [
        migrations.AlterField(
            model_name="item",
            name="origin",
            field=models.CharField(
                choices=[("listening", "Listening"), ("referral", "Referral"), ("own", "Own")],
                default="listening",
                max_length=16,
            ),
        ),
    ]
