"""The start of an exercise is built once in a process; whoever comes later gets the same, with ids of their own."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from playground.people.commands import create_guest
from playground.sandbox.casting import ID_COLUMNS
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.images import TRACKED, image_of
from playground.sandbox.models import AccessKey, ActivityRecord, JournalEntry, Sandbox
from playground.sandbox.organization_tree import tree_of
from playground.sandbox.queries import canvas
from playground.sandbox.secrets import unseal
from playground.sandbox.stream import editing
from playground.workshop.beginning import begin, forget, keep
from playground.workshop.catalog import Exercise, exercise, exercises
from playground.workshop.commands import start
from playground.workshop.models import Attempt, Enrollment
from tests.workshop.authors import ACCOUNT, Author
from tests.workshop.classroom.conftest import Room, room

__all__ = ["room"]
MOST_QUERIES, MOST_IN_A_CLASS = 85, 50
MADE = re.compile(
    r"\b(?:A(?:IDA|GPA|ROA|NPA|IPA)[A-Z2-7]{17}|AKIA\w{9}EXAMPLE|(?:ou-\w{4}|[a-z]{1,7})-[a-z2-7]{4,12})\b"
)
TIME = re.compile(r"20\d\d-\d\d-\d\d[T ][\d:.]+(?:Z|\+00:00)|[0-9a-f]{8}-[0-9a-f-]{27}")
KEY = re.compile(r"""(["']?key["']?[=:] ?)["'][0-9a-f]{16}["']""")  # of a link: a digest, of ids among others
ORGANIZATION = {
    "management_account": "111111111111",
    "ous": {"Outer": {"parent": "root"}, "Inner": {"parent": "Outer"}, "Last": {"parent": "root"}},
}
EVERYTHING = {
    "accounts": [{"id": "111111111111", "name": "One"}, {"id": "222222222222", "name": "Two"}],
    "users": [{"account": "111111111111", "name": "ada", "access_keys": 2, "mfa": True, "login_profile": True}],
    "policies": [
        {
            "arn": "arn:aws:iam::111111111111:policy/P",
            "document": {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
            },
        }
    ],
}


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget()
    yield
    forget()


def left_by(sandbox: Sandbox) -> str:
    """Out: all that a sandbox holds: rows, canvas, journal, record; each id and each time by when it came first."""
    rows = []
    for kind in TRACKED[1:]:
        for row in kind._default_manager.filter(sandbox=sandbox).order_by("pk"):
            links = {field.attname for field in row._meta.concrete_fields if field.is_relation}
            rows.append(
                {name: str(each) for name, each in image_of(row).items() if name not in links | {"id", "secret"}}
            )
            rows[-1] |= {name: str(getattr(row, name.removesuffix("_id"))) for name in links - {"sandbox_id"}}
    entry, record = JournalEntry.objects.get(sandbox=sandbox), ActivityRecord.objects.get(sandbox=sandbox)
    inverse = sorted([kind, before] for kind, _, before in entry.inverse)
    shown = canvas(sandbox, None).organizations, canvas(sandbox, None).roles, canvas(sandbox, None).resources
    told = [rows, str(shown), entry.label, entry.events, inverse, record.name, record.who, record.record]
    places: dict[str, str] = {}
    text = TIME.sub("TIME", json.dumps(told).replace(chr(92), ""))  # first: a part of a UUID may look like an id
    return KEY.sub("KEY", MADE.sub(lambda found: places.setdefault(found[0], f"#{len(places)}"), text))


def ids_of(sandbox: Sandbox) -> set[str]:
    rows = (row for kind in TRACKED for row in kind._default_manager.filter(**_of(kind, sandbox)))
    return {row[column] for row in map(image_of, rows) for column in ID_COLUMNS if row.get(column)}


def _of(kind: type, sandbox: Sandbox) -> dict[str, Sandbox]:
    return {"pk": sandbox.pk} if kind is Sandbox else {"sandbox": sandbox}


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", exercises(), ids=lambda each: each.slug)
def test_the_second_learner_gets_what_the_first_one_got_and_shares_no_id_with_them(chosen: Exercise) -> None:
    first, second = (Attempt.objects.get(pk=start(create_guest(), chosen.slug).pk) for _ in range(2))
    assert left_by(second.sandbox) == left_by(first.sandbox)
    shared = ids_of(first.sandbox) & ids_of(second.sandbox)
    assert all((each.startswith("p-") and each[2].isupper()) or each.startswith("o-") for each in shared)
    goals = [list(each.results.order_by("goal").values_list("goal", "met")) for each in (first, second)]
    assert goals[0] == goals[1]


@pytest.mark.django_db
def test_secrets_are_drawn_anew_for_each_learner_and_belong_to_their_own_key() -> None:
    sandboxes = [drawn(EVERYTHING) for _ in range(2)]
    assert left_by(sandboxes[0]) == left_by(sandboxes[1])
    keys = AccessKey.objects.filter(sandbox__in=sandboxes)
    assert len({unseal(key.secret, key.key_id) for key in keys}) == len(keys) == 4


@pytest.mark.django_db
def test_units_of_an_organization_hang_where_they_hung_in_the_first_one() -> None:
    sandboxes = [drawn({**EVERYTHING, "organization": ORGANIZATION}) for _ in range(2)]
    assert left_by(sandboxes[0]) == left_by(sandboxes[1])
    for sandbox in sandboxes:
        inner = sandbox.organization_units.get(name="Inner")
        assert inner.parent.name == "Outer"
        assert inner.public_id.split("-")[1] == inner.organization.root_id.split("-")[1]
        assert tree_of(inner.organization) is not None


@pytest.mark.django_db
def test_however_large_an_exercise_is_it_begins_in_a_bounded_number_of_queries() -> None:
    asked = {}
    for chosen in exercises():
        start(create_guest(), chosen.slug)
        learner = create_guest()
        with CaptureQueriesContext(connection) as queries:
            start(learner, chosen.slug)
        asked[chosen.slug] = len(queries)
    assert max(asked.values()) <= MOST_QUERIES, asked


def test_in_a_class_it_begins_in_fewer_for_the_worker_marks_it(room: Room) -> None:
    asked = {}
    seat = Enrollment.objects.create(workshop=room.workshop, person=create_guest(), nickname="Bo")
    for chosen in exercises():
        start(seat.person, chosen.slug, enrollment=seat)
        with CaptureQueriesContext(connection) as queries:
            start(seat.person, chosen.slug, enrollment=seat)
        asked[chosen.slug] = len(queries)
    assert max(asked.values()) <= MOST_IN_A_CLASS, asked


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 7])
def test_a_variant_is_cast_from_its_own_picture_alone(seed: int) -> None:
    start(create_guest(), "fire-marshal")
    other = Attempt.objects.get(pk=start(create_guest(), "fire-marshal", seed + 1).pk)
    built, made = (Attempt.objects.get(pk=start(create_guest(), "fire-marshal", seed).pk) for _ in range(2))
    assert left_by(made.sandbox) == left_by(built.sandbox) != left_by(other.sandbox)
    numbers = set(made.sandbox.accounts.values_list("number", flat=True))
    assert numbers == {each["id"] for each in exercise("fire-marshal", seed).world["accounts"]}


