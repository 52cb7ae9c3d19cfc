"""`manage.py up` as a person meets it: real processes on a data folder and a port of its own."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from tests.config.test_supervisor import ROOT, is_alive, until

NAMES = ("keyvalue", "web", "worker")


class Up:
    """One running `up`, started without the set-up, which is another file's."""

    def __init__(self, data: Path, *options: str) -> None:
        ours = ("DATABASE_URL", "REDIS_URL")
        self.data = data
        self.output = data.with_suffix(".out")
        with self.output.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "playground.config.main", "up", "--data", str(data), "--no-browser", *options],
                cwd=ROOT,
                env={name: value for name, value in os.environ.items() if name not in ours},
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text()

    def wait_until_open(self) -> "Up":
        until(lambda: "Stop it with Ctrl-C." in self.said() or self.process.poll() is not None, "the page is there")
        assert self.process.poll() is None, self.said() + self.log("web") + self.log("worker")
        return self

    def log(self, name: str) -> str:
        path = self.data / "logs" / f"{name}.log"
        return path.read_text() if path.exists() else ""

    def port(self) -> int:
        found = re.search(r"Page +http://127\.0\.0\.1:(\d+)/", self.said())
        assert found
        return int(found[1])

    def get(self, path: str) -> tuple[int, dict[str, object]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port(), timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def pid(self, name: str) -> int:
        return int((self.data / "run" / f"{name}.pid").read_text())

    def pids(self) -> list[int]:
        return [self.pid(name) for name in NAMES]

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@contextmanager
def started(data: Path) -> Iterator[Up]:
    up = Up(data, "--port", "0")
    try:
        yield up.wait_until_open()
    finally:
        if up.process.poll() is None:
            up.process.kill()  # its children go with it
            up.process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """One for every test that leaves it running."""
    with started(tmp_path_factory.mktemp("up") / "data") as up:
        yield up


@pytest.fixture
def own(data: Path) -> Iterator[Up]:
    """One for a test that ends it."""
    with started(data) as up:
        yield up


def test_a_first_start_opens_a_page_and_prints_a_link_for_an_instructor(running: Up) -> None:
    assert running.get("/ready/") == (200, {"status": "ok", "database": True, "redis": True})
    assert re.search(r"Instructor +http://127\.0\.0\.1:\d+/instructor/\S{30,}/", running.said())
    assert str(running.data) in running.said()


def test_it_ends_everything_when_asked_and_can_be_made_a_first_start_again(own: Up) -> None:
    pids = own.pids()
    assert own.stop() == 0
    assert not any(is_alive(pid) for pid in pids)
    assert not (own.data / "run" / "redis_url").exists()
    again = Up(own.data, "--port", "0", "--reset", "--yes").wait_until_open()
    assert "Instructor" in again.said()
    assert again.stop(signal.SIGTERM) == 0


def test_killed_with_nine_it_leaves_no_orphan_and_can_start_again_at_once(own: Up) -> None:
    pids, port = own.pids(), own.port()
    own.stop(signal.SIGKILL)
    again = Up(own.data, "--port", str(port)).wait_until_open()
    until(lambda: not any(is_alive(pid) for pid in pids), "no orphan is left")
    assert "Instructor" not in again.said()
    again.stop()


@pytest.mark.parametrize("name", NAMES)
def test_a_killed_process_comes_back(running: Up, name: str) -> None:
    before = running.pid(name)
    os.kill(before, signal.SIGKILL)
    until(lambda: running.pid(name) != before, f"another {name} was started")
    until(lambda: is_ready(running), "everything answers again")


def is_ready(up: Up) -> bool:
    try:
        return up.get("/ready/")[0] == 200
    except OSError:
        return False


def test_the_worker_keeps_the_schedule_and_comes_back_to_it(running: Up) -> None:
    """The sweep is queued every second: with the worker held, the queue fills; with another one, it empties."""
    address = (running.data / "run" / "redis_url").read_text()
    with redis.Redis.from_url(address) as server:
        until(lambda: bool(server.keys("_kombu.binding.celery")), "the worker listens")
        server.config_resetstat()
        until(lambda: "cmdstat_lpush" in server.info("commandstats"), "a sweep was queued")
        os.kill(running.pid("worker"), signal.SIGKILL)
        server.config_resetstat()
        until(lambda: "cmdstat_lpush" in server.info("commandstats"), "a sweep was queued by the next worker")


def test_nobody_without_the_password_gets_into_the_key_value_server(running: Up) -> None:
    address = (running.data / "run" / "redis_url").read_text()
    port = int(address.rpartition(":")[2].partition("/")[0])
    with redis.Redis(port=port) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()


def test_it_listens_on_this_machine_only(running: Up) -> None:
    inside = {
        running.port(),
        int((running.data / "run" / "redis_url").read_text().rpartition(":")[2].partition("/")[0]),
    }
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"]
    found = {int(row[1].partition(":")[2], 16): row[1].partition(":")[0] for row in listening}
    assert {port: found.get(port) for port in inside} == dict.fromkeys(inside, "0100007F")


def test_no_secret_is_on_a_command_line_or_in_a_log(running: Up) -> None:
    secrets = [path.read_text() for path in (running.data / "secrets").iterdir()]
    shown = [Path(f"/proc/{pid}/cmdline").read_text() for pid in running.pids()]
    shown += [running.log(name) for name in NAMES] + [running.said()]
    assert len(secrets) == 3
    assert not [secret for secret in secrets if any(secret in text for text in shown)]


def test_a_second_one_on_the_same_folder_is_told_about_the_first(running: Up) -> None:
    command = [sys.executable, "-m", "playground.config.main", "up", "--data", str(running.data), "--port", "0"]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 1
    assert f"http://127.0.0.1:{running.port()}/ (process {running.process.pid})" in second.stderr


def test_a_busy_port_is_said_with_the_way_out(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        up = Up(data, "--port", str(port))
        assert up.process.wait(timeout=30) == 1
    assert up.said() == f"Port {port} is in use. Choose another: manage.py up --port {port + 1}\n"


def test_what_cannot_start_shows_its_last_words_and_gives_up(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_DEBUG", "perhaps")
    up = Up(data, "--port", "0")
    assert up.process.wait(timeout=60) == 1
    assert "PLAYGROUND_DEBUG is 'perhaps': write on or off." in up.said()
