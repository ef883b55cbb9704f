"""Conditions that were mended, to be put back: an attack that does not find them says nothing."""

import datetime as dt

import pytest
from django.db.models import Exists, OuterRef, Q

from alongside.people import visibility
from alongside.people.models import Assignment, CircleLink
from alongside.people.visibility import current, not_over


def put_back(monkeypatch: pytest.MonkeyPatch, name: str, condition: object) -> None:
    """Another condition in the place of ours."""
    monkeypatch.setattr(visibility, name, condition)


def a_circle_opens_clients(day: dt.date) -> Q:
    """The condition as it was: whoever stands in the circle of somebody's client is opened, a client too."""
    assigned = Assignment.objects.filter(
        current(day), org_id=OuterRef("org_id"), practitioner_id=OuterRef("practitioner_id")
    )
    around = CircleLink.objects.filter(
        not_over(day),
        person_id=OuterRef("person_id"),
        client__assignments__in=Assignment.objects.filter(
            current(day), practitioner_id=OuterRef(OuterRef("practitioner_id"))
        ),
    )
    return Q(Exists(assigned.filter(client_id=OuterRef("person_id")))) | Q(Exists(around))


def no_end_before_midnight(day: dt.date) -> Q:
    """Another: what a lead ends stands to the end of its last day."""
    stands = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    theirs = {"practitioner_id": OuterRef("practitioner_id"), "client_id": OuterRef("person_id")}
    return Q(Exists(Assignment.objects.filter(stands, org_id=OuterRef("org_id"), **theirs)))
