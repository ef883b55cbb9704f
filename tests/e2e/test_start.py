"""The first start, the second, and what is refused, with the real command and the real server."""

from __future__ import annotations

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.site import PASSWORD, alongside, answers, environ, free_port, running
from tests.installation import ROOT, Installation, prepared

ALL_DEMO = "from alongside.people.models import Organisation; Organisation.objects.update(is_demo=True)"

SET_PASSWORD = f"""
from alongside.people.models import Practitioner
for one in Practitioner.objects.all():
    one.set_password({PASSWORD!r})
    one.save()
"""


def seconds_allowed() -> float:
    """Three seconds on a machine that is free; more where others want the same cores at the same time."""
    return 3.0 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def start(port: int, *words: str) -> list[str]:
    return [sys.executable, "-m", "alongside", "start", "--port", str(port), *words]


def until(true, seconds: float) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)


def other_address() -> str | None:
    """An address of this computer that others could reach, where it has one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.settimeout(1)
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation; nothing is sent
        except OSError:
            return None
        return probe.getsockname()[0]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation that has been started before, of demo accounts alone."""
    made = prepared(tmp_path_factory.mktemp("start") / "data")
    assert made.python(ALL_DEMO).returncode == 0
    return made


def test_the_first_start_makes_everything_and_answers(tmp_path):
    port, data, log = free_port(), tmp_path / "new" / "data", tmp_path / "log"
    with running(
        start(port, "--new", "--data", str(data)), port, tmp_path / "not-this-one", log, patience=180
    ):
        assert answers(port) in {200, 302}
        assert answers(port, "127.0.0.1") in {200, 302}
        assert log.read_text().count(f"http://localhost:{port}") == 1
    assert (data / "alongside.sqlite3").exists()
    assert not (tmp_path / "not-this-one").exists()
    assert (Installation(data).keys / "keyring.json").stat().st_mode & 0o077 == 0
    assert data.stat().st_mode & 0o077 == 0
    assert not [word for word in ("Traceback", "Warning", "Error") if word in log.read_text()]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_it_stops_cleanly(home, tmp_path, sign):
    port, log = free_port(), tmp_path / "log"
    with running(start(port), port, home.data, log) as started:
        started.process.send_signal(sign)
        assert started.process.wait(20) == 0
    assert answers(port) is None
    assert not [word for word in ("Traceback", "Error") if word in log.read_text()]


def test_the_second_start_answers_within_three_seconds(home, tmp_path):
    seconds = []
    for _ in range(3):
        port = free_port()
        with running(start(port), port, home.data, tmp_path / "log") as started:
            seconds.append(started.seconds)
    assert min(seconds) < seconds_allowed(), seconds


def test_the_demo_sign_ins_are_printed_with_their_password_where_it_is_theirs(home, tmp_path):
    port, log = free_port(), tmp_path / "log"
    with running(start(port), port, home.data, log):
        said = log.read_text()
    assert PASSWORD not in said, "the accounts of this installation were made with another"
    assert "the password that was set when they were made" in said
    assert home.python(SET_PASSWORD).returncode == 0
    with running(start(port), port, home.data, log):
        said = log.read_text()
    assert f"all with the password {PASSWORD}" in said
    names = home.python(
        "from alongside.people.models import Practitioner\n"
        "print(*[one.username for one in Practitioner.objects.filter(is_active=True)])"
    ).stdout.split()
    assert len(names) > 3
    assert not [name for name in names if f"    {name} " not in said]


