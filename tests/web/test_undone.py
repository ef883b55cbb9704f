"""An action that was undone has said nothing: the page of its refusal writes down whose records it showed."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from alongside.audit.models import Event
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.ids import new_id
from alongside.web.contacts.views.recording import RecordContact
from tests.world import World


def test_the_page_of_a_refusal_is_noted_down_though_the_action_had_spoken(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    @transaction.atomic
    def refuse(*_args: object, **_words: object) -> None:
        record(world.sam.as_viewer(), "contact.recorded", [("alliance", world.with_dean.id)], "A")
        raise Refused("Not like this.")

    monkeypatch.setattr(RecordContact, "save", refuse)
    client.force_login(world.sam)
    before = set(Event.objects.values_list("id", flat=True))
    page = reverse("contact-new", args=[world.with_dean.id])
    answer = client.post(page, {"id": str(new_id()), "on_their_mind": "The lift"})
    assert answer.status_code == 422
    assert [one.verb for one in Event.objects.exclude(id__in=before)] == ["read:contact-new"]


@pytest.mark.django_db
def test_an_answer_to_head_has_no_body_and_says_how_long_it_would_be() -> None:
    server = WSGIHandler()  # the test client takes the body away itself
    got, head = (
        server.get_response(getattr(RequestFactory(SERVER_NAME="localhost"), how)("/sign-in/"))
        for how in ("get", "head")
    )
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    assert abs(int(head["Content-Length"]) - len(got.content)) < 200
