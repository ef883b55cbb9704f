"""`alongside instrument`: checks, adds and lists questionnaires, and names the line at fault."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from alongside.audit.models import Event
from alongside.checkins.models import Questionnaire
from tests.core.test_instruments import INVENTED
from tests.world import World


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "invented.toml"
    path.write_text(INVENTED, "utf-8")
    return path


def test_the_command_adds_and_lists(world: World, file, capsys) -> None:
    for text in (INVENTED, INVENTED.replace("my pace", "a good pace")):
        file.write_text(text, "utf-8")
        call_command("instrument", "add", str(file), "--organisation", "harbour", "--licence", "The authors")
    call_command("instrument", "list", "--organisation", "Harbour")
    said = capsys.readouterr().out
    assert "version 2, licence from The authors, in use" in said
    assert "wai-sr: Working Alliance Inventory" in said
    assert {(row.version, row.made_by_id) for row in Questionnaire.objects.all()} == {(1, None), (2, None)}
    assert Event.objects.filter(org_id=world.org.id, verb="questionnaire.added").count() == 2


def test_the_command_names_the_line_at_fault_and_adds_nothing(world: World, file, capsys) -> None:
    call_command("instrument", "check", str(file))
    assert "is sound" in capsys.readouterr().out
    file.write_text(INVENTED.replace('items = ["a", "b"]', "items = 3"), "utf-8")
    with pytest.raises(CommandError, match="line 6"):
        call_command("instrument", "check", str(file))
    add_it = ("instrument", "add", str(file), "--licence", "A", "--organisation")
    with pytest.raises(CommandError, match="Line 6"):
        call_command(*add_it, "harbour")
    with pytest.raises(CommandError, match="there are: harbour, elsewhere"):
        call_command(*add_it, "nowhere")
    with pytest.raises(CommandError, match="no file"):
        call_command("instrument", "check", "nothing.toml")
    with pytest.raises(CommandError, match="licence"):
        call_command("instrument", "add", str(file), "--organisation", "harbour")
    assert not Questionnaire.objects.exists()
