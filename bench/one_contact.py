"""The files of ours that one save of the recording page passes.

python -m bench.one_contact
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import alongside
from bench.installed import empty_installation

HOME = Path(alongside.__file__).parent


def main() -> None:
    """Record one contact, and name the files."""
    with empty_installation():
        files = files_of(saves())
        print(*sorted(str(file.relative_to(HOME)) for file in files), sep="\n")
        print(f"{len(files)} files")


def saves() -> Callable[[], Any]:
    """One POST of what somebody would type, after another that has made ready what is made once."""
    from django.test import Client

    from alongside.base.clock import new_id
    from tests.world import make_world

    world, client = make_world(), Client(SERVER_NAME="localhost")
    client.force_login(world.sam)
    page = f"/alliances/{world.with_dean.id}/contacts/new/"
    typed = {"on_their_mind": "The van", "promise": "Ring the manager", "ease": "4", "minutes": "40"}

    def save() -> Any:
        answer = client.post(page, {"id": str(new_id()), **typed})
        assert answer.status_code == 302, answer.status_code
        return answer

    save()
    return save


def files_of(act: Callable[[], Any]) -> set[Path]:
    """Our own files in which a function is called."""
    files: set[Path] = set()

    def called(frame: Any, event: str, _arg: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(str(HOME)):
            files.add(Path(frame.f_code.co_filename))

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return files


if __name__ == "__main__":
    main()
