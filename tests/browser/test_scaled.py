"""The scaled set of deploy/ as real processes: a PostgreSQL, a Redis, two web processes behind the proxy, two workers
and beat. Two browsers on different processes see the same; what is restarted or killed costs them nothing.

It needs Debian's servers; `.ci/run` installs them: sudo apt install postgresql redis-server caddy
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.browser.editor import Editor
from tests.config.test_supervisor import until
from tests.trials.crowd import Silent
from tests.trials.embedded import Visitor as TrialVisitor
from tests.trials.embedded import answers
from tests.trials.scaled import Scaled, ServerMissing

Visitor = Callable[..., Page]
SOCKETS = "understudy_sockets"
SERVICE_RESTART = 1012  # RFC 6455's registry: come back


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scaled]:
    try:
        a_set = Scaled(tmp_path_factory.mktemp("scaled"))
    except ServerMissing as missing:
        pytest.skip(str(missing))
    try:
        a_set.start()
        yield a_set
    finally:
        a_set.stop()


@pytest.fixture
def playground(scaled: Scaled) -> str:
    """What `visitor` opens: the proxy."""
    return f"http://127.0.0.1:{scaled.port}"


def at(scaled: Scaled, editor: Editor, page: Page, name: str) -> Editor:
    """Out: the same sandbox on this page, served by this web process and no other."""
    page.goto(editor.page.url.replace(f":{scaled.port}/", f":{scaled.ports[name]}/"))
    return Editor(page).ready()


def sockets(scaled: Scaled) -> list[float]:
    return [scaled.figure(name, SOCKETS) for name in scaled.ports if scaled.processes[name].poll() is None]


def test_two_browsers_on_two_processes_see_a_session_live_and_end(scaled: Scaled, visitor: Visitor) -> None:
    opened = Editor.open(visitor(), "fire marshal")
    first, second = (at(scaled, opened, visitor(of=opened.page), name) for name in scaled.ports)
    opened.page.close()
    until(lambda: sockets(scaled) == [1, 1], "each web process has one of the two sockets")
    first.drag_link("jane", "role", "FireMarshal")
    expect(second.link("jane", "FireMarshal")).to_have_count(1)
    first.assume("FireMarshal", "jane").get_by_role("button", name="Done").click()
    for editor in (first, second):
        expect(editor.page.get_by_role("button", name=re.compile("1 live session from jane")).first).to_be_visible()
    assert scaled.figure("web-1", "understudy_live_sessions") == 1
    first.set_speed("3,600")
    for editor in (first, second):
        expect(editor.page.get_by_role("button", name=re.compile("Expired")).first).to_be_visible()
    told = [scaled.figure(name, "understudy_expiry_lateness_seconds_count") for name in scaled.metrics_ports]
    assert sum(told) == 1


def test_a_web_process_that_is_restarted_sends_its_browsers_to_the_other(scaled: Scaled, visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    for name, who in (("web-1", "jane"), ("web-2", "raj")):
        scaled.ask_to_end(name)
        until(lambda: sockets(scaled) == [2], "both browsers are at the process that is left")
        first.drag_link(who, "role", "FireMarshal")
        for editor in (first, second):
            expect(editor.link(who, "FireMarshal")).to_have_count(1)
        scaled.start_one(name)
        until(partial(answers, scaled.ports[name]), "it is back")


def test_a_socket_is_told_to_come_back_when_its_process_is_restarted(scaled: Scaled) -> None:
    visitor = TrialVisitor(scaled.ports["web-2"])
    address = f"ws://127.0.0.1:{visitor.port}/ws/sandboxes/{visitor.sandbox}/"
    headers, origin = {"Cookie": visitor.cookie}, f"http://127.0.0.1:{visitor.port}"

    def comes_in() -> bool:
        """Once after a Redis was away the process finds its old connection dead; a browser then comes again."""
        with connect(address, origin=origin, additional_headers=headers) as socket:
            try:
                return json.loads(socket.recv(timeout=10))["type"] == "welcome"
            except ConnectionClosed:
                return False

    until(comes_in, "the process lets somebody in")
    with connect(address, origin=origin, additional_headers=headers) as socket:
        assert json.loads(socket.recv(timeout=10))["type"] == "welcome"
        scaled.ask_to_end("web-2")
        with pytest.raises(ConnectionClosed):
            while True:
                socket.recv(timeout=10)
        assert socket.close_code == SERVICE_RESTART
    scaled.start_one("web-2")
    until(lambda: answers(scaled.ports["web-2"]), "it is back")


def test_requests_take_turns_however_many_sockets_a_process_has(scaled: Scaled) -> None:
    visitor = TrialVisitor(scaled.port)
    address = f"ws://127.0.0.1:{scaled.port}/ws/sandboxes/{visitor.sandbox}/"
    said = {"origin": f"http://127.0.0.1:{scaled.port}", "additional_headers": {"Cookie": visitor.cookie}}
    scaled.ask_to_end("web-2")
    with ExitStack() as lines:
        for _ in range(5):
            lines.enter_context(connect(address, **said)).recv(timeout=10)
        scaled.start_one("web-2")
        until(lambda: answers(scaled.ports["web-2"]), "it is back")

        def answered() -> list[int]:
            return [scaled.log(name).count(f"GET {visitor.base}") for name in scaled.ports]

        at_first = answered()[1]

        def second_answers() -> bool:
            visitor.must("GET", "")
            return answered()[1] > at_first

        until(second_answers, "the proxy has found out")
        before = answered()
        for _ in range(4):
            visitor.must("GET", "")
        until(lambda: sum(answered()) >= sum(before) + 4, "all are written down")
        assert [now - then for now, then in zip(answered(), before, strict=True)] == [2, 2]


def test_what_is_asked_often_is_planned_once(scaled: Scaled) -> None:
    script = """
