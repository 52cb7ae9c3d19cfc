"""The blue lines: what users and roles may do to the resources that are drawn, asked of the engine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from playground.iam.authorize import authorize
from playground.iam.callers import Caller, SessionCaller, UserCaller
from playground.iam.snapshot import Snapshot
from playground.sandbox.models import Resource, Sandbox
from playground.sandbox.snapshot import snapshot_of

MOST_QUESTIONS = 10_000  # one answer stays within about a second
KEPT_SECONDS = 600
# A few telling actions for each type, with what they act on: the resource itself, or something in it.
ACTIONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "bucket": (("s3:ListBucket", ""), ("s3:GetObject", "/*"), ("s3:PutObject", "/*"), ("s3:DeleteObject", "/*")),
    "table": (
        ("dynamodb:GetItem", ""),
        ("dynamodb:Query", ""),
        ("dynamodb:Scan", ""),
        ("dynamodb:PutItem", ""),
        ("dynamodb:UpdateItem", ""),
        ("dynamodb:DeleteItem", ""),
    ),
    "function": (("lambda:InvokeFunction", ""), ("lambda:GetFunction", ""), ("lambda:UpdateFunctionCode", "")),
    "instance": (("ec2:StartInstances", ""), ("ec2:StopInstances", ""), ("ec2:TerminateInstances", "")),
    "queue": (("sqs:SendMessage", ""), ("sqs:ReceiveMessage", ""), ("sqs:DeleteMessage", "")),
    "topic": (("sns:Publish", ""), ("sns:Subscribe", "")),
    "key": (("kms:Encrypt", ""), ("kms:Decrypt", ""), ("kms:GenerateDataKey", "")),
    "secret": (("secretsmanager:GetSecretValue", ""), ("secretsmanager:PutSecretValue", "")),
}


@dataclass(frozen=True, slots=True)
class PermissionLinkShape:
    """A user or role and what it may do to one drawn resource."""

    source_id: str
    resource_id: str
    actions: list[str]


@dataclass(frozen=True, slots=True)
class PermissionsShape:
    """`complete` is false when the sandbox is too large to ask about everybody."""

    revision: int
    complete: bool
    links: list[PermissionLinkShape]


def permissions(sandbox: Sandbox, at: datetime) -> PermissionsShape:
    """In: a sandbox, its time. Out: the lines of this revision, worked out once."""
    key = f"permissions:{sandbox.pk}:{sandbox.revision}"
    found = cache.get(key)
    if found is None:
        found = _work_out(sandbox, at)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _work_out(sandbox: Sandbox, at: datetime) -> PermissionsShape:
    snapshot = snapshot_of(sandbox)
    resources = list(Resource.objects.filter(sandbox=sandbox).order_by("pk"))
    links: list[PermissionLinkShape] = []
    left = MOST_QUESTIONS
    for source_id, caller, has_policies in _callers(snapshot, at):
        for resource in resources:
            questions = ACTIONS[resource.type]
            if not has_policies and not resource.policy:
                continue
            if left < len(questions):
                return PermissionsShape(sandbox.revision, False, links)
            left -= len(questions)
            allowed = [name for name, part in questions if _may(snapshot, caller, name, resource.arn + part, at)]
            if allowed:
                links.append(PermissionLinkShape(source_id, resource.public_id, allowed))
    return PermissionsShape(sandbox.revision, True, links)


def _may(snapshot: Snapshot, caller: Caller, action: str, arn: str, at: datetime) -> bool:
    return authorize(snapshot, caller, action, arn, at=at).allowed


def _callers(snapshot: Snapshot, at: datetime) -> Iterator[tuple[str, Caller, bool]]:
    """Out: node id, a caller and whether any policy of its own could allow something; roles first."""
    for role in snapshot.roles.values():
        yield role.unique_id, SessionCaller(role.arn, role.unique_id, "permissions", at), bool(role.policies)
    for user in snapshot.users.values():
        of_groups = any(snapshot.groups[arn].policies for arn in user.groups if arn in snapshot.groups)
        yield user.unique_id, UserCaller(user.arn), bool(user.policies) or of_groups
