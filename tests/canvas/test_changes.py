"""Answers with their stops, and the smallest change made: proven, undoable, refused when it is stale."""

import json
from typing import Any

from playground.people.commands import create_guest
from playground.sandbox.commands import organization_policies as policies
from playground.sandbox.commands import organizations
from playground.sandbox.commands.sharing import join
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, allow, do, document, draw, role_arn, trust, user_arn
from tests.canvas.conftest import Visitor, error_of

BUCKET = "arn:aws:s3:::plans-of-the-house"
DENY = {"Sid": "Keep", "Effect": "Deny", "Action": "s3:*", "Resource": "*"}


def request(caller: str, action: str, resource: str, kind: str = "identity", **more: Any) -> dict[str, Any]:
    return {"caller": {"kind": kind, "id": caller}, "action": action, "resource": resource, **more}


def ask(visitor: Visitor, asked: dict[str, Any]) -> dict[str, Any]:
    response = visitor.post("requests/", **asked)
    assert response.status_code == 200, response.content
    return response.json()


def make(visitor: Visitor, asked: dict[str, Any], key: str = "") -> Any:
    return visitor.post("requests/changes/", **asked, changes_key=key or ask(visitor, asked)["changes_key"])


def visit(drawn: Drawn) -> Visitor:
    return Visitor(drawn.owner, drawn.sandbox.public_id)


def test_each_stop_says_what_was_found_and_at_which_node(visitor: Visitor, drawn: Drawn) -> None:
    answer = ask(visitor, request(drawn["bob"], "sts:AssumeRole", role_arn("FireMarshal")))
    assert (answer["caller_id"], answer["resource_id"]) == (drawn["bob"], drawn["FireMarshal"])
    stops = {step["layer"]: (step["node_ids"], step["found"]) for step in answer["steps"]}
    assert stops["scp"] == ([drawn[f"account:{ACCOUNT}"]], "No service control policy limits the caller's account.")
    assert stops["trust"] == (
        [drawn["FireMarshal"]],
        f"Statement 1 of the trust policy does not fit: its Principal is {user_arn('jane')}, "
        f"and the request's is {user_arn('bob')}. It has to name this caller.",
    )
    assert stops["identity"][0] == [drawn["bob"]]
    trust_step = next(step for step in answer["steps"] if step["layer"] == "trust")
    assert trust_step["policies"][0]["owner_id"] == drawn["FireMarshal"]
    assert trust_step["policies"][0]["statements"][0]["pointer"] == "/Statement/0"


def test_a_policy_of_a_group_is_a_stop_at_the_group(visitor: Visitor, drawn: Drawn) -> None:
    group = drawn["wardens"]
    visitor.put(f"principals/{group}/inline-policies/Read/", document=json.dumps(document(allow("s3:GetObject"))))
    visitor.put(f"groups/{group}/members/{drawn['bob']}/")
    answer = ask(visitor, request(drawn["bob"], "s3:GetObject", f"{BUCKET}/a"))
    assert answer["allowed"]
    assert next(step for step in answer["steps"] if step["layer"] == "identity")["node_ids"] == [drawn["bob"], group]
    assert answer["resource_id"] == drawn["plans-of-the-house"]


def test_the_missing_trust_is_written_and_one_undo_takes_it_back(visitor: Visitor, drawn: Drawn) -> None:
    asked = request(drawn["bob"], "sts:AssumeRole", role_arn("FireMarshal"))
    before = visitor.canvas()["roles"][0]["trust_policy"]
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    assert user_arn("bob") in visitor.canvas()["roles"][0]["trust_policy"]
    visitor.post("undo/")
    assert not ask(visitor, asked)["allowed"]
    assert visitor.canvas()["roles"][0]["trust_policy"] == before


def test_a_missing_permission_becomes_an_inline_policy_beside_the_others(visitor: Visitor, drawn: Drawn) -> None:
    for name in ("a", "b"):
        asked = request(drawn["bob"], "s3:GetObject", f"{BUCKET}/{name}")
        assert make(visitor, asked).status_code == 204
        assert ask(visitor, asked)["allowed"]
    bob = next(each for each in visitor.canvas()["identities"] if each["name"] == "bob")
    assert [each["name"] for each in bob["inline_policies"]] == ["AllowGetObject", "AllowGetObject1"]


def test_both_halves_across_accounts_are_one_edit(db: None) -> None:
    drawn = draw(users=["ana"], resources=[{"arn": "arn:aws:s3:::far", "account": OTHER_ACCOUNT}])
    visitor = visit(drawn)
    asked = request(drawn["ana"], "s3:GetObject", "arn:aws:s3:::far/x")
    assert len(ask(visitor, asked)["changes"]) == 2
    before = visitor.canvas()["revision"]
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    assert visitor.canvas()["revision"] == before + 1