import django
django.setup()
from django.db import connection
from playground.people.models import Person
for number in range(6):
    Person.objects.filter(pk=number).exists()
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%people_person%'")
    print(cursor.fetchone()[0])
"""
    environment = {**scaled.environment, "DJANGO_SETTINGS_MODULE": "playground.config.settings"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1"]


def test_whoever_reads_nothing_is_let_go_with_a_code_that_means_come_back(scaled: Scaled) -> None:
    visitor = TrialVisitor(scaled.ports["web-1"])
    until(lambda: sum(sockets(scaled)) == 0, "nobody else is there")
    people = [Silent(visitor, visitor.sandbox, visitor.port) for _ in range(5)]
    until(lambda: sum(sockets(scaled)) == 5, "they are there")
    until(lambda: sum(sockets(scaled)) == 0, "they are gone")
    assert {person.close_code() for person in people} <= {1011, 4429}


def test_with_a_worker_killed_and_the_other_asked_to_end_a_new_one_ends_what_is_due(
    scaled: Scaled, visitor: Visitor
) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    assert scaled.kill("worker-1")
    assert scaled.ask_to_end("worker-2") == 0
    editor.assume("FireMarshal", "bob").get_by_role("button", name="Done").click()
    editor.set_speed("3,600")
    expect(editor.page.get_by_text("accelerated").first).to_be_visible()
    scaled.start_one("worker-1")
    expect(editor.page.get_by_role("button", name=re.compile("Expired")).first).to_be_visible()
    scaled.start_one("worker-2")


def test_without_its_redis_nothing_that_is_drawn_gets_lost(scaled: Scaled, visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    assert scaled.kill("redis")
    first.drag_link("jane", "role", "FireMarshal")
    for editor in (first, second):
        expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    scaled.start_one("redis")
    first.assume("FireMarshal", "jane").get_by_role("button", name="Done").click()
    expect(second.page.get_by_role("button", name=re.compile("1 live session from jane")).first).to_be_visible()


def test_the_proxy_passes_no_figures_on_and_names_each_request(scaled: Scaled, browser: Browser) -> None:
    request = browser.new_context(base_url=f"http://127.0.0.1:{scaled.port}").request
    assert request.get("/metrics/", headers={"Authorization": "Bearer token-of-a-trial"}).status == 404
    name = request.get("/").headers["x-request-id"]
    lines = [json.loads(line) for each in scaled.ports for line in scaled.log(each).splitlines() if line[:1] == "{"]
    # A store that has just come back may cost the first send a warning, which has the name of its request, too.
    assert [line["message"] for line in lines if line.get("request_id") == name].count("GET /") == 1


def test_every_unit_and_container_runs_what_the_procfile_says() -> None:
    folder = Path(__file__).resolve().parents[2] / "deploy"
    lines = dict(line.split(": ", 1) for line in (folder / "Procfile").read_text().splitlines())
    units = {
        "web": "understudy-web@.service",
        "worker": "understudy-worker@.service",
        "beat": "understudy-beat.service",
        "release": "understudy-release.service",
    }
    for kind, unit in units.items():
        started = re.search(r"^ExecStart=/opt/understudy/(.*)$", (folder / "systemd" / unit).read_text(), re.MULTILINE)
        assert started
        assert started[1].replace("${PORT}", "$PORT") == lines[kind]
    here, there = "--host 127.0.0.1 --port $PORT", "--host 0.0.0.0 --port 8000"
    containers = (folder / "compose.yaml").read_text().replace(there, here)
    assert [kind for kind, line in lines.items() if f"command: {line}\n" not in containers] == []
