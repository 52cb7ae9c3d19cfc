"""Whoever is taken out of a class sees no more of what is shown in it, from that moment on; others go on seeing it."""

from collections.abc import Callable

import pytest
from django.test import Client

from playground.live.consumer import NOT_FOUND
from playground.people.models import Person
from playground.workshop.classroom import seats
from playground.workshop.classroom.holding import leaks, showing
from playground.workshop.classroom.joining import sandbox_for
from playground.workshop.models import Control, Enrollment, Team
from tests.workshop.classroom.conftest import Room, browser, demo_of
from tests.workshop.classroom.test_live import closed, does, listening, seated
from tests.workshop.classroom.test_shown import address, looks, watch

pytestmark = pytest.mark.django_db(transaction=True)


def follows(room: Room) -> None:
    showing.follow_me(room.workshop, room.ana, demo_of(room.ana)[0].public_id)


def spotlights(room: Room) -> None:
    learner = seated(room, "Di")
    room.begin()
    sandbox_for(Enrollment.objects.get(pk=learner.pk))
    showing.spotlight(room.workshop, room.ana, learner.public_id, named=True)


def leaks_credentials(room: Room) -> None:
    demo, session = demo_of(room.ana)
    leaks.leak(room.workshop, room.ana, demo.public_id, session.public_id)


def where(room: Room) -> str:
    """Out: the address by which everybody in class looks at it now."""
    return showing.address_of(room.workshop, Control.objects.get(ended_at=None).public_id)[1]


@pytest.mark.parametrize("state", ["removed", "blocked"])
@pytest.mark.parametrize("show", [follows, spotlights, leaks_credentials])
async def test_the_lines_of_who_is_removed_end_at_once_and_the_link_opens_nothing_any_more(
    room: Room, show: Callable[[Room], None], state: str
) -> None:
    bo, cy = [(await does(seated, room, name)) for name in ("Bo", "Cy")]
    await does(show, room)
    known = await does(where, room)
    sockets = [await listening(each.person, f"/ws/sandboxes/{known}/") for each in (bo, cy)]
    await does(seats.seat, room.workshop, room.ana, bo.public_id, state)
    assert [await closed(socket) for socket in sockets] == [NOT_FOUND] * 2
    assert await does(looks, Client(), known) == 404
    now = await does(where, room)
    again = await listening(cy.person, f"/ws/sandboxes/{now}/")
    assert await does(looks, Client(), now) == 200
    await again.leave()


async def test_a_co_instructor_who_is_taken_off_is_cut_off_too(room: Room) -> None:
    bo = await does(seated, room, "Bo")
    await does(seats.add_co_instructor, room.workshop, room.ana, bo.public_id)
    await does(follows, room)
    socket = await listening(bo.person, f"/ws/sandboxes/{await does(where, room)}/")
    await does(seats.remove_co_instructor, room.workshop, room.ana, bo.person.public_id)
    assert await closed(socket) == NOT_FOUND


def test_pages_of_the_others_learn_of_the_other_link_and_keep_what_they_chose(room: Room) -> None:
    bo, cy = seated(room, "Bo"), seated(room, "Cy")
    follows(room)
    control = Control.objects.get(ended_at=None)
    showing.look(cy, control.public_id, looks=False)
    before = held(room, cy.person)
    seats.seat(room.workshop, room.ana, bo.public_id, "removed")
    after = held(room, cy.person)
    assert after["away"] == before["away"] == control.public_id
    (was,), (now,) = before["controls"]["controls"], after["controls"]["controls"]
    assert (was["id"], was["started_at"]) == (now["id"], now["started_at"]) and was["link"] != now["link"]
    control.refresh_from_db()
    assert control.link is not None and control.link.follows == room.ana


def test_credentials_that_leaked_are_those_of_before(room: Room) -> None:
    bo = seated(room, "Bo")
    leaks_credentials(room)
    before = leaks.leaked(room.workshop)
    seats.seat(room.workshop, room.ana, bo.public_id, "removed")
    after = leaks.leaked(room.workshop)
    assert after.address != before.address and after.secret_access_key == before.secret_access_key


def test_the_canvas_of_who_is_removed_is_shown_no_longer_and_that_of_their_team_goes_on(room: Room) -> None:
    room.begin()
    team = Team.objects.create(workshop=room.workshop, name="Owls")
    bo, cy, di = (seated(room, name) for name in ("Bo", "Cy", "Di"))
    room.workshop.enrollments.filter(pk__in=(cy.pk, di.pk)).update(team=team)
    for learner, goes_on in ((bo, False), (cy, True)):
        fresh = Enrollment.objects.get(pk=learner.pk)
        sandbox_for(fresh)
        showing.spotlight(room.workshop, room.ana, fresh.public_id, named=False)
        seats.seat(room.workshop, room.ana, fresh.public_id, "removed")
        assert Control.objects.filter(ended_at=None).exists() is goes_on
    shown = Control.objects.get(ended_at=None)
    assert looks(Client(), address(watch(room, browser(di.person), shown.public_id))) == 200


def test_somebody_who_only_waits_is_sent_away_without_a_change_to_what_is_shown(room: Room) -> None:
    follows(room)
    known = where(room)
    room.send("patch", "", waiting_room=True)
    seats.seat(room.workshop, room.ana, seated(room, "Bo").public_id, "removed")
    assert where(room) == known


def held(room: Room, person: Person) -> dict:
    answer: dict = room.send("get", "mine/controls/", browser(person)).json()
    return answer
