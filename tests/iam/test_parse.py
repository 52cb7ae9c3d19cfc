"""Texts that may not be saved: what is said about them, where, and how fast hostile ones are refused."""

import json
from typing import Any

import pytest

from playground.errors import Kind
from playground.iam.errors import MalformedPolicy, PolicyTooLarge
from playground.iam.findings import Finding, FindingLevel
from playground.iam.known import KnownPrincipals
from playground.iam.parse import document_as_it_stands, parse_policy
from playground.iam.policy import PolicyType
from tests.iam.worlds import ANA, HERE, allow, deny, document

TRUST = {"Effect": "Allow", "Principal": {"AWS": ANA}, "Action": "sts:AssumeRole"}


def _errors(text: str, policy_type: PolicyType, known: KnownPrincipals | None = None) -> list[Finding]:
    findings = parse_policy(text, policy_type, known=known).findings
    return [finding for finding in findings if finding.level is FindingLevel.ERROR]


def _trust(**changes: Any) -> str:
    statement = {name: value for name, value in (TRUST | changes).items() if value is not None}
    return document(statement)


def _identity(**changes: Any) -> str:
    statement = {name: value for name, value in (allow("s3:GetObject") | changes).items() if value is not None}
    return document(statement)


def test_a_finding_says_where_it_is() -> None:
    text = '{\n  "Statement": [\n    {"Effect": "allow", "Action": "s3:*", "Resource": "*"}\n  ]\n}'
    (found,) = _errors(text, PolicyType.IDENTITY)
    assert (found.pointer, found.line, found.column) == ("/Statement/0/Effect", 3, 16)
    assert text[found.offset : found.offset + found.length] == '"allow"'
    assert (found.message, found.code) == ("Invalid effect: allow", "bad_effect")
    assert "Allow or Deny" in found.hint


