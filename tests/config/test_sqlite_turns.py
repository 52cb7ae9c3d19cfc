"""Writers of one process wait in line for SQLite: served in the order they came, nobody starved, nobody stuck."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from playground.config.sqlite_turns.base import Line, line
from playground.people.models import Person

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, nobody waits in line")


@pytest.fixture
def taken() -> Iterator[Line]:
    found = Line()
    assert found.wait(0)
    yield found


def test_those_who_wait_are_served_in_the_order_they_came(taken: Line) -> None:
    served: list[int] = []

    def work(number: int) -> None:
        assert taken.wait(30)
        served.append(number)
        taken.leave()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for number, thread in enumerate(threads):
        thread.start()
        while len(taken._waiting) <= number:  # until this one stands in line
            threading.Event().wait(0.001)
    taken.leave()
    for thread in threads:
        thread.join()
    assert served == list(range(8))
    assert taken.wait(0)


def test_whoever_gives_up_is_not_called_and_holds_up_nobody(taken: Line) -> None:
    assert not taken.wait(0.001)
    taken.leave()
    assert taken.wait(0)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_is_in_line_until_its_end_however_it_ends() -> None:
    with transaction.atomic():
        assert line._taken
        with transaction.atomic():
            Person.objects.count()
        assert line._taken
    assert not line._taken
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert not line._taken
    with transaction.atomic():
        connection.close()
    assert not line._taken
