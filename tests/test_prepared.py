"""What has its SQL made once does as the query and the row themselves would, whoever asks, however often."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count
from django.forms.models import model_to_dict
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from playground.prepared import Prepared, PreparedColumn, PreparedRows
from playground.sandbox.models import JournalEntry, Role, Sandbox
from playground.sentences import say
from tests.builders import ACCOUNT, Drawn, draw, trust

by_name: Prepared[Role] = Prepared(
    lambda sandbox, name: Role.objects.filter(sandbox=sandbox, name=name).select_related("account"), int, str
)


def draw_roles(*names: str) -> Drawn:
    return draw([], dict.fromkeys(names, trust("AWS", ACCOUNT)))


@pytest.mark.django_db
def test_each_call_reads_the_row_of_its_own_values_as_it_is_now() -> None:
    drawn, other = draw_roles("Reader", "Writer"), draw_roles("Reader")
    ours, theirs = by_name.first(drawn.sandbox.pk, "Reader"), by_name.first(other.sandbox.pk, "Reader")
    assert ours == Role.objects.get(sandbox=drawn.sandbox, name="Reader")
    assert theirs == Role.objects.get(sandbox=other.sandbox)
    assert by_name.first(other.sandbox.pk, "Writer") is None
    Role.objects.filter(pk=ours.pk if ours else 0).update(description="changed", tags={"team": "blue"})
    again = by_name.first(drawn.sandbox.pk, "Reader")
    assert again is not None and (again.description, again.tags) == ("changed", {"team": "blue"})


@pytest.mark.django_db
def test_what_the_query_takes_along_is_not_asked_for_again(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    drawn = draw_roles("Reader")
    with django_assert_num_queries(1):
        found = by_name.first(drawn.sandbox.pk, "Reader")
        assert found is not None and found.account.number


@pytest.mark.django_db
def test_the_first_row_is_the_first_in_the_querys_order_with_its_annotations() -> None:
    drawn = draw_roles("Reader", "Writer", "Auditor")
    last: Prepared[Role] = Prepared(lambda sandbox: Role.objects.filter(sandbox=sandbox).order_by("-name"), int)
    counted: Prepared[Sandbox] = Prepared(lambda pk: Sandbox.objects.filter(pk=pk).annotate(drawn=Count("roles")), int)
    found, sandbox = last.first(drawn.sandbox.pk), counted.first(drawn.sandbox.pk)
    assert found is not None and found.name == "Writer"
    assert vars(sandbox)["drawn"] == 3


@pytest.mark.django_db
def test_all_rows_come_in_the_querys_order_and_one_does_not_cut_them_short() -> None:
    drawn, empty = draw_roles("Reader", "Writer", "Auditor"), draw_roles()
    in_order: Prepared[Role] = Prepared(lambda sandbox: Role.objects.filter(sandbox=sandbox).order_by("name"), int)
    for _ in range(2):
        first = in_order.first(drawn.sandbox.pk)
        assert first is not None and first.name == "Auditor"
        assert [role.name for role in in_order.all(drawn.sandbox.pk)] == ["Auditor", "Reader", "Writer"]
        assert in_order.all(empty.sandbox.pk) == []


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_by_its_own_connection() -> None:
    drawn = draw_roles("Reader", "Writer")
    names = ["Reader", "Writer"] * 20

    def ask(name: str) -> str:
        try:
            found = by_name.first(drawn.sandbox.pk, name)
            return found.name if found else ""
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, names)) == names


@pytest.mark.django_db
def test_a_value_that_the_query_does_not_ask_for_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="does not ask for its values"):
        wrong: Prepared[Role] = Prepared(lambda name, other: Role.objects.filter(name=name), str, str)
        wrong.first("Reader", "x")


def entry(sandbox: Sandbox, revision: int) -> JournalEntry:
    events = [{"type": "Said", "text": "Größe", "none": None}]
    label = say("Rename {name}", name="x")
    return JournalEntry(sandbox=sandbox, revision=revision, at=timezone.now(), label=label, events=events)


@pytest.mark.django_db
def test_a_row_is_stored_as_save_stores_it() -> None:
    sandbox, entries = draw_roles("Reader").sandbox, PreparedRows(JournalEntry)
    stored = [entries.store(entry(sandbox, revision)) for revision in (101, 102)]
    saved = entry(sandbox, 103)
    saved.save()
    first, second, third = (JournalEntry.objects.get(pk=row.pk) for row in (*stored, saved))
    assert (first.revision, second.revision) == (101, 102)
    assert stored[1]._state.adding is False and stored[1]._state.db == "default"
    same = {"exclude": ["id", "revision", "at"]}
    assert model_to_dict(second, **same) == model_to_dict(third, **same)
    assert (second.at, second.label) == (stored[1].at, third.label)


@pytest.mark.django_db
def test_a_row_the_database_does_not_take_is_refused_and_the_next_one_stored() -> None:
    sandbox, entries = draw_roles("Reader").sandbox, PreparedRows(JournalEntry)
    entries.store(entry(sandbox, 101))
    with pytest.raises(IntegrityError), transaction.atomic():
        entries.store(entry(sandbox, 101))
    assert entries.store(entry(sandbox, 102)).pk


@pytest.mark.django_db
def test_one_column_of_one_row_changes() -> None:
    sandbox, other = draw_roles("Reader").sandbox, draw_roles("Reader").sandbox
    revisions, before = PreparedColumn(Sandbox, "revision"), other.revision
    for revision in (7, 8):
        revisions.store(sandbox.pk, revision)
        sandbox.refresh_from_db()
        assert sandbox.revision == revision
    other.refresh_from_db()
    assert other.revision == before
