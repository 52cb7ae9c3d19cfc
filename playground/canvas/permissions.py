"""The blue lines: what users and roles may do to the resources that are drawn, as the engine says; half trust links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.core.cache import cache

from playground.iam.authorize import authorize
from playground.iam.callers import Caller, SessionCaller, UserCaller
from playground.iam.decision import Layer
from playground.iam.halves import half_links
from playground.iam.snapshot import Snapshot
from playground.iam.what_if import Removable, world_without
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
    "task": (("ecs:DescribeTasks", ""), ("ecs:StopTask", ""), ("ecs:ExecuteCommand", "")),
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
class HalfLinkShape:
    """A user or role and a role of which one side is missing: the caller's permission to ask, or the role's trust."""

    source_id: str
    role_id: str
    missing: Literal["identity", "trust"]


@dataclass(frozen=True, slots=True)
class PermissionsShape:
    """`complete` is false when the sandbox is too large to ask about everybody. `without`: layers thought away."""

    revision: int
    complete: bool
    links: list[PermissionLinkShape]
    half_links: list[HalfLinkShape]
    without: list[str]


def permissions(sandbox: Sandbox, at: datetime, without: Iterable[Removable] = ()) -> PermissionsShape:
    """In: a sandbox, its time, layers to think away. Out: the lines of this revision, worked out once."""
    layers = sorted(set(without))
    key = f"permissions:{sandbox.public_id}:{sandbox.revision}:{','.join(layers)}"
    found = cache.get(key)
    if found is None:
        snapshot = world_without(snapshot_of(sandbox), frozenset(layers))
        complete, links = _links(snapshot, sandbox, at)
        found = PermissionsShape(sandbox.revision, complete, links, _half_links(snapshot, at), [*layers])
        cache.set(key, found, KEPT_SECONDS)
    return found


def _half_links(snapshot: Snapshot, at: datetime) -> list[HalfLinkShape]:
    ids = {user.arn: user.unique_id for user in snapshot.users.values()}
    ids |= {role.arn: role.unique_id for role in snapshot.roles.values()}
    return [
        HalfLinkShape(ids[each.caller_arn], ids[each.role_arn], "trust" if each.missing is Layer.TRUST else "identity")
        for each in half_links(snapshot, at=at)
    ]


def _links(snapshot: Snapshot, sandbox: Sandbox, at: datetime) -> tuple[bool, list[PermissionLinkShape]]:
    """Out: whether everybody was asked about, and the lines."""
    resources = list(Resource.objects.filter(sandbox=sandbox).order_by("pk"))
    links: list[PermissionLinkShape] = []
    left = MOST_QUESTIONS
    for source_id, caller, has_policies in _callers(snapshot, at):
        for resource in resources:
            questions = ACTIONS[resource.type]
            if not has_policies and not resource.policy:
                continue
            if left < len(questions):
                return False, links
            left -= len(questions)
            allowed = [name for name, part in questions if _may(snapshot, caller, name, resource.arn + part, at)]
            if allowed:
                links.append(PermissionLinkShape(source_id, resource.public_id, allowed))
    return True, links


def _may(snapshot: Snapshot, caller: Caller, action: str, arn: str, at: datetime) -> bool:
    return authorize(snapshot, caller, action, arn, at=at).allowed


def _callers(snapshot: Snapshot, at: datetime) -> Iterator[tuple[str, Caller, bool]]:
    """Out: node id, a caller and whether any policy of its own could allow something; roles first."""
    for role in snapshot.roles.values():
        yield role.unique_id, SessionCaller(role.arn, role.unique_id, "permissions", at), bool(role.policies)
    for user in snapshot.users.values():
        of_groups = any(snapshot.groups[arn].policies for arn in user.groups if arn in snapshot.groups)
        yield user.unique_id, UserCaller(user.arn), bool(user.policies) or of_groups
