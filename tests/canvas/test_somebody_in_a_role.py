"""A question about somebody in a role, whom nobody is: with what their provider said, where that is given."""

import pytest

from playground.people.commands import create_guest
from playground.sandbox.models import ActivityRecord
from playground.workshop.catalog import exercise
from playground.workshop.commands import start
from playground.workshop.operations import do
from tests.canvas.conftest import Visitor

TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/HighScores"


@pytest.fixture
def game(db: None) -> Visitor:
    """The exercise of the 500,000 players, solved: each may write the item of their own user id."""
    person = create_guest()
    attempt = start(person, "web-identity")
    do(attempt.sandbox, exercise("web-identity").solution, {})
    return Visitor(person, attempt.sandbox.public_id)


def verdict(game: Visitor, key: str, **signed_in: object) -> str:
    (role,) = game.canvas()["roles"]
    asked = {"action": "dynamodb:PutItem", "resource": TABLE, "context": {"dynamodb:LeadingKeys": [key]}}
    answered = game.post("requests/", caller={"kind": "role", "id": role["id"], **signed_in}, **asked)
    assert answered.status_code == 200, answered.content
    return answered.json()["verdict"]


def test_their_claims_fill_the_policys_variables(game: Visitor) -> None:
    player = {"provider": "www.amazon.com", "claims": {"www.amazon.com:user_id": "P7"}}
    assert verdict(game, "P7", **player) == "allowed"
    assert verdict(game, "P8", **player) == "implicitDeny"


def test_without_a_token_nobody_has_an_item_of_their_own_and_nothing_is_written_down(game: Visitor) -> None:
    assert verdict(game, "P7") == "implicitDeny"
    assert verdict(game, "P7", claims={"www.amazon.com:user_id": "P7"}) == "implicitDeny"
    assert not ActivityRecord.objects.filter(name="PutItem").exists()
