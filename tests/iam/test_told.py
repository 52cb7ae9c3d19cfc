"""Each reason in words: what a learner reads, what AWS would say, and what would change it."""

from typing import Any

import pytest

from playground.iam.case_format import read_case
from playground.iam.changes import Proposal, prove, smallest_changes
from playground.iam.decision import Decision
from playground.iam.evaluate import evaluate
from playground.iam.explain import aws_message, denial_context, sentence
from playground.iam.request import Policies, Request
from tests.iam.sentences import as_case
from tests.iam.worlds import ANA, HAT, HERE, THERE, allow, deny

ROOT, SESSION = f"arn:aws:iam::{HERE}:root", f"arn:aws:sts::{HERE}:assumed-role/Hat/s1"
KIM = f"arn:aws:sts::{HERE}:federated-user/kim"
OBJECT, FAR = "arn:aws:s3:::b/x", f"arn:aws:iam::{THERE}:role/Far"
EVERYTHING = allow("*")


def _trusts(principal: Any, action: str = "sts:AssumeRole", **more: Any) -> dict[str, Any]:
    return allow(action, None, principal, **more)


def _get(who: str = ANA, owner: str = HERE, **layers: Any) -> dict[str, Any]:
    return {"who": who, "does": "s3:GetObject", "to": OBJECT, "owner": owner, **layers}


def _assume(who: str = ANA, to: str = HAT, action: str = "sts:AssumeRole", **layers: Any) -> dict[str, Any]:
    return {"who": who, "does": action, "to": to, **layers}


def _judged(case: dict[str, Any]) -> tuple[Decision, Request, Policies]:
    request, policies = read_case(as_case({"it": "is judged", **case}))
    return evaluate(request, policies), request, policies


ALLOWED = [
    ({"who": ANA, "does": "sts:GetCallerIdentity", "to": "*"}, "this call needs no permission"),
    (_get(ROOT), "a root user may do everything in its own account"),
    (
        _assume(to=FAR, resource=_trusts({"AWS": HERE}, Sid="In"), identity=allow("sts:*")),
        "both sides agree, statement In of the trust policy resourcePolicy here "
        "and a permissions policy of user ana there",
    ),
    (
        _assume("ec2.amazonaws.com", resource=_trusts({"Service": "ec2.amazonaws.com"})),
        "statement 1 of the trust policy resourcePolicy lets it in",
    ),
    (_get(identity=EVERYTHING), "statement 1 of the permissions policy identityPolicies allows it"),
]


@pytest.mark.parametrize(("case", "why"), ALLOWED, ids=[why for _, why in ALLOWED])
def test_why_it_is_allowed(case: dict[str, Any], why: str) -> None:
    decision, request, policies = _judged(case)
    told = sentence(decision, request)
    assert " may " in told and told.endswith(f": {why}.")
    assert (aws_message(decision, request), denial_context(decision, request)) == ("", "")
    assert smallest_changes(decision, request, policies) == ()


REFUSED = [  # before any policy is read; no policy helps
    (
        _assume(ROOT, resource=_trusts({"AWS": "*"})),
        "a root user can never assume a role; sign in as an IAM user instead",
        "Roles may not be assumed by root accounts.",
    ),
    (
        _assume("anonymous", resource=_trusts({"AWS": "*"})),
        "an unsigned call cannot do this; it needs credentials or a provider's token",
        "Request is missing Authentication Token",
    ),
    (
        {"who": KIM, "does": "iam:ListUsers", "to": "*", "identity": EVERYTHING},
        "a federated user's credentials cannot call IAM, and nearly nothing of STS",
        "The security token included in the request is invalid.",
    ),
    (
        _assume(KIM, identity=EVERYTHING),
        "a federated user's credentials cannot call IAM, and nearly nothing of STS",
        "Cannot call AssumeRole with session credentials",
    ),
    (
        {"who": SESSION, "does": "sts:GetSessionToken", "to": "*", "identity": EVERYTHING},
        "temporary credentials cannot make this STS call",
        "Cannot call GetSessionToken with session credentials",
    ),
]


