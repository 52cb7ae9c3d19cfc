"""A real Chromium on the real embedded set: `manage.py up` in a folder of its own, one for all browser tests."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from playground.config.browser import NoBrowser, launch_options
from tests.browser.classroom import DATA

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20_000  # milliseconds until an expectation fails: a busy machine is no defect
HERE = ("127.0.0.1", "localhost")  # whatever the port: learning platforms and the like of a test
QUIET = ("--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update")

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    try:
        found = launch_options()
    except NoBrowser as missing:
        pytest.fail(str(missing))
    return {**browser_type_launch_args, **found, "args": [*found["args"], *QUIET]}


@pytest.fixture(scope="session")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a running playground; stopped, with all its children, at the end."""
    folder = tmp_path_factory.mktemp("up")
    port = free_port()
    log = (folder / "up.log").open("wb")
    command = [sys.executable, "manage.py", "up", "--no-browser", "--port", str(port), "--data", str(folder / "data")]
    around = {**os.environ, "PLAYGROUND_LTI_LOCAL": "on"}  # the learning platforms of tests are on this machine
    process = subprocess.Popen(
        command, cwd=ROOT, env=around, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
    url = f"http://127.0.0.1:{port}"
    DATA[url] = folder / "data"
    try:
        wait_until_ready(url, process, folder / "up.log")
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        if process.poll() is None:
            process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(url: str, process: subprocess.Popen, log: Path, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if urllib.request.urlopen(f"{url}/ready/", timeout=2).status == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"The playground did not become ready. Its log ends:\n{log.read_text()[-3000:]}")


@pytest.fixture
def visitor(browser: Browser, playground: str) -> Iterator[Callable[..., Page]]:
    """Open a page as somebody new, or in a second browser of somebody: `visitor()`, `visitor(of=page)`.

    Nobody is shown the tour, which only comes once, except with `tour=True`. `touch=True`: fingers, no mouse.

    Whatever a page writes to its console as an error fails the test that saw it, unless the test expects the refusal;
    so does whatever it asks another host for.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        *,
        of: Page | None = None,
        theme: str = "light",
        width: int = 1440,
        height: int = 900,
        tour: bool = False,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=playground,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            has_touch=touch,
            is_mobile=touch,
            storage_state=of.context.storage_state() if of else None,
        )
        contexts.append(context)
        if not tour:
            context.add_init_script("localStorage.setItem('understudy.tour', 'seen')")
        context.on("request", lambda request: complaints.extend(elsewhere(request.url)))
        page = context.new_page()
        page.on("websocket", lambda line: complaints.extend(elsewhere(line.url)))
        page.on("console", lambda message: complaints.extend(complaint_of(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def elsewhere(url: str) -> list[str]:
    """Out: the address, when it is of no host here: classrooms have no internet."""
    return [] if urlsplit(url).hostname in (None, *HERE) else [f"{url} was asked for"]


def complaint_of(message: ConsoleMessage) -> list[str]:
    """Console errors, less the browser's own line for an answer with a 4xx status: refusals are part of the product."""
    refused = message.text.startswith("Failed to load resource: the server responded with a status of 4")
    cut_off = "net::ERR_INTERNET_DISCONNECTED" in message.text  # by a test, on purpose
    return [] if message.type != "error" or refused or cut_off else [message.text]
