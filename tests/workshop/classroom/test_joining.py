"""Coming in: by the code and a nickname, as often as one likes. Guessing is bounded, a class is not."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from playground.people.commands import create_guest
from playground.people.models import Kind, Person
from playground.sandbox.models import Sandbox
from playground.workshop.classroom import codes, guessing, joining
from playground.workshop.classroom.guessing import WRONG_PER_ADDRESS
from playground.workshop.models import Seat
from tests.workshop.classroom.conftest import Room, browser, instructor


def typed(client: Client, code: str, nickname: str = "Bo", **where: str) -> tuple[int, str]:
    """Out: the status, and the words of the refusal, of a form that was sent."""
    answer = client.post("/join/", {"code": code, "nickname": nickname}, **where)
    return answer.status_code, answer.content.decode()


def test_a_code_has_forty_bits_and_is_read_as_people_type_it() -> None:
    assert len(codes.ALPHABET) ** codes.LENGTH == 2**40
    assert codes.read(" il0o-abcd ") == "1100ABCD"
    assert codes.shown("1100ABCD") == "1100-ABCD"
    assert [codes.read(wrong) for wrong in ("", "ABC", "ABCD-EFGU", "ABCD-EFGHJ", "ÄBCD-EFGH")] == [""] * 5


def test_nobody_becomes_a_guest_with_a_seat_under_their_nickname(room: Room) -> None:
    client = room.join("  Bo   Lee ")
    seat = room.workshop.enrollments.get()
    assert (seat.nickname, seat.state, seat.person.kind) == ("Bo Lee", Seat.IN, Kind.GUEST)
    assert client.get("/api/me/").json()["name"] == "Bo Lee"


def test_the_code_may_be_typed_in_small_letters_without_its_dash(room: Room) -> None:
    assert typed(browser(), room.code.lower())[0] == 302


def test_who_has_an_account_keeps_its_name_elsewhere(room: Room) -> None:
    person = create_guest()
    person.display_name, person.email = "Beatrix", "bo@example.com"
    person.set_password("three unrelated words")
    person.save()
    room.join("Bo", browser(person))
    person.refresh_from_db()
    assert (room.workshop.enrollments.get().nickname, person.display_name) == ("Bo", "Beatrix")


def test_coming_again_is_the_same_seat(room: Room) -> None:
    client = room.join("Bo")
    room.join("Somebody", client)
    assert [each.nickname for each in room.workshop.enrollments.all()] == ["Bo"]


def test_two_of_one_name_are_told_apart(room: Room) -> None:
    for _ in range(3):
        room.join("Bo")
    names = room.workshop.enrollments.order_by("pk").values_list("nickname", flat=True)
    assert list(names) == ["Bo", "Bo 2", "Bo 3"]


def test_a_nickname_is_never_markup(room: Room) -> None:
    room.join("<img src=x onerror=alert(1)>")
    code, page = typed(browser(), "AAAA-AAAA", '"><script>alert(1)</script>')
    assert (code, "<script>alert" in page) == (404, False)


@pytest.mark.parametrize("nickname", ["", "   ", "x" * 41, "a\nb\x07"])
def test_a_nickname_that_is_none_is_refused_and_makes_nobody(room: Room, nickname: str) -> None:
    before = Person.objects.count()
    assert typed(browser(), room.code, nickname)[0] == 400
    assert Person.objects.count() == before


def test_a_wrong_code_says_so_and_makes_nobody(room: Room) -> None:
    before = Person.objects.count()
    status, page = typed(browser(), "AAAA-AAAA")
    assert (status, Person.objects.count()) == (404, before)
    assert "No workshop has this code." in page
    assert 'value="AAAA-AAAA"' in page


@pytest.mark.parametrize(
    ("state", "words"), [("locked", "locked"), ("closed", "over"), ("archived", "over"), ("draft", "not open yet")]
)
def test_a_workshop_that_is_not_open_says_why(room: Room, state: str, words: str) -> None:
    room.workshop.state = state
    room.workshop.save()
    status, page = typed(browser(), room.code)
    assert (status, words in page) == (409, True)


def test_who_is_in_comes_back_into_a_locked_workshop(room: Room) -> None:
    client = room.join("Bo")
    room.send("put", "state/", state="locked")
    room.join("Bo", client)


def test_who_was_removed_may_come_again_and_who_was_blocked_may_not(room: Room) -> None:
    client = room.join("Bo")
    room.move("Bo", "removed")
    room.join("Bo", client)
    assert room.seat("Bo").state == Seat.IN
    room.move("Bo", "blocked")
    assert typed(client, room.code)[0] == 403


def test_whoever_teaches_it_goes_to_its_page(room: Room) -> None:
    answer = room.desk.post("/join/", {"code": room.code, "nickname": "Ana"})
    assert answer["Location"] == f"/workshops/{room.workshop.public_id}/"
    assert not room.workshop.enrollments.exists()


def test_a_full_workshop_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_LEARNERS", 1)
    room.join("Bo")
    status, page = typed(browser(), room.code)
    assert (status, "full" in page) == (409, True)


def test_three_hundred_learners_of_one_address_come_in_within_a_minute(room: Room) -> None:
    """Nor are they slowed by a guesser among them: the code is known at their address."""
    for number in range(300):
        room.join(f"Learner {number}")
        if number == 100:
            for _ in range(WRONG_PER_ADDRESS + 5):
                typed(browser(), "AAAA-AAAA")
    assert room.workshop.enrollments.filter(state=Seat.IN).count() == 300


@pytest.mark.usefixtures("one_minute")
def test_the_thirty_first_wrong_code_of_a_minute_is_refused(room: Room) -> None:
    answers = [typed(browser(), f"AAAA-AA{number:02}")[0] for number in range(32)]
    assert answers == [404] * 30 + [429] * 2
    assert typed(browser(), "AAAA-AAAA", REMOTE_ADDR="10.0.0.2")[0] == 404, "another address is not this one"


@pytest.mark.usefixtures("one_minute")
def test_a_guesser_who_has_tried_too_often_does_not_learn_which_code_is_right(room: Room) -> None:
    for _ in range(30):
        typed(browser(), "AAAA-AAAA")
    assert typed(browser(), room.code)[0] == 429


@pytest.mark.usefixtures("one_minute")
def test_many_addresses_together_guess_no_faster(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "WRONG_AT_ALL", 40)
    answers = [typed(browser(), "AAAA-AAAA", REMOTE_ADDR=f"10.0.0.{number}")[0] for number in range(42)]
    assert answers == [404] * 40 + [429] * 2
    room.send("put", "state/", state="locked")
    room.send("put", "state/", state="open")  # which makes it known where the instructor is
    assert typed(browser(), room.code)[0] == 302


@pytest.mark.usefixtures("one_minute")
def test_a_minute_later_everybody_may_try_again(room: Room) -> None:
    for _ in range(31):
        typed(browser(), "AAAA-AAAA")
    caches["counters"].clear()  # what a new minute's keys amount to
    assert typed(browser(), room.code)[0] == 302


def test_the_form_is_sent_from_our_page_only(room: Room) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/join/", {"code": room.code, "nickname": "Bo"}).status_code == 403


def test_a_link_fills_in_the_code_and_looks_nothing_up(room: Room, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):  # or it would be a way to guess that nobody counts
        page = browser().get(f"/join/{room.code}/").content.decode()
    assert f'value="{codes.shown(room.code)}"' in page


def test_a_share_link_of_a_sandbox_still_goes_to_the_sandbox(db: None) -> None:
    assert "This link does not work" in browser().get("/join/" + "a" * 43 + "/").content.decode()


def test_the_code_is_not_to_be_read_in_the_database(room: Room) -> None:
    row = room.fresh()
    assert room.code not in row.code_hash + row.sealed_code
    assert codes.code_of(row) == room.code


def test_a_guest_who_signs_in_keeps_seat_and_work(room: Room) -> None:
    room.begin()
    client = room.join("Bo")
    client.get(f"/class/{room.workshop.public_id}/")
    guest, other = room.seat("Bo").person, instructor("Beatrix")
    room.join("Beatrix", browser(other))
    type(room.seat("Bo")).hand_over(guest, other)
    kept = room.workshop.enrollments.get()
    assert (kept.person, kept.attempts.count()) == (other, 1)
    assert Sandbox.objects.filter(attempt__enrollment=kept).count() == 1
