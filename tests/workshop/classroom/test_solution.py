"""The instructor opens the reference to the class before everybody has finished."""

import pytest

from tests.workshop.classroom.conftest import Room
from tests.workshop.classroom.test_workshops import opened

pytestmark = pytest.mark.django_db


def test_whoever_has_begun_may_look_at_a_solution_once_the_instructor_opens_it(room: Room) -> None:
    assert room.send("post", "solution/").status_code == 409, "nothing is done yet"
    room.begin()
    client, before = room.join("Bo"), room.fresh().revision
    reference = f"/api/sandboxes/{opened(client, room).public_id}/attempt/solution/"
    assert client.get(reference).status_code == 409
    assert room.send("post", "solution/").status_code == 200
    assert client.get(reference).status_code == 200
    assert room.fresh().revision > before, "learners' pages hear of it"
    room.begin(1)
    other = f"/api/sandboxes/{opened(client, room).public_id}/attempt/solution/"
    assert client.get(other).status_code == 409, "of one exercise only"
