"""The first start, the second, and what is refused, with the real command and the real server."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.site import PASSWORD, alongside, answers, free_port, running
from tests.installation import ROOT, Installation, prepared

ALL_DEMO = "from alongside.people.models import Organisation; Organisation.objects.update(is_demo=True)"


def start(port: int, *words: str) -> list[str]:
    return [sys.executable, "-m", "alongside", "start", "--port", str(port), *words]


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
        assert f"all with the password {PASSWORD}" in log.read_text()
    assert (data / "alongside.sqlite3").exists()
    assert not (tmp_path / "not-this-one").exists()
    assert (Installation(data).keys / "keyring.json").stat().st_mode & 0o077 == 0
    assert data.stat().st_mode & 0o077 == 0
    assert not [word for word in ("Traceback", "Warning", "Error") if word in log.read_text()]


#: How a request begins that the server refuses itself, and the status it says.
UNREADABLE = [
    ("get /secretword/ HTTP/1.1", b" 400 "),
    (f"GET /{'a' * 9000} HTTP/1.1", b" 414 "),
    (f"GET / HTTP/1.1\r\nX-A: {'a' * 9000}", b" 431 "),
    ("GET / HTTP/1.1\r\nX-A: secretword\x01", b" 400 "),
]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_a_later_start_answers_here_alone_and_stops_cleanly(home, tmp_path, sign):
    """What the server refuses itself carries the headers, and repeats nothing."""
    port, log, elsewhere = free_port(), tmp_path / "log", other_address()
    with running(start(port), port, home.data, log) as server:
        assert elsewhere is None or answers(port, elsewhere) is None
        for first, status in UNREADABLE:
            with socket.create_connection(("127.0.0.1", port), 20) as asked:
                asked.sendall(f"{first}\r\nHost: localhost\r\n\r\n".encode())
                answer = asked.recv(20_000)
            assert status in answer.partition(b"\r\n")[0]
            assert b"default-src 'none'" in answer
            assert b"no-store" in answer
            assert b"secretword" not in answer
        server.send_signal(sign)
        assert server.wait(20) == 0
    assert answers(port) is None
    assert not [word for word in ("Traceback", "Error", "secretword") if word in log.read_text()]


def test_a_taken_port_is_said_in_one_line(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = alongside("start", "--port", str(port), data=home.data)
    assert refused.returncode == 1
    assert f"Port {port} is taken. Use another: python3 run.py --port {port + 1}" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_the_demo_is_not_shown_to_other_computers(home):
    with_https = {"ALONGSIDE_HTTPS": "yes"}
    words = ("serve", "--port", str(free_port()), "--bind", "0.0.0.0")
    refused = alongside(*words, data=home.data, **with_https)
    assert refused.returncode == 1
    assert "on this computer only" in refused.stderr


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
    refused = alongside("start", "--port", str(free_port()), "--bind", "::", data=tmp_path / "data")
    assert refused.returncode == 1
    assert "could read sign-ins and words" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_two_starts_at_once_make_one_installation(tmp_path):
    home = Installation(tmp_path / "data")
    command = [sys.executable, "-m", "alongside", "prepare", "--no-demo", "--new"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, env=home.environment, cwd=ROOT, **pipes) for _start in range(2)]
    for output, error in [one.communicate(timeout=180) for one in both]:
        assert "Traceback" not in output + error
    assert [one.returncode for one in both] == [0, 0]
    assert home.run("doctor").returncode <= 1


def test_what_is_no_port_is_said_in_one_line(home):
    refused = alongside("start", "--port=65536", data=home.data)
    assert refused.returncode == 1
    assert "There is no port 65536. Use another" in refused.stderr
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
    refused = alongside("restore", str(tmp_path / "absent"), "--recovery-key", "x", data=home.data)
    assert (refused.returncode, refused.stderr.strip()) == (1, f"There is no file {tmp_path / 'absent'}.")


def test_set_up_as_the_how_to_says_it_passes_every_deployment_check(home):
    said = {"ALONGSIDE_HTTPS": "yes", "ALONGSIDE_HOSTS": "alongside.example.org"}
    done = alongside("check", "--deploy", "--fail-level", "WARNING", data=home.data, **said)
    assert done.returncode == 0, done.stderr


def test_weaker_settings_are_refused(home):
    weak = "tests.e2e.weak_settings"
    refused = alongside("serve", "--port", str(free_port()), data=home.data, DJANGO_SETTINGS_MODULE=weak)
    assert refused.returncode == 1
    assert "synchronous=1" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_run_py_starts_it_from_the_plain_python(home, tmp_path):
    """The first time this builds the environment beside run.py."""
    port = free_port()
    command = [str(Path(sys.base_prefix) / "bin" / "python3"), str(ROOT / "run.py"), "--port", str(port)]
    with running(command, port, home.data, tmp_path / "log", patience=210):
        assert answers(port) in {200, 302}
