"""Permissions policies: attached, inline, managed by the customer, boundaries; and resources with their own."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from playground.live.shapes import PositionShape
from playground.sandbox import checks, history, managed, queries
from playground.sandbox.commands import identities, policies, positions, resources
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, OTHER_ACCOUNT, READ_ONLY, Drawn, allow, do, document, draw, refusal, user_arn
from tests.builders import trust as trusts

pytestmark = pytest.mark.django_db
READ = json.dumps(document(allow("s3:GetObject", "arn:aws:s3:::plans/*")))


def hat(**more: Any) -> Drawn:
    return draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))}, **more)


@pytest.mark.parametrize("owner", ["bob", "Hat", "Staff"])
def test_users_groups_and_roles_carry_policies(owner: str) -> None:
    drawn = hat(groups=[{"account": ACCOUNT, "name": "Staff"}])
    do(drawn, policies.attach, drawn[owner], READ_ONLY)
    do(drawn, policies.put_inline, drawn[owner], "Read", READ)
    canvas = queries.canvas(drawn.fresh(), drawn.owner)
    row = next(row for row in [*canvas.identities, *canvas.groups, *canvas.roles] if row.id == drawn[owner])
    assert [(each.name, each.aws_managed) for each in row.attachments] == [("AmazonS3ReadOnlyAccess", True)]
    assert [(each.name, each.document) for each in row.inline_policies] == [("Read", READ)]


def test_attaching_twice_is_no_error_and_no_edit() -> None:
    drawn = hat()
    do(drawn, policies.attach, drawn["Hat"], READ_ONLY)
    do(drawn, policies.attach, drawn["Hat"], READ_ONLY)
    assert drawn.fresh().revision == 2


def test_an_unknown_policy_cannot_be_attached() -> None:
    drawn = hat()
    error = refusal(drawn, policies.attach, drawn["Hat"], "arn:aws:iam::aws:policy/Nothing")
    assert (error.code, error.message) == ("NoSuchEntity", "Policy ARN does not exist or is not attachable.")


def test_a_role_carries_ten_managed_policies() -> None:
    drawn = hat()
    arns = [policy.arn for policy in managed.aws_policies(limit=11)]
    with editing(drawn.sandbox, drawn.owner) as edit:
        for arn in arns[:10]:
            policies.attach(edit, drawn["Hat"], arn)
    assert "PoliciesPerRole: 10" in refusal(drawn, policies.attach, drawn["Hat"], arns[10]).message


def test_detaching_what_is_not_attached_is_refused() -> None:
    drawn = hat()
    assert refusal(drawn, policies.detach, drawn["Hat"], READ_ONLY).code == "NoSuchEntity"


def test_an_account_s_own_policy_attaches_in_that_account_only() -> None:
    arn = f"arn:aws:iam::{OTHER_ACCOUNT}:policy/Theirs"
    drawn = hat(policies=[{"arn": arn, "document": document(allow("s3:*"))}])
    assert refusal(drawn, policies.attach, drawn["Hat"], arn).code == "NoSuchEntity"


def test_a_boundary_must_exist() -> None:
    drawn = hat()
    assert refusal(drawn, identities.change_identity, drawn["bob"], boundary="arn:nothing").place == "boundary"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This policy contains invalid Json"),
        ("[" * 10_000, ""),
        (json.dumps(document({**allow("s3:*"), "Effect": "allow"})), "Invalid effect: allow"),
        (json.dumps(document({**allow("s3:*"), "Principal": "*"})), "Policy document should not specify a principal."),
        (json.dumps({"Version": "2012-10-17", "Statement": []}), "Statement is empty!"),
    ],
)
def test_a_text_that_is_no_permissions_policy_is_refused_with_findings(text: str, message: str) -> None:
    drawn = hat()
    error = refusal(drawn, policies.put_inline, drawn["Hat"], "Read", text)
    assert (error.code, error.place) == ("MalformedPolicyDocument", "document")
    assert message in error.message
    assert error.details["findings"][0]["line"] >= 1


def test_a_text_above_64_kilobytes_is_not_even_read() -> None:
    drawn = hat()
    error = refusal(drawn, policies.put_inline, drawn["Hat"], "Read", " " * 70_000)
    assert (error.code, error.kind) == ("PolicyTooLarge", "too_large")


def test_inline_policies_of_a_user_share_2048_characters() -> None:
    drawn = hat()
    long = json.dumps(document(allow(["s3:" + "Get" * 100 + str(number) for number in range(4)])))
    do(drawn, policies.put_inline, drawn["bob"], "One", long)
    error = refusal(drawn, policies.put_inline, drawn["bob"], "Two", long)
    assert (error.code, error.message) == ("LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user bob")
    do(drawn, policies.put_inline, drawn["bob"], "One", READ)


def test_white_space_outside_strings_is_free() -> None:
    assert checks.characters('{ "a b" :\n [1, "x\\" y"] }') == len('{"a b":[1,"x\\" y"]}')


def test_a_service_carries_no_policies() -> None:
    drawn = hat(services=[{"principal": "ec2.amazonaws.com"}])
    error = refusal(drawn, policies.attach, drawn["service:ec2.amazonaws.com"], READ_ONLY)
    assert error.code == "InvalidInput"


def test_search_finds_names_that_begin_with_it_first() -> None:
    assert managed.aws_policies("AmazonS3Read")[0].name == "AmazonS3ReadOnlyAccess"
    assert len(managed.aws_policies("s3", limit=2)) == 2
    assert managed.aws_policies("no such policy") == []


@pytest.mark.parametrize(
    ("kind", "name", "arn"),
    [
        ("bucket", "plans", "arn:aws:s3:::plans"),
        ("table", "Orders", f"arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/Orders"),
        ("function", "resize", f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:resize"),
        ("task", "checkout", f"arn:aws:ecs:us-east-1:{ACCOUNT}:task/default/checkout"),
        ("topic", "alarm", f"arn:aws:sns:us-east-1:{ACCOUNT}:alarm"),
        ("queue", "jobs.fifo", f"arn:aws:sqs:us-east-1:{ACCOUNT}:jobs.fifo"),
        ("secret", "db/password", f"arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:db/password"),
    ],
)
def test_a_resource_gets_the_arn_of_its_service(kind: str, name: str, arn: str) -> None:
    drawn = draw()
    assert do(drawn, resources.add_resource, drawn[ACCOUNT], kind, name).arn == arn


@pytest.mark.parametrize(("kind", "name"), [("bucket", "Plans"), ("bucket", "ab"), ("table", "a b"), ("planet", "x")])
def test_a_resource_name_follows_its_service(kind: str, name: str) -> None:
    drawn = draw()
    assert refusal(drawn, resources.add_resource, drawn[ACCOUNT], kind, name).code == "ValidationError"


def test_a_bucket_name_is_taken_in_all_accounts() -> None:
    drawn = draw(resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans"}])
    error = refusal(drawn, resources.add_resource, drawn[OTHER_ACCOUNT], "bucket", "plans")
    assert error.code == "EntityAlreadyExists"


def test_a_resource_policy_follows_its_principal_through_a_rename() -> None:
    statement = {**allow("s3:GetObject", "arn:aws:s3:::plans/*"), "Principal": {"AWS": user_arn("bob")}}
    drawn = hat(resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans", "policy": document(statement)}])
    do(drawn, identities.change_identity, drawn["bob"], name="robert")
    (resource,) = queries.canvas(drawn.fresh(), drawn.owner).resources
    assert user_arn("robert") in (resource.policy or "")


def test_a_resource_policy_can_be_written_and_taken_away() -> None:
    drawn = hat(resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans"}])
    text = json.dumps(document({**allow("s3:GetObject", "arn:aws:s3:::plans/*"), "Principal": "*"}))
    do(drawn, resources.put_policy, drawn["plans"], text)
    assert queries.canvas(drawn.fresh(), drawn.owner).resources[0].policy == text
    do(drawn, resources.remove_policy, drawn["plans"])
    assert queries.canvas(drawn.fresh(), drawn.owner).resources[0].policy is None
    assert refusal(drawn, resources.remove_policy, drawn["plans"]).code == "NoSuchEntity"


@pytest.mark.parametrize("x", [float("nan"), float("inf"), -2_000_000.0])
def test_a_place_that_is_no_place_is_refused(x: float) -> None:
    drawn = hat()
    assert refusal(drawn, positions.move, {drawn["bob"]: PositionShape(x, 0.0)}).code == "ValidationError"


def test_moving_an_unknown_node_moves_nothing() -> None:
    drawn = hat()
    places = {drawn["bob"]: PositionShape(1.0, 1.0), "res-unknown": PositionShape(1.0, 1.0)}
    assert refusal(drawn, positions.move, places).code == "NotFound"


def test_moving_more_than_5_000_nodes_at_once_is_refused() -> None:
    places = {f"res-{number}": PositionShape(0.0, 0.0) for number in range(5_001)}
    assert "at most 5,000" in refusal(hat(), positions.move, places).hint


def test_a_pin_stays_when_the_node_moves_and_is_taken_back_by_one_undo() -> None:
    drawn = hat()

    def place_of_bob() -> PositionShape:
        found = queries.canvas(drawn.fresh(), drawn.owner).identities
        return next(each.position for each in found if each.id == drawn["bob"])

    before = place_of_bob()
    do(drawn, positions.move, {drawn["bob"]: PositionShape(7.0, 8.0)}, {drawn["bob"]: True})
    do(drawn, positions.move, {drawn["bob"]: PositionShape(9.0, 8.0)})
    assert place_of_bob() == PositionShape(9.0, 8.0, pinned=True)
    history.undo(drawn.fresh(), drawn.owner)
    history.undo(drawn.fresh(), drawn.owner)
    assert place_of_bob() == before
    assert before.pinned is False


def test_moving_many_nodes_asks_the_database_no_more_than_moving_a_few() -> None:
    drawn = draw([f"user{number}" for number in range(40)])

    def queries_for(count: int) -> int:
        places = {drawn[f"user{number}"]: PositionShape(float(count), float(number)) for number in range(count)}
        with CaptureQueriesContext(connection) as asked:
            do(drawn, positions.move, places)
        return len(asked)

    assert queries_for(40) <= queries_for(4)