IDENTITY_MESSAGES = [
    ({"Effect": None}, "Missing required field Effect"),
    ({"Action": None}, "Policy statement must contain actions."),
    ({"Action": []}, "Policy statement must contain actions."),
    ({"Resource": None}, "Policy statement must contain resources."),
    ({"Action": "GetObject"}, "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
    ({"Action": "s3:Get:Object"}, "Actions/Condition can contain only one colon."),
    ({"Action": "s*:GetObject"}, "Vendor s* is not valid"),
    ({"Action": "s3:Get Object"}, "Syntax errors in policy."),
    ({"NotAction": "s3:*"}, "Syntax errors in policy."),
    ({"Resources": "*"}, "Syntax errors in policy."),
    ({"Sid": "a b"}, "Statement IDs (SID) must be alpha-numeric. "),
    ({"Resource": "bucket/*"}, 'Resource bucket/* must be in ARN format or "*".'),
    ({"Resource": "arn:azure:s3:::b"}, 'Partition "azure" is not valid for resource "arn:azure:s3:::b".'),
    ({"Resource": "arn:aws:s*:::b"}, "Resource vendor must be fully qualified and cannot contain regexes."),
    ({"Resource": "arn:aws:s3:eu-west-1::b"}, "Resource arn:aws:s3:eu-west-1::b can not contain region information."),
    (
        {"Resource": "arn:aws:iam:eu-west-1:1:role/x"},
        "IAM resource arn:aws:iam:eu-west-1:1:role/x cannot contain region",
    ),
    ({"Resource": f"arn:aws:iam::{HERE}:roles/x"}, 'IAM resource path must either be "*" or start with user/, '),
    ({"Condition": {"stringEquals": {"aws:username": "a"}}}, "Invalid Condition type : stringEquals"),
    ({"Principal": "*"}, "Policy document should not specify a principal."),
]


@pytest.mark.parametrize(("changes", "message"), IDENTITY_MESSAGES, ids=str)
def test_identity_policies_are_refused_in_aws_words(changes: dict[str, Any], message: str) -> None:
    (found,) = _errors(_identity(**changes), PolicyType.IDENTITY)
    assert found.message.startswith(message)
    assert found.hint


TRUST_MESSAGES = [
    ({"Principal": None}, "Missing required field Principal"),
    ({"Principal": {}}, "Missing required field Principal cannot be empty!"),
    ({"Principal": "*"}, 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'),
    ({"Principal": {"User": "ana"}}, 'Invalid principal in policy: "User"'),
    (
        {"Principal": {"AWS": f"arn:aws:iam::{HERE}:group/g"}},
        f'Invalid principal in policy: "AWS":"arn:aws:iam::{HERE}:group/g"',
    ),
    ({"Principal": {"AWS": f"arn:aws:iam::{HERE}:user/*"}}, 'Invalid principal in policy: "AWS":"'),
    ({"Principal": {"Service": "ec2"}}, 'Invalid principal in policy: "SERVICE":"ec2"'),
    ({"Principal": {"Federated": "example.com"}}, 'Invalid principal in policy: "FEDERATED":"example.com"'),
    ({"Principal": None, "NotPrincipal": {"AWS": ANA}}, "Allow with NotPrincipal is not allowed."),
    ({"Action": None}, "Missing required field Action"),
    ({"Action": "*"}, "AssumeRole policy may only specify STS AssumeRole actions."),
    ({"Action": "sts:*"}, "AssumeRole policy may only specify STS AssumeRole actions."),
    ({"Resource": "*"}, "Has prohibited field Resource"),
    (
        {"Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity"},
        "A condition block must be present for the Cognito provider",
    ),
]


@pytest.mark.parametrize(("changes", "message"), TRUST_MESSAGES, ids=str)
def test_trust_policies_are_refused_in_aws_words(changes: dict[str, Any], message: str) -> None:
    (found,) = _errors(_trust(**changes), PolicyType.TRUST)
    assert found.message.startswith(message)


def test_a_trust_policy_may_name_only_who_exists() -> None:
    known = KnownPrincipals(frozenset({ANA}), frozenset({HERE}))
    assert _errors(_trust(), PolicyType.TRUST, known) == []
    for stranger in (ANA.replace("ana", "Ana"), "999999999999", "arn:aws:iam::999999999999:root"):
        (found,) = _errors(_trust(Principal={"AWS": stranger}), PolicyType.TRUST, known)
        assert found.message == f'Invalid principal in policy: "AWS":"{stranger}"'
    (found,) = _errors(_trust(Principal={"Service": "ec3.amazonaws.com"}), PolicyType.TRUST, known)
    assert "ec2.amazonaws.com" in found.hint


@pytest.mark.parametrize("policy_type", [PolicyType.MANAGED, PolicyType.SCP])
def test_some_types_insist_on_the_present_language(policy_type: PolicyType) -> None:
    assert _errors(json.dumps({"Statement": allow("s3:*")}), policy_type) != []
    assert _errors(document(allow("s3:*")), policy_type) == []
    assert _errors(json.dumps({"Statement": allow("s3:*")}), PolicyType.IDENTITY) == []


def test_statements_share_no_sid() -> None:
    (found,) = _errors(document(allow("s3:*", Sid="A"), deny("s3:*", Sid="A")), PolicyType.IDENTITY)
    assert found.message == "Statement IDs (SID) in a single policy must be unique."
    assert found.pointer == "/Statement/1/Sid"


def test_a_repeated_key_is_an_error_because_the_last_one_would_win() -> None:
    text = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}'
    (found,) = _errors(text, PolicyType.IDENTITY)
    assert (found.code, found.pointer) == ("duplicate_key", "/Statement/Effect")


def test_a_trust_policy_above_its_quota_is_refused() -> None:
    many = [f"arn:aws:iam::{HERE}:user/user-number-{number}" for number in range(50)]
    (found,) = _errors(_trust(Principal={"AWS": many}), PolicyType.TRUST)
    assert found.message == "Cannot exceed quota for ACLSizePerRole: 2048"


def test_white_space_does_not_count_towards_the_quota() -> None:
    few = [f"arn:aws:iam::{HERE}:user/user-{number}" for number in range(30)]
    wide = json.dumps(json.loads(_trust(Principal={"AWS": few})), indent=40)
    assert len(wide) > 2048
    assert _errors(wide, PolicyType.TRUST) == []


def test_raising_carries_every_finding() -> None:
    with pytest.raises(MalformedPolicy) as raised:
        parse_policy(_identity(Effect="allow", Action="GetObject"), PolicyType.IDENTITY).raise_if_invalid()
    assert raised.value.place == "/Statement/0/Effect"
    assert [finding["code"] for finding in raised.value.details["findings"]] == ["bad_effect", "action_prefix_missing"]


HOSTILE = {
    "too long": ('"' + "x" * 70_000 + '"', "policy_too_large"),
    "too deep": ("[" * 100_000, "policy_too_large"),
    "deep": ("[" * 10_000, "policy_too_deep"),
    "deep objects": ('{"a":' * 10_000, "policy_too_deep"),
    "many values": ("[" + "1," * 20_000 + "1]", "policy_too_large"),
    "a long number": ("[" + "9" * 5_000 + "]", "number_too_long"),
    "not a number": ("[NaN]", "invalid_json"),
    "infinity": ("[-Infinity]", "invalid_json"),
    "an endless string": ('"' + "\\\\" * 30_000, "invalid_json"),
    "half a character": ('"\\ud800"', "invalid_json"),
    "a line break in a string": ('"a\nb"', "invalid_json"),
    "single quotes": ("{'a': 1}", "invalid_json"),
    "a comma too many": ('{"a": 1,}', "invalid_json"),
    "two texts": ("{} {}", "invalid_json"),
    "nothing": ("", "invalid_json"),
    "a leading zero": ("[01]", "invalid_json"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused_with_a_reason(name: str) -> None:
    text, code = HOSTILE[name]
    found = _errors(text, PolicyType.IDENTITY)[0]
    assert found.code == code
    assert found.hint


def test_a_text_that_is_too_large_says_so_by_its_kind() -> None:
    with pytest.raises(PolicyTooLarge) as raised:
        parse_policy(" " * 70_000, PolicyType.IDENTITY).raise_if_invalid()
    assert raised.value.kind is Kind.TOO_LARGE
    with pytest.raises(MalformedPolicy) as raised:
        parse_policy("{}", PolicyType.IDENTITY).raise_if_invalid()
    assert raised.value.kind is not Kind.TOO_LARGE


def test_a_text_far_above_its_quota_gets_no_other_complaint() -> None:
    for copies, codes in ((200, {"policy_too_long", "unknown_element"}), (700, {"policy_too_long"})):
        text = document(*[allow("s3:GetObject", Note="x")] * copies)
        assert {finding.code for finding in _errors(text, PolicyType.IDENTITY)} == codes


def test_a_stored_text_is_read_to_its_end_however_much_is_wrong_with_it() -> None:
    odd = [allow("s3:*", Note="x", Remark="y")] * 100
    read = document_as_it_stands(document(*odd, deny("s3:*")), PolicyType.IDENTITY)
    assert [statement.effect for statement in read.statements[-2:]] == ["Allow", "Deny"]


def test_a_long_list_of_mistakes_ends_somewhere() -> None:
    text = document(*[{"effect": "x"}] * 1_000)
    assert len(parse_policy(text, PolicyType.IDENTITY).findings) == 100


def test_letters_that_aws_does_not_take_are_named() -> None:
    (found,) = _errors(_identity(Resource="arn:aws:s3:::b/ö").replace("\\u00f6", "→"), PolicyType.IDENTITY)
    assert found.code == "invalid_character"


@pytest.mark.parametrize(
    ("condition", "pointer", "code", "hint"),
    [
        (["x"], "/Statement/0/Condition", "wrong_type", 'Write {"Operator": {"key": "value"}}.'),
        ({"StringEquals": "x"}, "/Statement/0/Condition/StringEquals", "wrong_type", 'Write "StringEquals": {"key"'),
        (
            {"StringEquals": {"a": {}}},
            "/Statement/0/Condition/StringEquals/a",
            "wrong_type",
            "Write a string, a number",
        ),
        ({"StringEquals": {"a": ["x", {}]}}, "/Statement/0/Condition/StringEquals/a/1", "wrong_type", "Write a string"),
        ({"StringEqual": {"a": "x"}}, "/Statement/0/Condition/StringEqual", "unknown_operator", "mean StringEquals? "),
        ({"Quux": {"a": "x"}}, "/Statement/0/Condition/Quux", "unknown_operator", "Write one of AWS's condition oper"),
    ],
)
def test_what_is_wrong_in_a_condition_is_told_at_its_place_with_a_way_out(
    condition: Any, pointer: str, code: str, hint: str
) -> None:
    (found,) = _errors(_identity(Condition=condition), PolicyType.IDENTITY)
    assert (found.pointer, found.code) == (pointer, code)
    assert hint in found.hint


@pytest.mark.parametrize(("text", "at"), [('{"Statement": [', 15), ('{"Statement": "☃"}', 15)])
def test_a_text_that_cannot_be_read_is_told_at_the_letter(text: str, at: int) -> None:
    assert ("", at) in {(each.pointer, each.offset) for each in _errors(text, PolicyType.IDENTITY)}


def test_what_is_raised_for_a_policy_is_its_first_error_and_no_warning() -> None:
    text = document(allow("iam:PassRole"), {"Effect": "Allow", "Action": "s3:*"})
    parsed = parse_policy(text, PolicyType.IDENTITY)
    with pytest.raises(MalformedPolicy) as raised:
        parsed.raise_if_invalid()
    assert raised.value.place == "/Statement/1"
    good = parse_policy(document(allow("iam:PassRole")), PolicyType.IDENTITY)
    assert good.raise_if_invalid() is good.document is not None


def test_a_stored_text_that_is_no_policy_says_nothing() -> None:
    assert document_as_it_stands("{", PolicyType.IDENTITY).statements == ()


STATEMENT = allow("s3:GetObject")


@pytest.mark.parametrize(
    ("whole", "pointer", "code"),
    [
        ({"Version": "2013-01-01", "Statement": STATEMENT}, "/Version", "bad_version"),
        ({"Version": "2012-10-17"}, "", "statement_missing"),
        ({"Statement": []}, "/Statement", "statement_missing"),
    ],
)
def test_what_is_wrong_with_the_whole_is_told_at_its_place(whole: dict[str, Any], pointer: str, code: str) -> None:
    (found,) = _errors(json.dumps(whole), PolicyType.IDENTITY)
    assert (found.pointer, found.code) == (pointer, code)
