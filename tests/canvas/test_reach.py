"""Who can reach this, and what can this reach: nodes in place of ARNs, chains hop by hop."""

import json
from typing import Any

import pytest

from playground.sandbox.commands import policies
from tests.builders import ACCOUNT, Drawn, allow, do, document, draw, role_arn, trust, user_arn
from tests.canvas.conftest import Visitor, error_of

pytestmark = pytest.mark.django_db

BUCKET = "arn:aws:s3:::plans"


@pytest.fixture
def drawn() -> Drawn:
    """Ana may wear Porter, whose session may wear Reader, which may read the plans; so may EC2. Eve may nothing."""
    porter, ec2 = ({kind: name} for kind, name in (("AWS", role_arn("Porter")), ("Service", "ec2.amazonaws.com")))
    trusted = [{"Effect": "Allow", "Principal": each, "Action": "sts:AssumeRole"} for each in (porter, ec2)]
    found = draw(
        ["ana", "eve"],
        {"Porter": trust("AWS", user_arn("ana")), "Reader": document(*trusted)},
        services=[{"principal": "ec2.amazonaws.com", "name": "EC2"}],
        resources=[{"account": ACCOUNT, "arn": BUCKET}],
    )
    do(found, policies.put_inline, found["Porter"], "go", json.dumps(document(allow("sts:AssumeRole"))))
    do(found, policies.put_inline, found["Reader"], "read", json.dumps(document(allow("s3:GetObject", f"{BUCKET}/*"))))
    return found


def ids(ends: list[dict[str, Any]]) -> set[str | None]:
    return {end["id"] for end in ends}


def test_who_can_read_a_file_directly_and_by_a_chain_of_roles(visitor: Visitor, drawn: Drawn) -> None:
    found = visitor.get(f"reach/to/?action=s3:GetObject&resource={BUCKET}/a").json()
    assert ids(found["direct"]) == {drawn["Reader"]}
    assert ids(found["by_chain"]) == {drawn["ana"], drawn["Porter"], drawn["service:ec2.amazonaws.com"]}
    paths = [[end["id"] for end in path] for path in found["paths"]]
    assert [drawn["ana"], drawn["Porter"], drawn["Reader"]] in paths
    assert found["more"] is False


def test_what_a_user_reaches_is_told_hop_by_hop(visitor: Visitor, drawn: Drawn) -> None:
    found = visitor.get(f"reach/from/{drawn['ana']}/").json()
    assert found["principal"]["arn"] == user_arn("ana")
    assert [[end["id"] for end in path] for path in found["paths"]] == [
        [drawn["ana"], drawn["Porter"]],
        [drawn["ana"], drawn["Porter"], drawn["Reader"]],
    ]
    assert visitor.get(f"reach/from/{drawn['eve']}/").json()["paths"] == []


def test_the_answer_follows_an_edit(visitor: Visitor, drawn: Drawn) -> None:
    visitor.get(f"reach/from/{drawn['eve']}/")
    visitor.post(f"roles/{drawn['Porter']}/trust-links/", source_id=drawn["eve"])
    paths = visitor.get(f"reach/from/{drawn['eve']}/").json()["paths"]
    assert [path[-1]["id"] for path in paths] == [drawn["Porter"], drawn["Reader"]]


@pytest.mark.parametrize("asked", ["", "?action=s3&resource=*", "?action=s3:GetObject&resource=nope"])
def test_a_question_that_cannot_be_read_is_refused_at_its_place(visitor: Visitor, asked: str) -> None:
    refused = visitor.get(f"reach/to/{asked}")
    assert refused.status_code == 400
    assert error_of(refused)["place"] in ("action", "resource")


def test_what_is_not_drawn_and_whoever_assumes_no_role_is_not_found(visitor: Visitor, drawn: Drawn) -> None:
    unknown = visitor.get("reach/to/?action=s3:GetObject&resource=arn:aws:s3:::nowhere/a")
    assert unknown.status_code == 404
    assert error_of(unknown)["hint"]
    assert visitor.get(f"reach/from/{drawn['account:' + ACCOUNT]}/").status_code == 404