@pytest.mark.django_db
def test_a_new_edition_begins_as_it_is_drawn_now_and_not_as_an_earlier_one_was() -> None:
    author = Author()
    author.write()
    author.publish()
    for _ in range(2):
        start(create_guest(), author.slug)
    author.draw("start", {"op": "create_user", "user": {"account": ACCOUNT, "name": "late"}})
    author.publish()
    for _ in range(2):
        sandbox = start(create_guest(), author.slug).sandbox
        assert set(sandbox.identities.values_list("name", flat=True)) == {"ana", "eve", "late"}


@pytest.mark.django_db
def test_a_world_of_the_same_exercise_that_reads_otherwise_is_built_anew() -> None:
    drawn(EVERYTHING)
    renamed = [{**each, "name": f"New {each['name']}"} for each in EVERYTHING["accounts"]]
    sandbox = drawn({**EVERYTHING, "accounts": renamed})
    assert set(sandbox.accounts.values_list("name", flat=True)) == {"New One", "New Two"}


@pytest.mark.django_db
def test_a_text_that_looks_like_a_cut_is_told_as_it_stands() -> None:
    for _ in range(2):
        sandbox = drawn({**EVERYTHING, "notes": [{"text": "\1second\1"}]})
        assert sandbox.notes.get().text == "\1second\1"


def drawn(world: dict[str, object]) -> Sandbox:
    """Out: a sandbox that begins with this world: built the first time, cast the second."""
    chosen = replace(exercise("fire-marshal"), slug="all", world=world)
    sandbox = create_sandbox(create_guest())
    with editing(sandbox, label="Start") as edit:
        begin(edit, chosen)
    keep(edit, chosen)
    return edit.sandbox
