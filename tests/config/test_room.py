"""`up --host` opens the page to one room, and to nothing wider."""

import http.client
import ipaddress
import re
import sys
from pathlib import Path

import pytest

from playground.config import room
from playground.config.room import FIND, UnsafeRoom, code_of, open_room, own_address
from tests.config.test_up import Up


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_HOSTS", room.USUAL_HOSTS)
    monkeypatch.delenv("PLAYGROUND_DEBUG", raising=False)


def test_without_an_address_it_finds_the_one_of_this_machine() -> None:
    try:
        found = own_address()
    except UnsafeRoom:
        pytest.skip("this machine is in no network")
    assert ipaddress.ip_address(found).is_private
    assert open_room(FIND) == found


def test_the_usual_address_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_DEBUG", "on")
    assert open_room("127.0.0.1") == "127.0.0.1"


@pytest.mark.parametrize("address", ["192.168.1.20", "10.1.2.3", "172.16.0.9", "169.254.7.7", "fd00::7"])
def test_a_room_has_a_private_address(address: str) -> None:
    assert open_room(address) == address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("8.8.8.8", "reached from the internet"),
        ("2001:4860:4860::8888", "reached from the internet"),
        ("0.0.0.0", "every network"),
        ("::", "every network"),
        ("example.com", "no address"),
    ],
)
def test_anything_wider_is_refused_with_the_way_out(address: str, why: str) -> None:
    with pytest.raises(UnsafeRoom, match=why):
        open_room(address)


def test_a_page_that_shows_its_insides_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_DEBUG", "on")
    with pytest.raises(UnsafeRoom, match="Unset it"):
        open_room("192.168.1.20")


def test_the_code_is_made_of_blocks_of_equal_width() -> None:
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in code_of("http://192.168.1.20:8000/").splitlines()]
    assert len({len(line) for line in lines if line}) == 1
    assert len(lines) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux listens on all of 127.0.0.0/8 without being told to")
def test_others_reach_the_page_by_the_address_that_is_printed(tmp_path: Path) -> None:
    up = Up(tmp_path / "data", "--host", "127.0.0.2", "--port", "0").wait_until_open()
    try:
        found = re.search(r"Page +http://127\.0\.0\.2:(\d+)/", up.said())
        assert found
        assert "Everybody in this network can open it." in up.said()
        connection = http.client.HTTPConnection("127.0.0.2", int(found[1]), timeout=10)
        connection.request("GET", "/health/")
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        connection.request("GET", "/join/")
        answer = connection.getresponse()
        assert answer.status == 200
        # Browsers heed it over TLS and on their own machine only, and complain of it on each page.
        assert "Cross-Origin-Opener-Policy" not in answer.headers
    finally:
        up.stop()


def test_an_unsafe_room_ends_the_start_in_one_sentence(tmp_path: Path) -> None:
    up = Up(tmp_path / "data", "--host", "8.8.8.8")
    assert up.process.wait(timeout=60) == 1
    assert "Put a proxy with TLS in front" in up.said()
