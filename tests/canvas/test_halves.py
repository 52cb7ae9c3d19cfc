"""Half trust links and the click that completes them; layers thought away."""

import json
from typing import Any

import pytest

from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, allow, document, draw, role_arn, trust, user_arn
from tests.canvas.conftest import Visitor, error_of

FAR = role_arn("Auditor", OTHER_ACCOUNT)


@pytest.fixture
def far(db: None) -> Drawn:
    """Ana is trusted by Auditor in another account and may not ask; Ben may ask and is not trusted."""
    ben = {"account": ACCOUNT, "name": "ben", "inline": {"Ask": document(allow("sts:AssumeRole", FAR))}}
    drawn = draw(users=["ana"], more_users=[ben])
    visitor = Visitor(drawn.owner, drawn.sandbox.public_id)
    made = visitor.post(
        "roles/",
        account_id=drawn[f"account:{OTHER_ACCOUNT}"],
        name="Auditor",
        trusted=drawn["ana"],
        position={"x": 1, "y": 1},
    )
    drawn.names["Auditor"] = made.json()["id"]
    return drawn


def halves(visitor: Visitor) -> list[dict[str, Any]]:
    return visitor.get("permissions/").json()["half_links"]


def test_the_half_that_is_missing_is_named_and_written_by_one_call(far: Drawn) -> None:
    visitor = Visitor(far.owner, far.sandbox.public_id)
    assert halves(visitor) == [
        {"source_id": far["ana"], "role_id": far["Auditor"], "missing": "identity"},
        {"source_id": far["ben"], "role_id": far["Auditor"], "missing": "trust"},
    ]
    for half in halves(visitor):
        assert visitor.post("half-links/", **half).status_code == 204
    assert halves(visitor) == []
    canvas = visitor.canvas()
    ana = next(each for each in canvas["identities"] if each["name"] == "ana")
    assert [each["name"] for each in ana["inline_policies"]] == ["AssumeAuditor"]
    assert user_arn("ben") in canvas["roles"][0]["trust_policy"]
    for _ in range(2):
        visitor.post("undo/")
    assert len(halves(visitor)) == 2


def test_a_half_for_somebody_without_policies_is_refused_with_the_reason(far: Drawn) -> None:
    visitor = Visitor(far.owner, far.sandbox.public_id)
    refused = visitor.post("half-links/", source_id="nobody", role_id=far["Auditor"], missing="identity")
    assert refused.status_code == 404 and error_of(refused)["hint"]


def test_a_layer_thought_away_changes_the_answer_and_nothing_else(visitor: Visitor, drawn: Drawn) -> None:
    bucket = "arn:aws:s3:::plans-of-the-house"
    policy = document({**trust("AWS", user_arn("bob"), "s3:GetObject")["Statement"][0], "Resource": f"{bucket}/*"})
    visitor.put(f"resources/{drawn['plans-of-the-house']}/policy/", document=json.dumps(policy))
    before = visitor.canvas()["revision"]
    assert visitor.get("permissions/").json()["links"][0]["actions"] == ["s3:GetObject"]
    answer = visitor.get("permissions/?without=resource,scp").json()
    assert (answer["links"], answer["without"]) == ([], ["resource", "scp"])
    assert visitor.canvas()["revision"] == before


def test_a_layer_that_is_none_is_named(visitor: Visitor) -> None:
    refused = visitor.get("permissions/?without=gravity")
    assert refused.status_code == 400 and "gravity" in str(error_of(refused))