@pytest.mark.parametrize(("case", "why", "message"), REFUSED, ids=[message for *_, message in REFUSED])
def test_why_no_policy_was_asked(case: dict[str, Any], why: str, message: str) -> None:
    decision, request, policies = _judged(case)
    assert sentence(decision, request).endswith(f": {why}.")
    assert (aws_message(decision, request), denial_context(decision, request)) == (message, "")
    assert smallest_changes(decision, request, policies) == ()


LACKING = [
    (
        _get("anonymous"),
        f"no resource policy of {OBJECT} lets this caller in",
        "Access Denied",
    ),
    (
        _get(owner=THERE, identity=EVERYTHING),
        f"no resource policy of {OBJECT} lets this caller in",
        f"User: {ANA} is not authorized to perform: s3:GetObject on resource: {OBJECT}",
    ),
    (
        _assume("accounts.google.com", action="sts:AssumeRoleWithWebIdentity", resource=_trusts({"AWS": ANA})),
        "the trust policy of role Hat does not let this caller in",
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
    ),
    (
        _assume(identity=EVERYTHING, resource=_trusts({"AWS": THERE})),
        "the trust policy of role Hat does not let this caller in",
        f"User: {ANA} is not authorized to perform: sts:AssumeRole on resource: {HAT} "
        "because no role trust policy allows the sts:AssumeRole action",
    ),
    (
        {"who": ANA, "does": "ec2:DescribeInstances", "to": "*"},
        "no permissions policy of user ana allows ec2:DescribeInstances here",
        f"User: {ANA} is not authorized to perform: ec2:DescribeInstances "
        "because no identity-based policy allows the ec2:DescribeInstances action",
    ),
    (
        _get(identity=EVERYTHING, boundary=allow("ec2:*")),
        "the permissions boundary of user ana does not include s3:GetObject",
        f"User: {ANA} is not authorized to perform: s3:GetObject on resource: {OBJECT} "
        "because no permissions boundary allows the s3:GetObject action",
    ),
    (
        _get(SESSION, identity=EVERYTHING, session=allow("ec2:*")),
        "the session policy does not include s3:GetObject",
        f"User: {SESSION} is not authorized to perform: s3:GetObject on resource: {OBJECT} "
        "because no session policy allows the s3:GetObject action",
    ),
    (
        _get(identity=EVERYTHING, scp=[[allow("ec2:*")]]),
        "some level of the organization has no service control policy that allows s3:GetObject",
        f"User: {ANA} is not authorized to perform: s3:GetObject on resource: {OBJECT} "
        "because no service control policy allows the s3:GetObject action",
    ),
]


@pytest.mark.parametrize(("case", "why", "message"), LACKING, ids=[why for _, why, _ in LACKING])
def test_what_is_lacking(case: dict[str, Any], why: str, message: str) -> None:
    decision, request, _ = _judged(case)
    assert sentence(decision, request).endswith(f": {why}.")
    assert aws_message(decision, request) == message


DENIED = [
    ({"scp": [[EVERYTHING, deny("s3:*")]]}, "a service control policy"),
    ({"rcp": [[deny("s3:*", principal="*")]]}, "a resource control policy"),
    ({"resource": deny("s3:*", principal="*")}, "a resource-based policy"),
    ({"boundary": [EVERYTHING, deny("s3:*")]}, "a permissions boundary"),
    ({"who": SESSION, "session": [EVERYTHING, deny("s3:*")]}, "a session policy"),
    ({"identity": [EVERYTHING, deny("s3:*")]}, "an identity-based policy"),
    (_assume(resource=_trusts({"AWS": ANA}, Effect="Deny")), "the role trust policy"),
]


