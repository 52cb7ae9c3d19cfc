"""Goals about a session that leaked before the exercise began."""

from dataclasses import replace

from playground.iam.snapshot import AttachedPolicy
from tests.workshop.test_marking import BOB, BOB_RINGS, JANE_ID, NOW, A, marked, policy, trust, world


def test_a_leaked_session_asks_no_trust_policy_and_falls_to_a_deny_on_its_issue_time() -> None:
    leaked = {"session_of": f"role:{A}/Hat", "by": f"user:{A}/bob", "leaked": True}
    rings = {**BOB_RINGS, "who": leaked}
    open_to_nobody = world(BOB, hat=trust({"AWS": JANE_ID}))
    assert marked(open_to_nobody, **rings, expect="allow").met
    got = marked(open_to_nobody, **rings, expect="deny")
    assert got.why.startswith("Whoever has the leaked session of Hat can do sns:Publish on alarm and must not")
    deny = policy(
        Effect="Deny",
        Action="*",
        Resource="*",
        Condition={"DateLessThan": {"aws:TokenIssueTime": "2030-01-07T09:00:00Z"}},
    )
    hat = open_to_nobody.snapshot.roles[f"arn:aws:iam::{A}:role/Hat"]
    denied = replace(hat, policies=(*hat.policies, AttachedPolicy("AWSRevokeOlderSessions", deny, hat.arn)))
    snapshot = replace(open_to_nobody.snapshot, roles={hat.arn: denied})
    revoked = replace(open_to_nobody, snapshot=snapshot, began_at=NOW)
    assert marked(revoked, **rings, expect="deny", reason="explicit_deny.identity").met