def test_a_deny_goes_and_the_statements_beside_it_stay_as_written(db: None) -> None:
    text = json.dumps(document(allow("s3:*"), DENY, DENY | {"Sid": "Too"}), indent=3)
    drawn = draw(more_users=[{"account": ACCOUNT, "name": "ana", "inline": {"Mine": json.loads(text)}}])
    visitor = visit(drawn)
    visitor.put(f"principals/{drawn['ana']}/inline-policies/Mine/", document=text)
    asked = request(drawn["ana"], "s3:GetObject", "arn:aws:s3:::b/x")
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    ana = next(each for each in visitor.canvas()["identities"] if each["name"] == "ana")
    assert ana["inline_policies"][0]["document"] == json.dumps(document(allow("s3:*")), indent=3)


def test_a_policy_goes_with_its_only_statement(db: None) -> None:
    drawn = draw(
        more_users=[
            {"account": ACCOUNT, "name": "ana", "inline": {"Can": document(allow("s3:*")), "No": document(DENY)}}
        ]
    )
    visitor = visit(drawn)
    assert make(visitor, request(drawn["ana"], "s3:GetObject", "arn:aws:s3:::b/x")).status_code == 204
    ana = next(each for each in visitor.canvas()["identities"] if each["name"] == "ana")
    assert [each["name"] for each in ana["inline_policies"]] == ["Can"]


def test_the_policy_of_a_resource_is_written_where_there_was_none(db: None) -> None:
    drawn = draw(resources=[{"arn": "arn:aws:s3:::far", "account": ACCOUNT}])
    visitor = visit(drawn)
    made = visitor.post("identities/", kind="anonymous", name="anyone", position={"x": 1, "y": 1}).json()
    asked = request(made["id"], "s3:GetObject", "arn:aws:s3:::far/x")
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    visitor.post("undo/")
    assert visitor.canvas()["resources"][0]["policy"] is None


def test_a_boundary_of_ones_own_gets_a_new_version_and_one_of_aws_is_left_to_people(
    visitor: Visitor, drawn: Drawn
) -> None:
    bob, account = drawn["bob"], drawn[f"account:{ACCOUNT}"]
    own = visitor.post(
        "policies/", account_id=account, name="Fence", document=json.dumps(document(allow("ec2:*")))
    ).json()
    visitor.put(f"principals/{bob}/inline-policies/All/", document=json.dumps(document(allow("*"))))
    asked = request(bob, "s3:GetObject", f"{BUCKET}/a")
    visitor.patch(f"identities/{bob}/", boundary="arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess")
    [change] = ask(visitor, asked)["changes"]
    assert "a policy of your own" in change["obstacle"] and ask(visitor, asked)["changes_key"] == ""
    visitor.patch(f"identities/{bob}/", boundary=own["arn"])
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    [policy] = visitor.canvas()["policies"]
    assert policy["default_version"] == "v2"


def test_a_control_policy_of_the_organization_is_changed_at_its_level(visitor: Visitor, drawn: Drawn) -> None:
    """NoS3 denies and OnlyEC2 does not allow; both are the organization's own, at the account itself."""
    made = do(drawn, organizations.create_organization, drawn[f"account:{OTHER_ACCOUNT}"])
    account = drawn[f"account:{ACCOUNT}"]
    do(drawn, organizations.invite_account, made.public_id, account)
    for name, statements in (("NoS3", [allow("s3:List*"), DENY]), ("OnlyEC2", [allow("ec2:*")])):
        policy = do(drawn, policies.add_policy, made.public_id, "scp", name, json.dumps(document(*statements)))
        do(drawn, policies.attach, policy.public_id, account)
    full = made.policies.get(aws_managed=True)
    do(drawn, policies.detach, full.public_id, account)
    visitor.put(f"principals/{drawn['bob']}/inline-policies/All/", document=json.dumps(document(allow("*"))))
    asked = request(drawn["bob"], "s3:GetObject", f"{BUCKET}/a")
    answer = ask(visitor, asked)
    assert [step["title"] for step in answer["steps"][:2]] == [
        "Service control policies of the root",
        "Service control policies of Offices",
    ]
    assert answer["steps"][1]["found"] == "Statement Keep of NoS3 says Deny, and a Deny always wins."
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    texts = {each["name"]: each["document"] for each in visitor.canvas()["organizations"][0]["policies"]}
    assert "Deny" not in texts["NoS3"] and "s3:GetObject" in texts["NoS3"] and "s3" not in texts["OnlyEC2"]


