"""A class does an exercise that somebody wrote, as any other; what its author withdraws keeps its place."""

import pytest

from playground.workshop.classroom import commands
from playground.workshop.models import Attempt
from tests.workshop.authors import Author
from tests.workshop.classroom.conftest import Room, instructor

pytestmark = pytest.mark.django_db


def test_a_published_exercise_is_begun_for_the_class() -> None:
    author = Author()
    author.write()
    author.publish()
    ana = instructor()
    room = Room(commands.step(commands.create(ana, "Doors", [author.slug]), ana, "open"))
    shown = room.desk.get(f"/api/workshops/{room.workshop.public_id}/").json()
    assert [each["title"] for each in shown["workshop"]["exercises"]] == ["The stage door"]
    learner = room.join("Bo")
    room.begin()
    assert learner.get(f"/class/{room.workshop.public_id}/").status_code == 302
    attempt = Attempt.objects.get(enrollment__nickname="Bo")
    assert (attempt.exercise, attempt.edition) == (author.slug, 1)

    author.client.delete(f"{author.address}publication/")
    shown = room.desk.get(f"/api/workshops/{room.workshop.public_id}/").json()
    assert [each["title"] for each in shown["workshop"]["exercises"]] == [author.slug]