def test_a_taken_port_is_said_in_one_line(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = alongside("start", "--port", str(port), data=home.data)
    assert refused.returncode == 1
    assert f"Port {port} is taken. Use another: python3 run.py --port {port + 1}" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_no_other_computer_reaches_the_demo(home, tmp_path):
    port = free_port()
    with_https = {"ALONGSIDE_HTTPS": "yes"}
    refused = alongside("serve", "--port", str(port), "--bind", "0.0.0.0", data=home.data, **with_https)
    assert refused.returncode == 1
    assert "on this computer only" in refused.stderr
    elsewhere = other_address()
    with running(start(port), port, home.data, tmp_path / "log"):
        assert elsewhere is None or answers(port, elsewhere) is None


def test_without_demo_accounts_another_address_is_allowed(tmp_path):
    port = free_port()
    here = prepared(tmp_path / "data")
    elsewhere = other_address() or "127.0.0.9"
    command = [sys.executable, "-m", "alongside", "serve", "--port", str(port), "--bind", elsewhere]
    command += ["--bind", "127.0.0.1"]
    with running(command, port, here.data, tmp_path / "log"):
        assert answers(port, elsewhere) is not None
    told = "can read sign-ins and words as they travel"
    assert (told in (tmp_path / "log").read_text()) is (elsewhere != "127.0.0.9")


def test_every_network_without_https_is_refused_before_anything_is_done(tmp_path):
    for everywhere in ("0.0.0.0", "::"):
        refused = alongside("start", "--port", str(free_port()), "--bind", everywhere, data=tmp_path / "data")
        assert refused.returncode == 1
        assert "could read sign-ins and words" in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1


def test_two_starts_at_once_make_one_installation(tmp_path):
    data, first, second = tmp_path / "data", free_port(), free_port()
    with (tmp_path / "first").open("wb") as log:
        other = subprocess.Popen(
            start(first, "--new", "--data", str(data)), stdout=log, stderr=log, env=environ(data)
        )
    try:
        with running(
            start(second, "--new", "--data", str(data)), second, data, tmp_path / "second", patience=180
        ):
            until(lambda: answers(first) in {200, 302}, 60)
    finally:
        other.terminate()
        other.wait(20)
    assert not [name for name in ("first", "second") if "Traceback" in (tmp_path / name).read_text()]


def test_the_keys_of_other_data_are_refused(home, tmp_path):
    ill = home.copy_to(tmp_path / "ill")
    one = "from alongside.base import datakeys; from alongside.people.models import Practitioner as P; p = P.objects.first(); datakeys.key_for(p.org_id, p.pk)"
    assert ill.python(one).returncode == 0
    ring = {"active": "k1", "keys": {"k1": base64.b64encode(bytes(32)).decode()}}
    (ill.keys / "keyring.json").write_text(json.dumps(ring))
    refused = alongside("start", "--port", str(free_port()), data=ill.data)
    assert refused.returncode == 1
    assert "do not open with this keyring" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_what_is_no_port_is_said_in_one_line(home, port):
    refused = alongside("start", f"--port={port}", data=home.data)
    assert refused.returncode == 1
    assert f"There is no port {port}. Use another" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_data_folder_that_can_not_be_made_is_said_in_one_line(tmp_path):
    (tmp_path / "a file").write_text("")
    refused = alongside("start", "--new", "--port", str(free_port()), data=tmp_path / "a file")
    assert refused.returncode == 1
    assert "--data DIR" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_setting_that_there_is_not_is_refused(home):
    refused = alongside("doctor", data=home.data, ALONGSIDE_HTPS="yes")
    assert refused.returncode == 2
    assert "There is no setting ALONGSIDE_HTPS" in refused.stderr
    assert "ALONGSIDE_HTTPS" in refused.stderr


def test_what_a_command_refuses_is_said_in_plain_words(home, tmp_path):
    for words, said in [
        (["anchor", "--check", str(tmp_path / "absent")], f"There is no file {tmp_path / 'absent'}."),
        (
            ["restore", str(tmp_path / "absent"), "--recovery-key", "x"],
            f"There is no file {tmp_path / 'absent'}.",
        ),
    ]:
        refused = alongside(*words, data=home.data)
        assert (refused.returncode, refused.stderr.strip()) == (1, said)


def test_set_up_as_the_how_to_says_it_passes_every_deployment_check(home):
    said = {"ALONGSIDE_HTTPS": "yes", "ALONGSIDE_HOSTS": "alongside.example.org"}
    done = alongside("check", "--deploy", "--fail-level", "WARNING", data=home.data, **said)
    assert done.returncode == 0, done.stderr


def test_what_the_server_refuses_itself_carries_the_headers_and_repeats_nothing(home, tmp_path):
    port, log = free_port(), tmp_path / "log"
    with running(start(port), port, home.data, log):
        for first, status in [
            ("get /secretword/ HTTP/1.1", b" 400 "),
            (f"GET /{'a' * 9000} HTTP/1.1", b" 414 "),
            (f"GET / HTTP/1.1\r\nX-A: {'a' * 9000}", b" 431 "),
            ("GET / HTTP/1.1\r\nX-A: secretword\x01", b" 400 "),
        ]:
            with socket.create_connection(("127.0.0.1", port), 20) as asked:
                asked.sendall(f"{first}\r\nHost: localhost\r\n\r\n".encode())
                answer = asked.recv(20_000)
            assert status in answer.partition(b"\r\n")[0]
            assert b"default-src 'none'" in answer
            assert b"no-store" in answer
            assert b"secretword" not in answer
    assert "secretword" not in log.read_text()


def test_weaker_settings_are_refused(home):
    weak = "tests.e2e.weak_settings"
    refused = alongside("serve", "--port", str(free_port()), data=home.data, DJANGO_SETTINGS_MODULE=weak)
    assert refused.returncode == 1
    assert "synchronous=1" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_run_py_starts_it_from_the_plain_python(home, tmp_path):
    """The first time this builds the environment beside run.py; then the second start is as quick as it should be."""
    python = Path(sys.base_prefix) / "bin" / "python3"
    for limit in (lambda: 180.0, seconds_allowed):
        port = free_port()
        command = [str(python), str(ROOT / "run.py"), "--port", str(port)]
        with running(command, port, home.data, tmp_path / "log", patience=210) as started:
            assert answers(port) in {200, 302}
            assert started.seconds < limit()