def test_somebody_in_a_role_may_be_asked_about_before_anybody_wears_it(visitor: Visitor, drawn: Drawn) -> None:
    asked = request(drawn["FireMarshal"], "s3:GetObject", f"{BUCKET}/a", kind="role")
    answer = ask(visitor, asked)
    assert not answer["allowed"] and answer["caller_id"] == drawn["FireMarshal"]
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]


def test_a_change_that_is_not_the_one_agreed_to_is_refused_and_nothing_is_changed(
    visitor: Visitor, drawn: Drawn
) -> None:
    asked = request(drawn["bob"], "sts:AssumeRole", role_arn("FireMarshal"))
    key = ask(visitor, asked)["changes_key"]
    assert make(visitor, asked, key).status_code == 204
    before = visitor.canvas()["revision"]
    stale = make(visitor, asked, key)
    assert stale.status_code == 409 and error_of(stale)["code"] == "ProposalOutdated"
    other = make(visitor, request(drawn["bob"], "s3:GetObject", "*"), key)
    assert other.status_code == 409 and error_of(other)["code"] == "ProposalOutdated"
    assert visitor.canvas()["revision"] == before


def test_a_caller_of_another_sandbox_is_nobody_here(visitor: Visitor) -> None:
    stranger = draw(users=["eve"], roles={"Far": trust("AWS", user_arn("eve"))})
    for kind, name in (("identity", "eve"), ("role", "Far")):
        refused = make(visitor, request(stranger[name], "s3:GetObject", "*", kind=kind), "0123456789abcdef")
        assert refused.status_code == 404 and error_of(refused)["hint"]


def test_a_viewer_may_ask_and_change_nothing(drawn: Drawn, visitor: Visitor) -> None:
    guest = create_guest()
    join(guest, visitor.post("sharing/links/", name="Class", access="view").json()["token"])
    viewer = Visitor(guest, drawn.sandbox.public_id)
    asked = request(drawn["bob"], "s3:GetObject", f"{BUCKET}/a")
    refused = make(viewer, asked, ask(viewer, asked)["changes_key"])
    assert refused.status_code == 403 and error_of(refused)["code"] == "ViewOnly"


def trusted_if(condition: dict[str, Any]) -> tuple[Visitor, Drawn]:
    """Out: a sandbox where ana may wear a hat on a condition."""
    drawn = draw(users=["ana"], roles={"Hat": trust("AWS", user_arn("ana"), Condition=condition)})
    return visit(drawn), drawn


def test_whoever_is_trusted_on_a_condition_is_told_to_meet_it_and_no_second_trust_is_offered(db: None) -> None:
    for condition in (
        {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
        {"StringEquals": {"sts:ExternalId": "blue"}},
        {"StringEquals": {"aws:RequestTag/team": "blue"}},
    ):
        visitor, drawn = trusted_if(condition)
        asked = request(drawn["ana"], "sts:AssumeRole", role_arn("Hat"))
        answer = ask(visitor, asked)
        assert [each["kind"] for each in answer["changes"]] == ["meetCondition"]
        assert answer["changes_key"] == ""
        assert ask(visitor, asked | {"context": json.loads(answer["changes"][0]["document"])})["allowed"]


def test_where_no_value_would_meet_the_condition_the_offered_trust_is_written_and_turns_the_verdict(db: None) -> None:
    visitor, drawn = trusted_if({"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}})
    asked = request(drawn["ana"], "sts:AssumeRole", role_arn("Hat"))
    assert [each["kind"] for each in ask(visitor, asked)["changes"]] == ["addTrustPrincipal"]
    assert make(visitor, asked).status_code == 204
    assert ask(visitor, asked)["allowed"]
    assert "MultiFactorAuthAge" in visitor.canvas()["roles"][0]["trust_policy"]


def test_a_decision_says_what_the_call_brought_along_so_that_the_same_can_be_asked_again(db: None) -> None:
    visitor, drawn = trusted_if({"StringEquals": {"sts:ExternalId": "blue"}})
    caller = {"kind": "identity", "id": drawn["ana"]}
    call = {"role_id": drawn["Hat"], "external_id": "red", "session_name": "tuesday", "tags": {"team": "a"}}
    decision = error_of(visitor.post("sessions/", caller=caller, **call))["details"]["decision"]
    brought = {each["key"]: each["values"] for each in decision["context"]}
    assert brought["sts:ExternalId"] == ["red"]
    assert brought["sts:RoleSessionName"] == ["tuesday"]
    assert (brought["aws:RequestTag/team"], brought["aws:TagKeys"]) == (["a"], ["team"])
    asked = request(drawn["ana"], "sts:AssumeRole", role_arn("Hat"), context=brought)
    again = ask(visitor, asked)
    assert (again["verdict"], again["reason"]) == (decision["verdict"], decision["reason"])
    assert ask(visitor, asked | {"context": brought | {"sts:ExternalId": ["blue"]}})["allowed"]
