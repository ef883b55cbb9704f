"""A stolen keyring ends: what it opened is sealed anew, and the trail goes on under the new key."""

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from alongside.audit import chain
from alongside.audit.models import Event
from alongside.audit.record import INSTALLATION
from alongside.base import keyring
from alongside.base.encrypted import KEY
from alongside.base.keyring import KeyringError
from alongside.base.models import DataKey
from alongside.ops import keys
from alongside.ops.backup.tables import tables
from alongside.ops.doctor.findings import keys as look
from alongside.ops.keys import end_the_stolen_keys
from alongside.people.guesses import tell_failed
from alongside.people.models import GoodToKnow, Person, Practitioner
from tests.releases.make import values
from tests.web.samples import everybody
from tests.world import World


@pytest.fixture(autouse=True)
def alone(ring: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own transaction is the only one there is."""
    monkeypatch.setattr(keys, "refuse_others", lambda: None)
    monkeypatch.setattr(keys, "sweep", lambda connection: None)


def said() -> dict[tuple[str, str], Any]:
    """What every row reads, but for what is keyed or goes with the sessions."""
    keyring.forget()
    left_out = ("audit.Event", "audit.Head", "base.DataKey", "people.Guess")
    return {
        (model._meta.label, str(row.pk)): {
            name: value for name, value in values(row).items() if not name.endswith("_index")
        }
        for model in tables()
        if model._meta.label not in left_out
        for row in model._base_manager.all()
    }


def columns() -> dict[str, bytes]:
    """What stands in the database, as a thief copies it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, words FROM people_goodtoknow")
        return {str(id).replace("-", ""): bytes(words) for id, words in cursor.fetchall()}


def test_every_word_reads_as_before_and_nothing_of_it_opens_with_the_stolen_ring(
    world: World, settings: Any, ring: Path
) -> None:
    everybody(world)
    stolen, before, copied = settings.KEYRING, said(), columns()
    opened = {row.id: keyring.opened(row.id).key for row in DataKey.objects.all()}
    names = set(Practitioner.objects.values_list("username_index", flat=True))
    ended = end_the_stolen_keys()
    assert (ended.to, ended.broken) == ("k2", [])
    assert ended.rows > 50
    assert said() == before
    assert not set(DataKey.objects.values_list("master", flat=True)) - {"k2"}
    assert not set(columns().values()) & set(copied.values())
    for words in (
        columns().values()
    ):  # with the stolen ring and a copy of before the thief has those words, and no later one
        with pytest.raises(KeyringError):
            keyring.unseal(opened[uuid.UUID(bytes=words[:KEY])], words[KEY:], b"anywhere")
    assert not names & set(Practitioner.objects.values_list("username_index", flat=True)) - {""}
    assert Practitioner.objects.called("sam").get() == world.sam
    settings.KEYRING = replace(stolen, path=None)
    keyring.forget()
    for entry in GoodToKnow.objects.all():
        with pytest.raises(KeyringError, match="no key k2"):
            entry.words  # noqa: B018 - to look at it is to open it


def test_the_ring_keeps_of_the_old_key_what_checks_the_trail_and_nothing_else(
    world: World, settings: Any, ring: Path
) -> None:
    everybody(world)
    tell_failed("sign-in.failed", [])
    assert chain.verify(world.org.id).whole
    events, key = Event.objects.count(), settings.KEYRING.keys["k1"]
    secret, index = settings.KEYRING.derive("django"), settings.KEYRING.derive("index")
    end_the_stolen_keys()
    kept = keyring.read(ring)
    assert list(kept.keys) == ["k2"]
    assert kept.names == ["k1", "k2"]
    assert key not in [*kept.keys.values(), *(one for past in kept.past.values() for one in past.values())]
    assert {purpose.split("|")[0] for purpose in kept.past["k1"]} == {"audit", "audit-head", "evidence"}
    assert kept.derive("django") != secret
    assert kept.derive("index") != index
    with pytest.raises(KeyringError):
        kept.derive("django", "k1")
    assert chain.verify(world.org.id).whole
    assert Event.objects.count() > events
    [event] = Event.objects.filter(verb="keys.renewed", org_id=world.org.id)
    assert event.detail == {"key": "k2", "after_theft": True}
    end_the_stolen_keys()
    assert keyring.read(ring).names == ["k1", "k2", "k3"]
    assert chain.verify(world.org.id).whole
    assert chain.verify(INSTALLATION).whole


@pytest.mark.parametrize("where", ["_seal_anew", "_let_go_of_the_old", "_remove_copies"])
def test_cut_off_anywhere_nothing_is_served_until_the_rest_is_done(
    world: World, settings: Any, ring: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    everybody(world)
    before = said()

    def killed() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keys, where, killed)
        with pytest.raises(KeyboardInterrupt):
            end_the_stolen_keys()
    settings.KEYRING = keyring.read(ring)
    keyring.forget()
    if where != "_remove_copies":
        with pytest.raises(
            KeyringError, match="was cut off. Take it up again: .* keys --renew --after-theft"
        ):
            keyring.refuse_other_keys()
        assert "after a theft was cut off" in look().state
    assert end_the_stolen_keys().to == ("k3" if where == "_remove_copies" else "k2")
    assert said() == before
    assert Person.objects.exists()
    assert chain.verify(world.org.id).whole
    keyring.refuse_other_keys()


def test_the_command_says_what_to_do_next(
    world: World, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    everybody(world)
    copies = settings.DATA / "before-migrate"
    copies.mkdir()
    (copies / "1-before-0.2.0.sqlite.sealed").write_bytes(b"x")
    call_command("keys", renew=True, after_theft=True)
    out = capsys.readouterr().out
    assert out.startswith("k2 is the only key now: ")
    assert "The stolen keys open nothing that is written from now on, and no later copy of the data." in out
    assert "Copies from before upgrades were sealed under the stolen keys: 1 removed." in out
    assert "Older backups hold the stolen keys with the data of their day." in out
    assert not list(copies.iterdir())