@pytest.mark.parametrize(("layers", "name"), DENIED, ids=[name for _, name in DENIED])
def test_a_deny_is_named_by_its_type_and_is_the_first_to_go(layers: dict[str, Any], name: str) -> None:
    decision, request, policies = _judged({**_get(identity=EVERYTHING), **layers})
    assert sentence(decision, request).endswith(" says Deny, and a Deny always wins.")
    assert aws_message(decision, request).endswith(f" with an explicit deny in {name}")
    first = smallest_changes(decision, request, policies)[0]
    assert first.kind == "removeStatement" and decision.deciding is not None
    assert (first.layer, first.pointer) == (decision.deciding.layer, decision.deciding.pointer)


def test_inside_a_message_to_another_account_the_reason_stays_away() -> None:
    decision, request, _ = _judged(_get(owner=THERE, identity=EVERYTHING, resource=deny("s3:*", principal="*")))
    assert aws_message(decision, request).endswith(OBJECT)
    assert denial_context(decision, request) == "with an explicit deny in a resource-based policy"


GETS = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": OBJECT}
CHANGES = [
    (_get(), ("addStatement", "identity", None, ANA, None, GETS)),
    (
        _get(identity=EVERYTHING, boundary=allow("ec2:*")),
        ("addStatement", "boundary", "permissionBoundaryPolicies", ANA, None, GETS),
    ),
    (
        _get(SESSION, identity=EVERYTHING, session=allow("ec2:*")),
        ("addStatement", "session", "sessionPolicy", HAT, None, GETS),
    ),
    (_get(identity=EVERYTHING, scp=[[EVERYTHING], [allow("ec2:*")]]), ("addStatement", "scp", None, None, "1", GETS)),
    (
        _get("anonymous"),
        ("addStatement", "resource", "resource policy", OBJECT, None, {**GETS, "Principal": {"AWS": "*"}}),
    ),
    (
        _assume("ec2.amazonaws.com"),
        (
            "addTrustPrincipal",
            "trust",
            "trust policy",
            HAT,
            None,
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
        ),
    ),
]


@pytest.mark.parametrize(("case", "change"), CHANGES, ids=[change[1] for _, change in CHANGES])
def test_the_one_change_that_is_enough_says_what_to_add_and_where(case: dict[str, Any], change: Any) -> None:
    decision, request, policies = _judged(case)
    (found,) = smallest_changes(decision, request, policies)
    names = ("kind", "layer", "policyName", "ownerArn", "pointer", "statement")
    assert {name: value for name, value in found.to_json().items() if name != "sentence"} == dict(
        zip(names, change, strict=True)
    )
    assert found.to_json()["sentence"] == found.sentence


def test_a_change_that_does_not_help_is_not_proven() -> None:
    decision, request, policies = _judged(_get())
    (right,) = smallest_changes(decision, request, policies)
    wrong = Proposal("addStatement", right.layer, "", statement={**GETS, "Action": "s3:PutObject"})
    unmet = Proposal("meetCondition", right.layer, "", statement={"sts:ExternalId": "42"})
    assert prove([right], request, policies)
    assert not prove([wrong], request, policies)
    assert not prove([unmet], request, policies)
    assert not prove([unmet, right], request, policies)
    assert not prove([], request, policies)


def test_the_condition_that_failed_is_offered_beside_those_that_hold_and_after_other_statements() -> None:
    wanted = {"StringEquals": {"sts:ExternalId": "42", "aws:SourceIp": "10.0.0.1"}}
    statements = [deny("sts:TagSession", None, {"AWS": "*"}), _trusts({"AWS": ANA}, Condition=wanted)]
    context = {"aws:SourceIp": "10.0.0.1", "STS:externalid": "7"}
    decision, request, policies = _judged(_assume(resource=statements, context=context))
    first = smallest_changes(decision, request, policies)[0]
    assert (first.kind, first.pointer, first.statement) == (
        "meetCondition",
        "/Statement/1",
        {"sts:ExternalId": "42"},
    )
    assert first.sentence == (
        "Send the request with sts:ExternalId = 42, as statement 2 of the trust policy resourcePolicy asks."
    )
