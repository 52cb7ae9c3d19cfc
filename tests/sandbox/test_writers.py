"""Several people draw in one sandbox at the same time: they wait for each other, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from playground.people.models import Person
from playground.sandbox.commands import identities
from playground.sandbox.errors import EntityAlreadyExists
from playground.sandbox.models import Identity, JournalEntry, Sandbox
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, draw

WRITERS, EDITS = 4, 8


def write(sandbox_pk: int, person_pk: int, account_id: str, writer: int) -> None:
    """One person's edits, on a database connection of their own."""
    try:
        person = Person.objects.get(pk=person_pk)
        for number in range(EDITS):
            with editing(sandbox_pk, person) as edit:
                identities.add_user(edit, account_id, f"writer{writer}-{number}")
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_edits_of_many_at_once_are_numbered_without_a_gap_and_all_there() -> None:
    drawn = draw()
    before = drawn.fresh().revision
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [
            pool.submit(write, drawn.sandbox.pk, drawn.owner.pk, drawn[ACCOUNT], writer) for writer in range(WRITERS)
        ]
        for each in running:
            each.result()
    revisions = JournalEntry.objects.filter(sandbox=drawn.sandbox, revision__gt=before).order_by("revision")
    assert list(revisions.values_list("revision", flat=True)) == [*range(before + 1, before + 1 + WRITERS * EDITS)]
    assert Sandbox.objects.get(pk=drawn.sandbox.pk).revision == before + WRITERS * EDITS
    assert Identity.objects.filter(sandbox=drawn.sandbox, name__startswith="writer").count() == WRITERS * EDITS


@pytest.mark.django_db(transaction=True)
def test_of_many_who_make_the_same_user_at_once_one_does_and_the_others_are_told() -> None:
    drawn = draw()
    together = Barrier(WRITERS)

    def add(number: int) -> bool:
        try:
            together.wait()
            with editing(drawn.sandbox.pk, drawn.owner) as edit:
                identities.add_user(edit, drawn[ACCOUNT], f"ana{number}")
        except EntityAlreadyExists:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(WRITERS) as pool:
        for number in range(EDITS):
            assert sorted(pool.map(add, [number] * WRITERS)) == [False, False, False, True]
    assert Identity.objects.filter(sandbox=drawn.sandbox, name__startswith="ana").count() == EDITS
