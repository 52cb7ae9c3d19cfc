"""The moment between the first process and the first page: waits until everything answers, then says where it is."""

import http.client
import os
import sys
import time
import webbrowser
from pathlib import Path

from playground.config.room import code_of
from playground.config.steps import say
from playground.config.supervisor import Supervisor

READY_SECONDS = 60
DEATHS = 5  # of one process before the page was there: it will not get better
LAST_LINES = 15


class Opening:
    """In: where the page will be, the path of an instructor's link or nothing, whether to open a browser."""

    def __init__(
        self, host: str, port: int, instructor: str, folder: Path, supervisor: Supervisor, browser: bool
    ) -> None:
        self.host, self.port, self.instructor, self.folder = host, port, instructor, folder
        self.supervisor, self.browser = supervisor, browser
        self.until = time.monotonic() + READY_SECONDS
        self.is_open = False
        self.exit_code = 0

    def look(self) -> None:
        """Called each round by the supervisor, until the page is there or cannot be."""
        if self.is_open or self.supervisor.stopping:
            return
        if self._answers():
            self.is_open = True
            self._announce()
        elif time.monotonic() > self.until or any(child.deaths >= DEATHS for child in self.supervisor.children):
            self._give_up()

    def _answers(self) -> bool:
        """Does /ready/ say that the database and the key-value server answer?"""
        address = "127.0.0.1" if self.host == "0.0.0.0" else self.host
        connection = http.client.HTTPConnection(address, self.port, timeout=2)
        try:
            connection.request("GET", "/ready/", headers={"Host": _known_host(address)})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _announce(self) -> None:
        url = f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"
        processes = ", ".join(
            f"{child.name} {child.process.pid}" for child in self.supervisor.children if child.process
        )
        say("\nUnderstudy is running.")
        say(f"  Page        {url}")
        if self.instructor:
            say(f"  Instructor  {url.rstrip('/')}{self.instructor}   (for one person, within seven days)")
        say(f"  Data        {self.folder}")
        say(f"  Processes   {processes}; logs in {self.folder / 'logs'}")
        if self.host not in ("127.0.0.1", "localhost", "::1"):
            say(f"  Join        {url}join/   (with the code of a workshop)")
            say(f"\n{code_of(url)}")
            say("Everybody in this network can open it. Nothing is encrypted here: be guests, not passwords.")
        say("Stop it with Ctrl-C.")
        if self.browser and _has_screen():
            webbrowser.open(url)

    def _give_up(self) -> None:
        """Show what the process that failed most said last, and stop."""
        self.exit_code = 1
        self.supervisor.stopping = True
        worst = max(self.supervisor.children, key=lambda child: child.deaths)
        lines = worst.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
        sys.stderr.write("\n".join(["", *lines, "", f"The page did not come up. The lines above end {worst.log}.", ""]))


def _known_host(address: str) -> str:
    """Out: a name of this machine that Django accepts."""
    names = [
        name.strip() for name in os.environ.get("PLAYGROUND_HOSTS", "").split(",") if name.strip() not in ("", "*")
    ]
    return names[0].lstrip(".") if names else address


def _has_screen() -> bool:
    """On Linux without a screen `webbrowser` would start a text browser in this terminal."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
