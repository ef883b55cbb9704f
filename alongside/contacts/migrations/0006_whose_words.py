from django.db import migrations, models


class Migration(migrations.Migration):
    """What was on their mind is told by the practitioner, unless they say that the words are the person's own.

    The page asked "What was on his mind?" until now, and nowhere for his own words: so what stands there is prose, and
    loses the quotation marks that nobody gave it. What went from there onto a list keeps what its own page says of it,
    where that can be changed: to change it here would leave rows of the trail as no act left them.
    """

    dependencies = [("contacts", "0005_what_came_of_a_plan")]

    operations = [migrations.AddField("Contact", "in_their_words", models.BooleanField(default=False))]
