"""What holds for every test: no other machine, no skip under CI, and examples that repeat."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

pytest_plugins = ["tests.processes"]

CI = bool(os.environ.get("CI"))
WHOLE = "ALONGSIDE_TEST_WHOLE" in os.environ


def pytest_configure(config: pytest.Config) -> None:
    """How many examples are drawn. The process that only hands tests out to others draws none, and starts sooner."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        return
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "here",
        deadline=None,
        max_examples=400 if WHOLE else 16,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
    settings.load_profile("ci" if CI else "here")


OF_DJANGO = ("DJANGO_SETTINGS_MODULE", "django_find_project")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """The tests of the core run without Django's plugin (`-p no:django`): its settings are then nobody's."""
    for name in OF_DJANGO if not pluginmanager.hasplugin("django") else ():
        parser.addini(name, "Of Django's plugin, which is not here.")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """In place of pytest-django's: a copy of a database that was migrated once."""
    from tests import template

    with django_db_blocker.unblock(), template.database():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """With CI set, a test that skips itself has failed: what it needs should have been there."""
    return _no_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """The same for a whole file that skips itself."""
    return _no_skip((yield))


def _no_skip(report):
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"skipped, and CI allows no skip: {reason}"
    return report


SWEEPS = {f"tests/web/test_{name}.py" for name in ("matrix", "idor", "pages", "read_audit")}


#: What goes first: tests without a database, which at a first run is still being made; and of the browser's, those of
#: more than half a minute, however few tests they hold.
FIRST = (
    "tests/architecture/",
    "tests/authorities/",
    "tests/e2e/test_every_page.py",
    "tests/e2e/test_story_g.py",
    "tests/e2e/test_parallel.py",
)


class FileByFile(LoadScopeScheduling):
    """A file's tests run in one worker, and those of the sweeps over all routes route by route: they share answers.

    What holds the most tests goes first, so a file of one long test would run alone at the end: it goes with others,
    or before them.
    """

    def _assign_work_unit(self, node: WorkerController) -> None:
        for file in reversed([file for file in FIRST if file in self.workqueue]):
            self.workqueue.move_to_end(file, last=False)
        super()._assign_work_unit(node)

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        for folder in ("tests/authorities/", "tests/architecture/"):  # what they read, they read once
            if file.startswith(folder):
                return folder
        route = test.partition("[")[2].removeprefix("owner-").removeprefix("stranger-")
        return f"route {route}" if file in SWEEPS and route else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> LoadScopeScheduling | None:
    return FileByFile(config, log) if config.getoption("dist") == "loadfile" else None
