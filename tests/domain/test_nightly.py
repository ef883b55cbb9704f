"""The check of every night: what it finds, what it keeps outside, and that a second one finds the first has run."""

import datetime as dt
import random
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command

from alongside.audit import outcome
from alongside.audit.chain import hash_everything
from alongside.audit.models import Event, Head
from alongside.audit.record import INSTALLATION
from alongside.ops import installing, nightly
from alongside.ops.doctor import findings
from alongside.people.guesses import tell_failed
from alongside.people.models import Organisation, Practitioner
from tests.tampering import cut_and_put_an_old_head_back, stage, unguard
from tests.world import World

NIGHT = dt.datetime(2026, 11, 30, 2, 30, tzinfo=dt.UTC)


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own, and a folder outside where the anchors go."""
    data, outside = tmp_path / "data", tmp_path / "outside"
    data.mkdir(), outside.mkdir()
    monkeypatch.setattr(settings, "DATA", data)
    monkeypatch.setattr(settings, "KEYS", data / "keys")
    (data / "keys").mkdir()
    monkeypatch.setattr(settings, "ANCHOR", outside)
    return outside / nightly.FILE


@pytest.fixture
def begun(world: World, outside: Path) -> World:
    hash_everything(world.org.id), hash_everything(world.elsewhere.id)
    return world


def run() -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("nightly", stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_where_all_is_well_the_end_is_kept_outside(begun: World, outside: Path) -> None:
    status, said = run()
    assert (status, "faults: 0" in said) == (0, True)
    assert nightly.read_anchors(outside).keys() == {begun.org.id, begun.elsewhere.id}
    assert findings.nightly().do == findings.audit().do == findings.anchor().do == ""
    assert not outcome.found_something(begun.org.id)
    run()
    assert len(nightly.read_anchors(outside)[begun.org.id]) == 2, "a line is added, and none taken away"
    assert outside.stat().st_mode & 0o077 == 0


def test_what_is_wrong_is_said_remembered_and_told_to_those_whom_it_concerns(
    begun: World, outside: Path
) -> None:
    Practitioner._base_manager.filter(pk=begun.sam.pk).update(is_lead=True)  # by whoever holds the database
    status, said = run()
    assert status == 1
    assert f"people.practitioner {begun.sam.pk}: was changed, and by no act" in said
    assert "Sam" not in said
    assert not outside.exists(), "an end that may be forged is nothing to keep"
    assert outcome.found_something(begun.org.id)
    assert not outcome.found_something(begun.elsewhere.id)
    assert "found faults: 1" in findings.nightly().state
    assert "was changed" in findings.audit().state


def test_a_tail_that_was_cut_with_an_old_head_is_found_by_what_was_kept(begun: World, outside: Path) -> None:
    staged = stage(begun)
    assert run()[0] == 0
    unguard()
    cut_and_put_an_old_head_back(begun, random.Random(1), staged.kept)
    assert "the kept anchor is not in it" in findings.audit().state
    inside = outside.rename(outside.with_name("aside"))
    assert "the kept anchor is not in it" in findings.audit().state, "the last check remembers it as well"
    inside.rename(outside)
    assert run()[0] == 1
    assert len(nightly.read_anchors(outside)[begun.org.id]) == 1, "a chain that was cut is nothing to keep"


def test_an_organisation_that_is_gone_is_found_by_what_was_kept(begun: World, outside: Path) -> None:
    org = Organisation.objects.create(name="A new one")
    hash_everything(org.id)
    assert run()[0] == 0
    Organisation._base_manager.filter(pk=org.pk).delete()
    status, said = run()
    assert (status, f"the organisation {org.id} is gone" in said) == (1, True)
    assert outcome.found_something(begun.org.id), "it is nobody's who is here, so it concerns everybody"


def test_a_chain_of_failed_sign_ins_that_is_wiped_is_found_by_what_the_last_check_remembers(
    begun: World, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ANCHOR", None)
    tell_failed("sign-in.failed", [begun.sam])
    assert run()[0] == 0
    unguard()
    for model in (Event, Head):
        model.objects.filter(org_id=INSTALLATION).delete()
    status, said = run()
    assert (status, "installation's own chain is gone" in said) == (1, True)


def test_a_place_that_can_not_be_written_or_holds_no_anchors_is_said(
    begun: World, outside: Path, monkeypatch
) -> None:
    monkeypatch.setattr(settings, "ANCHOR", outside.parent / "absent" / "file")
    status, said = run()
    assert (status, "the anchor cannot be written" in said) == (1, True)
    assert "cannot be written" in findings.anchor().state
    monkeypatch.setattr(settings, "ANCHOR", outside.parent)
    for odd in ("", "nothing of the kind\n"):
        outside.write_text(odd)
        assert (run()[0], outside.read_text()) == (1, odd), "what holds no anchors is a fault, and stays"
    monkeypatch.setattr(settings, "ANCHOR", settings.DATA / "anchors")
    assert "lies with the data" in findings.anchor().state
    monkeypatch.setattr(settings, "ANCHOR", None)
    assert findings.anchor() == findings.Finding("kept nowhere; to keep it outside, set ALONGSIDE_ANCHOR")


def test_of_two_servers_the_second_finds_that_it_has_run(begun: World) -> None:
    with time_machine.travel(NIGHT + dt.timedelta(seconds=1), tick=False):
        assert nightly.run(once=True) is not None
        assert nightly.run(once=True) is None
        assert nightly.run() is not None, "whoever asks for it by hand is not told to wait"
    with time_machine.travel(NIGHT + dt.timedelta(hours=23), tick=False):
        assert nightly.run(once=True) is None
    with time_machine.travel(NIGHT + dt.timedelta(days=1), tick=False):
        assert nightly.run(once=True) is not None
    with time_machine.travel(NIGHT + dt.timedelta(days=4), tick=False):
        assert findings.nightly().do.startswith("Keep the server running at night")


@pytest.mark.parametrize(("hour", "seconds"), [(2, 30 * 60), (3, 23.5 * 3600), (0, 2.5 * 3600)])
def test_the_server_waits_until_the_hour(hour: int, seconds: float) -> None:
    moment = NIGHT.replace(hour=hour, minute=0)
    assert nightly.seconds_until(moment) == seconds
    assert nightly.seconds_until(NIGHT) == 24 * 3600


def test_after_a_backup_the_end_is_kept_unless_a_chain_does_not_hold(begun: World, outside: Path) -> None:
    from alongside.ops.management.commands.backup import Command

    Command()._keep_anchor()
    assert nightly.read_anchors(outside).keys() == {begun.org.id, begun.elsewhere.id}
    Head.objects.filter(pk=begun.org.id).update(n=1)
    with pytest.raises(CommandError, match="doctor"):
        Command()._keep_anchor()
    assert len(nightly.read_anchors(outside)[begun.org.id]) == 1


def test_what_stood_before_is_hashed_at_one_start_and_never_again(world: World, outside: Path) -> None:
    installing._begin_evidence()
    assert nightly.look().faults == ()
    Head.objects.all().delete()
    installing._begin_evidence()
    assert any("missing" in fault for _org, fault in nightly.look().faults)
