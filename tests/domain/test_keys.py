"""Renewing keys (B13): everything opens before, between and after, and what was cut off is taken up again."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from alongside.audit import chain
from alongside.audit.models import Event
from alongside.base import keyring
from alongside.base.keyring import KeyringError
from alongside.base.models import DataKey
from alongside.ops import keys as ops_keys
from alongside.ops.doctor.findings import keys
from alongside.ops.keys import renew
from alongside.people.models import GoodToKnow, Person
from tests.world import World

pytestmark = pytest.mark.usefixtures("ring")


def entry(world: World, who: Any, words: str) -> GoodToKnow:
    day = "2026-02-28"
    return GoodToKnow.objects.create(org=world.org, person=who, kind="getting_in", words=words, on=day)


def words_of(row: GoodToKnow) -> str:
    keyring.forget()
    return GoodToKnow.objects.get(pk=row.pk).words


def masters() -> list[str]:
    return sorted(DataKey.objects.values_list("master", flat=True))


def test_a_new_master_key_wraps_everything_and_the_old_one_stays_by_its_name(
    world: World, ring: Path
) -> None:
    door, key = entry(world, world.dean, "Code 1234"), entry(world, world.rosa, "Ring twice")
    sealed = bytes(DataKey.objects.filter(owner_id=world.dean.id).values_list("wrapped", flat=True)[0])
    signs = keyring.read(ring).derive("audit")
    done, all = renew(), DataKey.objects.count()
    assert (done.to, done.before, done.count, done.again) == ("k2", "k1", all, False)
    assert masters() == ["k2"] * all
    assert (words_of(door), words_of(key)) == ("Code 1234", "Ring twice")
    assert bytes(DataKey.objects.get(owner_id=world.dean.id).wrapped) != sealed
    assert list(json.loads(ring.read_text())["keys"]) == ["k1", "k2"]
    assert keyring.read(ring).derive("audit") == signs, "the audit chain and sign-ins stay as they were"
    assert chain.verify(world.org.id).whole
    [event] = Event.objects.filter(verb="keys.renewed", org_id=world.org.id)
    assert (event.org_id, event.actor_id, event.detail) == (world.org.id, None, {"key": "k2"})
    lee = Person.objects.create(org=world.org, name="Lee Moss")
    assert masters() == ["k2"] * (all + 1), "a person of later days"
    assert words_of(entry(world, lee, "Side door")) == "Side door"
    assert renew().to == "k3"


def test_a_process_that_read_the_ring_before_reads_and_writes_on(world: World, settings: Any) -> None:
    door, before = entry(world, world.dean, "Code 1234"), settings.KEYRING
    renew()
    settings.KEYRING = before
    assert words_of(door) == "Code 1234"
    settings.KEYRING = before
    Person.objects.create(org=world.org, name="Lee Moss")
    assert set(masters()) == {"k2"}, "nothing is written under the key that was renewed"


def test_cut_off_everything_opens_the_doctor_says_so_and_it_is_taken_up_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [entry(world, one, f"Door of {one.name}") for one in (world.dean, world.rosa, world.amir)]
    assert keys().do == ""
    monkeypatch.setattr(ops_keys, "AT_ONCE", 1)
    wrap, calls = ops_keys.wrap_anew, []

    def cut_off(some: Any) -> None:
        calls.append(some)
        if len(calls) == 2:
            raise KeyboardInterrupt
        wrap(some)

    monkeypatch.setattr(ops_keys, "wrap_anew", cut_off)
    with pytest.raises(KeyboardInterrupt):
        renew()
    left = DataKey.objects.count() - 1
    assert masters() == ["k1"] * left + ["k2"]
    assert [words_of(one) for one in rows] == [one.words for one in rows]
    assert keys().state.startswith(f"a renewal was cut off, or is still running: {left} are")
    assert "keys --renew" in keys().do
    done = renew()
    assert (done.to, done.count, done.again) == ("k2", left, True), "no third key"
    assert (masters(), keys().state) == (["k2"] * (left + 1), "the keys fit the data, under k2")
    assert [words_of(one) for one in rows] == [one.words for one in rows]


def test_a_ring_without_one_of_the_keys_in_use_is_refused_at_the_start(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = keyring.Keyring(settings.KEYRING.active, settings.KEYRING.keys)  # as an older backup brings it
    entry(world, world.dean, "Code 1234")
    entry(world, world.rosa, "Ring twice")
    monkeypatch.setattr(ops_keys, "AT_ONCE", 1)
    renew()
    DataKey.objects.filter(owner_id=world.dean.id).update(master="k9")
    for ring in (settings.KEYRING, old):
        settings.KEYRING = ring
        keyring.forget()
        with pytest.raises(KeyringError):
            keyring.refuse_other_keys()


def test_the_command_says_which_key_wraps_what(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    entry(world, world.dean, "Code 1234")
    call_command("keys")
    all = DataKey.objects.count()
    assert capsys.readouterr().out == f"k1 (the active one): {all} keys of people and authors under it\n"
    call_command("keys", renew=True)
    out = capsys.readouterr().out
    assert f"k2 took the place of k1: {all} wrapped under it." in out
    assert "Make a backup now" in out
    assert f"k1: 0 keys of people and authors under it\nk2 (the active one): {all} keys" in out
