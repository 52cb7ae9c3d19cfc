"""What trials stand on: the real embedded set as one command, and a browser without a screen to use it."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import connect

from playground.config.keyvalue import free_port

ROOT = Path(__file__).resolve().parents[2]
GIVE_UP_SECONDS = 120
TAIL = 2_000  # characters of a log, when something does not start
NOWHERE = {"x": 40, "y": 80}


class Embedded:
    """`manage.py up` in a folder of its own."""

    def __init__(self, data: Path, port: int, environment: Mapping[str, str] | None = None) -> None:
        self.data, self.port, self.environment = data, port, environment or {}
        self.metrics_ports = {"worker": free_port()}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when the page is there."""
        command = ["python3", "manage.py", "up", "--data", str(self.data), "--port", str(self.port), "--no-browser"]
        environment = {
            **os.environ,
            **self.environment,
            "PLAYGROUND_WORKER_METRICS_PORT": str(self.metrics_ports["worker"]),
        }
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sys.stderr)
        until = time.monotonic() + GIVE_UP_SECONDS
        while not answers(self.port):
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"The page did not come up; the lines above say why, or these:\n{self._tails()}")
            time.sleep(0.05)

    @property
    def redis_url(self) -> str:
        return (self.data / "run" / "redis_url").read_text()

    def _tails(self) -> str:
        """Out: the end of what each part said."""
        logs = (self.data / "logs").glob("*") if self.data.exists() else ()
        return "\n".join(f"{log.name}:\n{log.read_text(errors='replace')[-TAIL:]}" for log in sorted(logs))

    def all_logs(self) -> str:
        return "\n".join(log.read_text(errors="replace") for log in (self.data / "logs").glob("*"))

    def kill_part(self, name: str) -> bool:
        """kill -9 of web, worker (with its beat) or keyvalue. Out: whether it was there."""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError, ValueError):
            os.kill(int((self.data / "run" / f"{name}.pid").read_text()), signal.SIGKILL)
            return True
        return False

    def kill(self) -> None:
        """kill -9 of the whole command."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)


def answers(port: int) -> bool:
    """Out: whether the page on this port is ready."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/ready/")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def listens(port: int) -> bool:
    """Out: whether anybody listens on this port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Visitor:
    """One browser: its cookies, and one line that it opens again when it was cut."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.line = self._new_line()
        self.send("GET", "/")
        self.sandbox = self.send("GET", "/api/sandboxes/")[1][0]["id"]
        self.base = f"/api/sandboxes/{self.sandbox}/"

    def copy(self) -> "Visitor":
        """Out: the same browser with a line of its own, for another thread."""
        other = object.__new__(Visitor)
        other.__dict__ = {**self.__dict__, "line": self._new_line()}
        return other

    def at(self, port: int) -> "Visitor":
        """Out: the same person at another web process."""
        other = self.copy()
        other.port = port
        other.line = other._new_line()
        return other

    def _new_line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def send(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Out: status and JSON (None for anything else). OSError or HTTPException when nobody answers."""
        headers = {"Cookie": self.cookie, "X-CSRFToken": self.cookies.get("csrftoken", "")}
        headers |= {"Content-Type": "application/json"} if body is not None else {}
        try:
            self.line.request(method, path, None if body is None else json.dumps(body), headers)
            answer = self.line.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.line.close()
            raise
        for header in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(text) if is_json and text else None

    def must(self, method: str, path: str, body: Any = None) -> Any:
        """Out: the JSON of a call below the sandbox that has to succeed."""
        status, answered = self.send(method, self.base + path, body)
        if status >= 300:
            raise SystemExit(f"{method} {path} answered {status}: {answered}")
        return answered

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def assume(self, seconds: list[int]) -> list[dict[str, Any]]:
        """Draw a user and a role, stop the clock, assume the role for each duration. Out: what was issued."""
        account = self.must("GET", "")["accounts"][0]["id"]
        new = {"account_id": account, "position": NOWHERE}
        user = self.must("POST", "identities/", {**new, "kind": "user", "name": "trial"})
        role = self.must("POST", "roles/", {**new, "name": "Trial", "trusted": user["id"]})
        self.must("PUT", "clock/", {"rate": 1, "paused": True})
        call = {"caller": {"kind": "identity", "id": user["id"]}, "role_id": role["id"]}
        return [self.must("POST", "sessions/", {**call, "duration_seconds": each}) for each in seconds]

    def run_clock(self, rate: int) -> dict[str, datetime]:
        """Let the clock go. Out: the real end of each live session."""
        self.must("PUT", "clock/", {"rate": rate, "paused": False})
        live = [session for session in self.must("GET", "")["sessions"] if session["ends_at"]]
        return {session["id"]: datetime.fromisoformat(session["ends_at"]) for session in live}


class Listener(threading.Thread):
    """A socket that comes back: after a cut it reads the journal since its revision, as browsers do."""

    def __init__(self, visitor: Visitor, heard: Callable[[dict[str, Any], float], None]) -> None:
        super().__init__(daemon=True)
        self.visitor, self.heard = visitor.copy(), heard
        self.revision = self.visitor.must("GET", "")["revision"]
        self.stopping = False
        self.listening = threading.Event()

    def run(self) -> None:
        address = f"ws://127.0.0.1:{self.visitor.port}/ws/sandboxes/{self.visitor.sandbox}/"
        origin = f"http://127.0.0.1:{self.visitor.port}"
        while not self.stopping:
            try:
                with connect(address, origin=origin, additional_headers={"Cookie": self.visitor.cookie}) as socket:
                    self.listening.set()
                    self._listen(socket)
            except (OSError, ConnectionClosed, InvalidHandshake, http.client.HTTPException):
                time.sleep(0.1)

    def _listen(self, socket: Any) -> None:
        while not self.stopping:
            with contextlib.suppress(TimeoutError):
                message = json.loads(socket.recv(timeout=1))
                if message["type"] == "edit" and message["revision"] == self.revision + 1:
                    self._take(message)
                elif message.get("revision", 0) > self.revision:
                    self._read_journal()

    def _read_journal(self) -> None:
        for entry in self.visitor.must("GET", f"journal/?since={self.revision}")["entries"]:
            self._take(entry)

    def _take(self, entry: dict[str, Any]) -> None:
        self.revision = entry["revision"]
        for event in entry["events"]:
            self.heard(event, time.time())


def percentile(values: list[float], percent: float) -> float:
    """Out: the value that `percent` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
