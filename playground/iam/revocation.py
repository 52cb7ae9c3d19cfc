"""Revoking a role's sessions: a Deny for all that was issued before a moment (IAM User Guide: Revoke IAM role

temporary security credentials). Temporary credentials cannot be taken back, only denied.
"""

import json
from datetime import datetime

from playground.iam.context import moment
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.principals import session_principal
from playground.iam.request import Request
from playground.iam.statement import statements_for

POLICY_NAME = "AWSRevokeOlderSessions"
_ANY_ACTION = "any:action"  # of no service: only a statement about every action covers it


def revocation_policy(at: datetime) -> str:
    """In: the moment of revocation. Out: the inline policy that the console writes into the role."""
    statement = {
        "Effect": "Deny",
        "Action": ["*"],
        "Resource": ["*"],
        "Condition": {"DateLessThan": {"aws:TokenIssueTime": moment(at)}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


def is_revoked(document: str, session_arn: str, issued_at: datetime) -> bool:
    """In: the text of a role's policy of that name, a session. Out: whether the policy denies it everything.

    Whoever edits the policy by hand edits the revocation: a statement that spares anything is none.
    """
    parsed = parse_policy(document, PolicyType.IDENTITY).document
    if parsed is None:
        return False
    request = Request(session_principal(session_arn), _ANY_ACTION, "*", None, {"aws:TokenIssueTime": moment(issued_at)})
    denies = (each for each in statements_for(parsed, _ANY_ACTION) if each.denies)
    return any(each.covers is None or each.covers(request) for each in denies)
