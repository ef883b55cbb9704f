"""From an empty machine to a lead who can sign in, and the anchor of the chains (risk 10)."""

from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from alongside.access.identities import Role
from alongside.audit.chain import begin, check
from alongside.audit.models import Event
from alongside.audit.record import record
from alongside.ops.founding import found_at_terminal, is_at_terminal
from alongside.ops.serving import first_step
from alongside.people.models import Organisation, Practitioner
from tests.world import World


def run(*words: str) -> str:
    said = StringIO()
    call_command(*words, stdout=said)
    return said.getvalue()


def follow(said: str, password: str) -> Client:
    client = Client(headers={"host": "localhost"})
    page = client.get("/welcome/" + said.split("/welcome/")[1].strip(), follow=True)
    assert page.status_code == 200
    client.post(page.redirect_chain[-1][0], {"new": password, "again": password})
    return client


def test_an_organisation_is_made_and_its_lead_signs_in_once_by_the_link(db: None) -> None:
    said = run("organisation", "Saltmarsh", "--lead", "maya", "--name", "Maya Lindqvist")
    follow(said, "a long enough password 1")
    lead = Practitioner.objects.called("maya").get()
    assert (lead.org.name, lead.first_name, lead.is_lead) == ("Saltmarsh", "Maya", True)
    assert lead.check_password("a long enough password 1")
    again = run("organisation", "--lead", "maya", "--again")
    follow(again, "another long password 2")
    lead.refresh_from_db()
    assert lead.check_password("another long password 2")
    assert check(lead.org_id).faults == (), "each row is as an act left it"


def test_an_empty_installation_says_the_next_step_which_asks_at_a_terminal(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "organisation --port 8044" in "\n".join(first_step(8044))
    typed = iter(["Saltmarsh", "Maya Lindqvist", ""])
    monkeypatch.setattr("alongside.ops.founding.is_at_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    made = run("organisation")
    assert "organisation --again" in "\n".join(first_step()), "the link may be lost with the terminal"
    lead = follow(made, "a long enough password 1").get("/").context["viewer"]
    assert (lead.name, lead.roles) == ("Maya", {Role.LEAD, Role.WORKER})
    assert first_step() == []


def test_at_a_terminal_the_start_asks_and_the_lead_signs_in_with_the_password_that_was_typed(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = "three grey herons"
    typed, hidden = (
        iter(["", "Saltmarsh", "Maya Lindqvist", "maya"]),
        iter(["short", "short", good, "other", good, good]),
    )
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    monkeypatch.setattr("getpass.getpass", lambda _question: next(hidden))
    assert "maya signs in with that password" in found_at_terminal(8000)
    assert Practitioner.objects.called("maya").get().check_password(good)
    assert not Event.objects.filter(verb="signed-in").exists()


def test_who_ends_the_questions_has_made_nothing_and_nobody_is_asked_out_of_a_pipe(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_at_terminal()
    monkeypatch.setattr("builtins.input", Mock(side_effect=EOFError))
    with pytest.raises(EOFError):
        found_at_terminal(8000)
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("", "--lead", "x"),
        ("A", "--lead", "x", "--zone", "Nowhere/Here"),
        ("--lead", "sam", "--again"),
    ],
)
def test_what_can_not_be_made_is_said_and_changes_nothing(world: World, words: tuple[str, ...]) -> None:
    before = Organisation.objects.count()
    with pytest.raises(CommandError):
        run("organisation", *words)
    assert Organisation.objects.count() == before


def test_the_kept_anchor_finds_a_cut_tail(world: World, tmp_path: Path) -> None:
    begin(world.elsewhere.id)
    for _ in range(3):
        with transaction.atomic():
            record(world.owner, "test", [], "A")
    kept = tmp_path / "anchor"
    kept.write_text(run("anchor"))
    assert "holds, events: 3." in run("anchor", "--check", str(kept))
    new = Organisation.objects.create(name="A new one")
    assert f"{new.pk} is not in" in run("anchor", "--check", str(kept))
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON audit_event"
        cursor.execute(f"DROP TRIGGER audit_event_append_only_delete{on}")
    Event.objects.filter(n=3).delete()
    with pytest.raises(CommandError, match="does not hold"):
        run("anchor", "--check", str(kept))


SOMEBODY = "06f520f8-da36-4800-bf3a-a5bb3b63b562"


@pytest.mark.parametrize("kept", ["", "\n", "nothing of the kind\n", f"{SOMEBODY}\n", f"{SOMEBODY} x:y\n"])
def test_a_file_without_an_anchor_is_no_check_that_found_all_well(
    world: World, tmp_path: Path, kept: str
) -> None:
    (tmp_path / "anchor").write_text(kept)
    for path, reason in (
        (tmp_path / "anchor", "does not hold what `anchor` printed"),
        (tmp_path / "absent", "There is no file"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(CommandError, match=reason):
            run("anchor", "--check", str(path))
