from typing import Any

from django.db import migrations, models
from django.db.models import Q

from alongside.base.encrypted import EncryptedText

STATES = ["noticed", "acknowledged", "waiting", "left_alone", "talked", "calmer", "mended"]
MENDED = Q(state="mended", mended_on__isnull=False, mended_said_by__in=["they", "both"])
RETRACTED = Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why="") | Q(
    withdrawn_at__isnull=False, withdrawn_by__isnull=False
) & ~Q(withdrawn_why="")

INDEXES = [
    ("rupture", "strain_by_alliance", "rupture_by_alliance"),
    ("hardday", "weather_by_alliance", "hardday_by_alliance"),
    ("hardconversation", "hardtalk_by_alliance", "hardconversation_by_alliance"),
]
#: The rows of a hard patch: the former index, its fields now, and the sealed columns with what else they are bound to.
OF_RUPTURE = [
    ("ruptureaddendum", "strainaddendum_by_strain", ["seq"], {"words": []}),
    ("rupturenote", "strainnote_by_strain", ["seq"], {"words": ["part"]}),
    ("repairattempt", "attempt_by_strain", ["on", "seq"], {"words": ["kind"], "their_words": ["kind"]}),
]
CONSTRAINTS = [
    ("strain_state_known", "rupture_state_known", Q(state__in=STATES)),
    (
        "strain_mended_is_said_by_them",
        "rupture_mended_is_said_by_them",
        MENDED | ~Q(state="mended") & Q(mended_on__isnull=True, mended_said_by=""),
    ),
    (
        "strain_talk_day_with_their_day",
        "rupture_talk_day_with_their_day",
        Q(talk_when="date", talk_on__isnull=False) | ~Q(talk_when="date") & Q(talk_on__isnull=True),
    ),
    ("strain_taken_back_when_by_whom_and_why", "rupture_retracted_when_by_whom_and_why", RETRACTED),
]


def link(to: str, related_name: str, **more: bool) -> models.ForeignKey:
    return models.ForeignKey(
        to, db_index=False, on_delete=models.PROTECT, related_name=related_name, **more
    )


def renamed(model: str, index: str, order: list[str], sealed: dict[str, list[str]]) -> list[Any]:
    fields, name = ["org", "rupture", *order], f"{model}_by_rupture"
    return [
        migrations.RemoveIndex(model, index),
        migrations.RenameField(model, "strain", "rupture"),
        *(
            migrations.AlterField(
                model, column, EncryptedText(owner="person_id", binds=["rupture_id", *bound])
            )
            for column, bound in sealed.items()
        ),
        migrations.AddIndex(model, models.Index(fields=fields, name=name)),
    ]


class Migration(migrations.Migration):
    """The fields, indexes and constraints under the names of the models; base.canonical keeps those of before."""

    dependencies = [("repair", "0005_named_anew")]

    operations = [
        migrations.RenameField("rupture", "hard_talk", "conversation"),
        *(operation for table in OF_RUPTURE for operation in renamed(*table)),
        migrations.RenameField("slip", "taken_back_at", "retracted_at"),
        *(migrations.RenameIndex(model, new_name=new, old_name=old) for model, old, new in INDEXES),
        *(migrations.RemoveConstraint("rupture", old) for old, _new, _condition in CONSTRAINTS),
        *(
            migrations.AddConstraint("rupture", models.CheckConstraint(condition=condition, name=new))
            for _old, new, condition in CONSTRAINTS
        ),
        migrations.AlterField("rupture", "alliance", link("people.alliance", "ruptures")),
        migrations.AlterField(
            "rupture",
            "conversation",
            link("repair.hardconversation", "ruptures", null=True, blank=True),
        ),
        migrations.AlterField("hardday", "alliance", link("people.alliance", "hard_days")),
        migrations.AlterField(
            "hardconversation", "alliance", link("people.alliance", "hard_conversations")
        ),
        migrations.AlterField(
            "hardconversation",
            "contact",
            link("contacts.contact", "hard_conversations", null=True, blank=True),
        ),
    ]
