"""What whoever reads the database without the keyring can read: every column of every table, by its class.

Ids, days, times and yes-or-no say so by their type, and sealed columns do. For every other column it is written here
what it holds; `tests/architecture/test_readable.py` fails for one that is not. Writes docs/reference/what-is-readable.md:

python -m tools.readable
"""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

from alongside.base.encrypted import EncryptedText, KeyedIndex

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "what-is-readable.md"


class Class(StrEnum):
    """What a column is to a thief of the disk."""

    SEALED = "sealed"
    INDEX = "keyed index"
    HASH = "hash"
    KEY = "key, wrapped"
    PUBLIC = "public key"
    ID = "id"
    DAY = "day or time"
    STATE = "state or code"
    NUMBER = "number"
    SCORE = "score"
    WORKED_OUT = "worked out: numbers, days, codes and ids"
    NAME = "name, readable"
    PICTURE = "picture, readable"
    SOUND = "sound of fixed words, readable"


#: First that fits. A sealed field is none of the types behind it.
BY_TYPE: tuple[tuple[Any, Class], ...] = (
    (EncryptedText, Class.SEALED),
    (KeyedIndex, Class.INDEX),
    ((models.UUIDField, models.ForeignKey, models.AutoField), Class.ID),
    (models.DateField, Class.DAY),
    (models.BooleanField, Class.STATE),
)
#: By the name of a column, in whatever table: places in an order, and codes of tables in the source.
ANYWHERE = {
    "seq": Class.NUMBER,
    **dict.fromkeys(
        (
            "state",
            "event",
            "kind",
            "decision",
            "finding",
            "reminder",
            "how",
            "side",
            "origin",
            "whose",
            "part",
            "landed",
            "audience",
            "rater",
            "rule",
        ),
        Class.STATE,
    ),
    **dict.fromkeys(("instrument", "outcome", "version", "retracted_why", "place"), Class.STATE),
}
STATES = [
    "agenda_agendaitem.position",
    "audit_event.verb",
    "audit_event.records",
    "audit_event.key",
    "audit_head.key",
    "base_datakey.master",
    "base_draft.path",
    "base_draft.tab",
    "checkins_answer.item",
    "checkins_answer.choice",
    "checkins_checkin.mode",
    "checkins_checkin.medium",
    "checkins_questionnaire.key",
    "checkins_invitation.over",
    "checkins_formchoice.form",
    "checkins_spokensentence.kind",
    "contacts_absence.why",
    "contacts_contact.way",
    "contacts_contact.started_by",
    "contacts_contact.did",
    "contacts_contact.mine_came_up",
    "contacts_contactplan.came_about",
    "contacts_contactplan.openly",
    "contacts_touch.how",
    "insight_orgprior.how",
    "learning_practicelog.exercise",
    "people_goodtoknow.question",
    "people_accountnotice.told",
    "people_accountnotice.role",
    "people_person.pronoun",
    "people_practitioner.symbol",
    "reflection_legalhold.why",
    "reflection_opening.order",
    "repair_rupture.came",
    "repair_rupture.talk_when",
    "repair_rupture.mended_said_by",
    "supervision_supervisionhours.theme",
    "supervision_supervisionnote.way",
]
NUMBERS = [
    "checkins_spokensentence.milliseconds",
    "audit_event.n",
    "audit_head.n",
    "base_draft.order",
    "base_sequence.last",
    "checkins_rhythm.mine_weeks",
    "checkins_rhythm.theirs_weeks",
    "checkins_rhythm.good_weeks",
    "contacts_contact.minutes",
    "insight_orgprior.weight",
    "insight_orgprior.relationships",
    "insight_servicereport.relationships",
    "people_accountnotice.hours",
    "people_organisation.reset_hours",
    "people_organisation.next_reset_hours",
    "people_organisation.second_step_set",
    "people_organisation.thinking_set",
    "people_practitioner.session_round",
    "people_passkey.count",
    "people_secondfactor.last_step",
    "supervision_supervisionhours.minutes",
    "reflection_destruction.how_many",
]
SCORES = [
    "checkins_answer.step",
    "checkins_formchoice.certain",
    "checkins_formchoice.between",
    "checkins_checkin.score",
    "checkins_checkin.top",
    "checkins_checkin.answered",
    "contacts_privatenote.ease",
    "insight_orgprior.mean",
    "insight_orgprior.between",
    "insight_orgprior.within",
]
HASHES = [
    "checkins_spokensentence.sentence",
    "audit_event.mac",
    "audit_head.mac",
    "audit_head.signature",
    "audit_event.rows",
    "base_revision.fingerprint",
    "base_submission.fingerprint",
    "checkins_invitation.cookie_hash",
    "checkins_invitation.secret_hash",
    "checkins_invitation.reminder_hash",
    "django_session.session_key",
    "exchange_calendarfeed.secret_hash",
    "people_guess.bucket",
    "people_passwordlink.secret_hash",
    "people_practitioner.password",
    "people_passkey.id_hash",
    "people_recoverycode.code_hash",
]
WORKED_OUT = [
    "audit_event.subjects",
    "audit_event.detail",
    "django_session.session_data",
    "insight_orgprior.intervals",
    "insight_servicereport.figures",
    "people_ownrequest.given",
]
#: Django's own words about its tables, and what names an organisation to whoever runs the machine.
NAMES = [
    "auth_group.name",
    "auth_permission.name",
    "auth_permission.codename",
    "django_content_type.app_label",
    "django_content_type.model",
    "django_migrations.app",
    "django_migrations.name",
    "people_organisation.name",
    "people_organisation.zone",
]
SAID = {
    **dict.fromkeys(STATES, Class.STATE),
    **dict.fromkeys(NUMBERS, Class.NUMBER),
    **dict.fromkeys(SCORES, Class.SCORE),
    **dict.fromkeys(HASHES, Class.HASH),
    **dict.fromkeys(WORKED_OUT, Class.WORKED_OUT),
    **dict.fromkeys(NAMES, Class.NAME),
    "base_datakey.wrapped": Class.KEY,
    "people_passkey.credential": Class.PUBLIC,
    "people_practitioner.photo": Class.PICTURE,
    "checkins_spokensentence.sound": Class.SOUND,
}

