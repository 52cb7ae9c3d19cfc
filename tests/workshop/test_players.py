"""500,000 players through one role: each is put to the engine, and limited to their own item or not."""

import pytest

from playground.people.commands import create_guest
from playground.sandbox.errors import ValidationError
from playground.workshop.catalog import exercise
from playground.workshop.commands import start
from playground.workshop.errors import MalformedExercise, NoScale
from playground.workshop.models import Attempt
from playground.workshop.operations import do
from playground.workshop.scale import Players, scale_from
from playground.workshop.stories.players import MOST_ASKED, sweep

pytestmark = pytest.mark.django_db
NUMBERS = [1, 2, 271_828, 499_999, 500_000]


@pytest.fixture
def players() -> Attempt:
    return start(create_guest(), "web-identity")


def make(attempt: Attempt, mistake: str = "") -> None:
    """The reference, or a known mistake."""
    chosen = exercise("web-identity")
    by_code = {each.code: each.operations for each in chosen.mistakes}
    do(attempt.sandbox, by_code[mistake] if mistake else chosen.solution, {})


def test_with_the_reference_each_writes_their_own_item_and_nobody_anothers(players: Attempt) -> None:
    make(players)
    found = sweep(players, NUMBERS)
    assert (found.asked, found.entered, found.own_allowed, found.others_denied) == (5, 5, 5, 5)
    assert (found.stays_out, found.refused, found.astray) == ("", [], [])


def test_without_the_role_nobody_comes_in_and_it_says_why(players: Attempt) -> None:
    found = sweep(players, NUMBERS)
    assert (found.entered, found.own_allowed, found.others_denied) == (0, 0, 0)
    assert "GameScores" in found.stays_out


def test_shared_rows_let_everybody_into_the_next_ones_item(players: Attempt) -> None:
    make(players, "SHARED_ROWS")
    found = sweep(players, NUMBERS)
    assert (found.own_allowed, found.others_denied) == (5, 0)
    assert found.astray == NUMBERS


def test_the_wrong_action_in_the_trust_keeps_all_of_them_out(players: Attempt) -> None:
    make(players, "WRONG_ACTION")
    assert sweep(players, NUMBERS).entered == 0


@pytest.mark.parametrize("numbers", [[], [0], [500_001], [1] * (MOST_ASKED + 1)])
def test_only_players_that_there_are_are_asked_about_and_not_too_many(players: Attempt, numbers: list[int]) -> None:
    with pytest.raises(ValidationError) as refused:
        sweep(players, numbers)
    assert refused.value.place == "numbers"


def test_another_exercise_has_no_players() -> None:
    with pytest.raises(NoScale):
        sweep(start(create_guest(), "fire-marshal"), [1])


def test_a_players_number_is_in_their_token_and_their_item() -> None:
    scale = exercise("web-identity").scale
    assert isinstance(scale, Players)
    assert scale.player(77).claims["www.amazon.com:user_id"] == "amzn1.account.P77"
    assert scale.item_of(77) == "amzn1.account.P77"


@pytest.mark.parametrize(
    ("spoilt", "place"),
    [
        ({"item": "the same for all"}, "scale.item"),
        ({"who": "anonymous"}, "scale.who"),
        ({"most": 1_000_001}, "scale.most"),
        ({"role": "user:111111111111/bob"}, "scale.role"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(spoilt: dict[str, object], place: str) -> None:
    token = {"provider": "www.amazon.com", "claims": {"user_id": "P{n}"}}
    good = {"kind": "players", "most": 500_000, "who": {"web_identity": token}, "role": "role:111111111111/Scores"}
    good |= {"action": "dynamodb:PutItem", "resource": "*", "key": "dynamodb:LeadingKeys", "item": "P{n}"}
    assert scale_from(good, frozenset()) is not None
    with pytest.raises(MalformedExercise) as refused:
        scale_from(good | spoilt, frozenset())
    assert refused.value.place == place
