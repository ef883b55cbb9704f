from django.db import migrations


class Migration(migrations.Migration):
    """A notice of core is what is worth a look; this one tells a practitioner what was done to their account."""

    dependencies = [("people", "0005_leads_and_whom_they_act_on")]

    operations = [migrations.RenameModel("Notice", "AccountNotice")]