Column = tuple[str, str, Class | None]


def columns() -> Iterator[Column]:
    """Table, column and class of every column there is, Django's own included; None where nobody has said it."""
    models_here: list[Any] = [*apps.get_models(include_auto_created=True), MigrationRecorder.Migration]
    for model in sorted(models_here, key=lambda model: model._meta.db_table):
        for field in model._meta.local_concrete_fields:
            yield model._meta.db_table, str(field.column), class_of(field)


def class_of(field: Any) -> Class | None:
    """What a column holds; None where nobody has said it."""
    by_type = next((found for kind, found in BY_TYPE if isinstance(field, kind)), None)
    own = SAID.get(f"{field.model._meta.db_table}.{field.column}")
    return by_type or own or ANYWHERE.get(field.column)


HEAD = """# What is readable without the keys

Generated by `python -m tools.readable`; a test compares it with the models, and fails for a column that nobody has classed.

Words and names are sealed under a key of the person or the author, and bound to their place: row, person or author, kind and
column. What is sealed shows its length. A keyed index lets a reference be found again; equal references of one organisation
have equal indexes. Readable are ids, days and times, states and codes, numbers and scores: who works with whom, when they met,
and how a relationship was rated are there for whoever has the database, so the disk has to be encrypted as well.

Three things are readable that are no codes. An organisation's name and time zone: whoever runs the machine has to tell
organisations apart without opening anything. And the photograph that a practitioner put up of themselves,
with the product's own sentences in their voice.

On SQLite what was in clear before 0.2.0 is gone from the file and its log once the upgrade is through. On PostgreSQL the tables
are written anew (`VACUUM FULL`); older copies stay in its write-ahead log until it is recycled, and in base backups and archives
that were made before. On either, a file system, a snapshot or a disk may hold blocks of older files: encrypt the disk.
"""


def markdown() -> str:
    """The page of the documentation."""
    lines, table = [HEAD], ""
    for of, column, found in columns():
        if of != table:
            lines += [f"\n## {of}\n", "| column | class |", "|---|---|"]
            table = of
        lines.append(f"| {column} | {found.value if found else '?'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(markdown(), "utf-8")
