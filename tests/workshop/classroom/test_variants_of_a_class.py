"""A class whose learners each do a variant: neighbours cannot copy, and the server does not build one for each."""

from itertools import pairwise

import pytest

from playground.workshop.classroom.joining import VARIANTS_OF_A_CLASS
from playground.workshop.models import Attempt
from tests.workshop.classroom.conftest import Room
from tests.workshop.classroom.test_workshops import opened

pytestmark = pytest.mark.django_db


def test_neighbours_cannot_copy_where_the_workshop_says_so(room: Room) -> None:
    room.send("patch", "", variants=True)
    room.begin()
    for name in ("Bo", "Cy"):
        opened(room.join(name), room)
    seeds = list(Attempt.objects.values_list("seed", flat=True))
    assert len(set(seeds)) == 2 and 0 not in seeds


def test_a_large_class_shares_so_few_variants_that_each_is_read_once(room: Room) -> None:
    room.send("patch", "", variants=True)
    room.begin()
    for number in range(VARIANTS_OF_A_CLASS + 3):
        opened(room.join(f"Bo{number}"), room)
    seeds = list(Attempt.objects.order_by("pk").values_list("seed", flat=True))
    assert len(set(seeds)) == VARIANTS_OF_A_CLASS
    assert all(one != other for one, other in pairwise(seeds))
