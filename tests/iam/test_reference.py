"""The action catalogue as the rules ask it: what may go together is left alone, whatever the files spell."""

from typing import Any

import pytest

from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.reference.files import service_titles
from playground.iam.reference.lookup import applies_to, find_action, find_service, resource_types
from tests.iam.worlds import HERE, allow, deny, document

OBJECTS, BUCKET = "arn:aws:s3:::plans/*", "arn:aws:s3:::plans"
TOGETHER = [
    ("s3:*", BUCKET),
    ("s3:Get*", OBJECTS),
    ("s3:GetObject", "arn:aws:s3:::plans*"),
    ("s3:GetObject", "arn:aws:s3:::${aws:username}/*"),
    ("s3:GetObject", "arn:aws:s3:*"),
    (["s3:ListBucket", "s3:GetObject"], [BUCKET, OBJECTS]),
    ("*", BUCKET),
    ("ec2:DescribeInstances", "*"),
    ("ec2:RunInstances", ["arn:aws:ec2:*::image/*", f"arn:aws:ec2:*:{HERE}:instance/*"]),
    ("lambda:InvokeFunction", f"arn:aws:lambda:eu-west-1:{HERE}:function:resize:live"),
    ("logs:PutLogEvents", f"arn:aws:logs:*:{HERE}:log-group:/aws/lambda/*:*"),
    ("dynamodb:Query", [f"arn:aws:dynamodb:*:{HERE}:table/t", f"arn:aws:dynamodb:*:{HERE}:table/t/index/*"]),
    ("sqs:SendMessage", f"arn:aws:sqs:*:{HERE}:orders-?"),
    ("iam:PassRole", f"arn:aws:iam::{HERE}:role/team/app"),
    ("kms:Decrypt", f"arn:aws:kms:eu-west-1:{HERE}:key/*"),
    ("dms:DeleteEndpoint", f"arn:aws:dms:eu-west-1:{HERE}:endpoint:abc"),
    ("apigateway:GET", "arn:aws:apigateway:eu-west-1::/restapis/abc"),
    ("backup:DeleteRecoveryPoint", f"arn:aws:backup:eu-west-1:{HERE}:recovery-point:abc"),
]


@pytest.mark.parametrize(("action", "resource"), TOGETHER, ids=str)
def test_actions_and_resources_that_may_go_together_are_left_alone(action: Any, resource: Any) -> None:
    parsed = parse_policy(document(deny(action, resource)), PolicyType.IDENTITY)
    assert parsed.ok and parsed.findings == ()


@pytest.mark.parametrize(("name", "kind"), [("dms:DeleteEndpoint", "endpoint"), ("apigateway:GET", "restapi")])
def test_a_type_is_found_however_its_action_spells_it(name: str, kind: str) -> None:
    """The files have Endpoint where an action names the type, and endpoint where the type stands."""
    action = find_action(name)
    assert action is not None
    assert kind in [each.name for each in resource_types(action)]


@pytest.mark.parametrize("prefix", ["dms", "access-analyzer", "s3", "sqs"])
def test_every_type_of_a_service_is_one_that_some_action_is_about(prefix: str) -> None:
    service = find_service(prefix)
    assert service is not None
    about = {name for action in service.actions.values() for name in action.resources}
    assert about == set(service.resources)


def test_a_star_in_a_form_stands_for_any_text() -> None:
    action = find_action("dms:DeleteEndpoint")
    assert action is not None
    assert applies_to(action, f"arn:aws:dms:eu-west-1:{HERE}:endpoint:abc")
    assert not applies_to(action, f"arn:aws:dms:eu-west-1:{HERE}:cert:abc")


def test_the_catalogue_knows_the_services_by_their_prefixes() -> None:
    assert service_titles()["s3"] == "Amazon S3"
    assert find_service("S3:GetObject") is find_service("s3")
    assert find_service("s33") is None


def test_a_pattern_that_means_nothing_gets_the_name_it_is_nearest_to() -> None:
    (finding,) = parse_policy(document(allow("s3:GetObjcet*")), PolicyType.IDENTITY).findings
    assert (finding.code, finding.hint) == ("unknown_action", "Did you mean s3:GetObject?")
