"""The number of employees is set for real: one edit that can be undone, and the goals are marked by it."""

import pytest

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands.identities import add_user
from playground.sandbox.errors import LimitExceeded, ValidationError
from playground.sandbox.history import undo
from playground.sandbox.models import Account
from playground.sandbox.stream import editing
from playground.workshop.catalog import exercise
from playground.workshop.commands import check, start
from playground.workshop.errors import MalformedExercise, NoScale
from playground.workshop.models import Attempt
from playground.workshop.operations import do
from playground.workshop.queries import goal_shapes
from playground.workshop.scale import scale_from
from playground.workshop.stories.employees import set_employees

pytestmark = pytest.mark.django_db
OURS, THEIRS = "111111111111", "222222222222"


@pytest.fixture
def learner() -> Person:
    return create_guest()


@pytest.fixture
def merger(learner: Person) -> Attempt:
    return start(learner, "company-merger")


def solve(attempt: Attempt) -> None:
    do(attempt.sandbox, exercise("company-merger").solution, {})


def users(attempt: Attempt) -> dict[str, int]:
    rows = Account.objects.filter(sandbox=attempt.sandbox_id)
    return dict(rows.values_list("number", "user_population"))


def unmet(attempt: Attempt) -> dict[str, str]:
    marked = check(attempt.pk)
    assert marked
    return {goal.id: goal.why for goal in goal_shapes(marked) if not goal.met}


def test_a_user_for_each_of_2000_fills_our_account_and_the_goal_says_so(merger: Attempt, learner: Person) -> None:
    solve(merger)
    assert unmet(merger) == {}
    set_employees(merger, 2_000, users_for_all=True, person=learner)
    assert users(merger) == {OURS: 2_000, THEIRS: 1_997, "333333333333": 0}  # three of theirs are drawn
    assert list(unmet(merger)) == ["g7"]
    assert "2,000" in unmet(merger)["g7"] or "2000" in unmet(merger)["g7"]
    set_employees(merger, 2_000, users_for_all=False, person=learner)
    assert users(merger)[OURS] == 0
    assert unmet(merger) == {}


def test_it_is_one_edit_and_undo_takes_both_accounts_back(merger: Attempt, learner: Person) -> None:
    before = users(merger)
    revision = merger.sandbox.revision
    assert set_employees(merger, 700, users_for_all=True, person=learner) == revision + 1
    undo(merger.sandbox, learner)
    assert users(merger) == before


@pytest.mark.parametrize("count", [0, 2, 5_001])
def test_as_many_as_are_drawn_and_as_the_quota_holds_are_the_bounds(
    merger: Attempt, learner: Person, count: int
) -> None:
    before = users(merger)
    with pytest.raises(ValidationError) as refused:
        set_employees(merger, count, users_for_all=False, person=learner)
    assert refused.value.place == "count"
    assert users(merger) == before


def test_5000_do_not_fit_beside_a_user_of_our_own(merger: Attempt, learner: Person) -> None:
    ours = Account.objects.get(sandbox=merger.sandbox_id, number=OURS)
    with editing(merger.sandbox_id) as edit:
        add_user(edit, ours.public_id, "bob-from-b")
    with pytest.raises(LimitExceeded, match="Cannot exceed quota for UsersPerAccount: 5000"):
        set_employees(merger, 5_000, users_for_all=True, person=learner)


def test_an_exercise_about_something_else_has_no_employees(learner: Person) -> None:
    with pytest.raises(NoScale):
        set_employees(start(learner, "fire-marshal"), 10, users_for_all=False, person=learner)


@pytest.mark.parametrize(
    ("spoilt", "place"),
    [
        ({"kind": "visitors"}, "scale.kind"),
        ({"theirs": "999999999999"}, "scale.theirs"),
        ({"most": 5_001}, "scale.most"),
        ({"more": 1}, "scale.more"),
        ("many", "scale"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(spoilt: object, place: str) -> None:
    good = {"kind": "employees", "theirs": THEIRS, "ours": OURS, "most": 5_000}
    accounts = frozenset({OURS, THEIRS})
    assert scale_from(good, accounts) is not None
    with pytest.raises(MalformedExercise) as refused:
        scale_from({**good, **spoilt} if isinstance(spoilt, dict) else spoilt, accounts)
    assert refused.value.place == place
