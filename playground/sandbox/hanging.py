"""What hangs on the rows of a picture: policies, memberships, profiles, versions, places. A query or three for each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from playground.iam.policy import PolicyType
from playground.live import shapes
from playground.sandbox import models
from playground.sandbox.documents import findings_of
from playground.sandbox.rows import rows_in, rows_where

Rows = Mapping[type[Model], list[Any]]
OWNERS = ("identity", "group", "role")


def owned(kind: type[Model], sandbox_pk: int, rows: Rows, *, whole: bool) -> Iterable[Any]:
    """Out: what hangs on the chosen owners, in at most three queries."""
    if whole:
        yield from rows_in(sandbox_pk, kind)
        return
    for owner, owner_kind in zip(OWNERS, (models.Identity, models.Group, models.Role), strict=True):
        if len(rows[owner_kind]) == 1:
            yield from rows_where(sandbox_pk, kind, owner, rows[owner_kind][0].pk)
        elif rows[owner_kind]:
            found: QuerySet[Any] = kind.objects.filter(sandbox_id=sandbox_pk).order_by("pk")
            yield from found.filter(**{f"{owner}__in": [row.pk for row in rows[owner_kind]]})


def owner_key(row: Any) -> tuple[str, int]:
    """Out: ("role", 7) for something that hangs on the role with primary key 7."""
    return next((owner, pk) for owner in OWNERS if (pk := getattr(row, f"{owner}_id")) is not None)


def attachments_of(sandbox_pk: int, rows: Rows, *, whole: bool) -> dict[tuple[str, int], list[shapes.AttachmentShape]]:
    found = defaultdict(list)
    for row in owned(models.PolicyAttachment, sandbox_pk, rows, whole=whole):
        arn = row.policy_arn
        found[owner_key(row)].append(
            shapes.AttachmentShape(
                arn=arn, name=arn.rsplit("/", 1)[-1], aws_managed=arn.startswith("arn:aws:iam::aws:")
            )
        )
    return found


def inline_of(sandbox_pk: int, rows: Rows, *, whole: bool) -> dict[tuple[str, int], list[shapes.InlinePolicyShape]]:
    found = defaultdict(list)
    for row in owned(models.InlinePolicy, sandbox_pk, rows, whole=whole):
        findings = list(findings_of(row.document, PolicyType.IDENTITY))
        found[owner_key(row)].append(shapes.InlinePolicyShape(row.name, row.document, findings))
    return found


def groups_of(sandbox_pk: int, identities: list[int] | None) -> dict[int, list[str]]:
    if identities == []:
        return {}
    memberships = models.Membership.objects.filter(sandbox_id=sandbox_pk).order_by("pk")
    if identities is not None:
        memberships = memberships.filter(identity__in=identities)
    found = defaultdict(list)
    for identity_pk, group_id in memberships.values_list("identity_id", "group__public_id"):
        found[identity_pk].append(group_id)
    return found


def devices_of(sandbox_pk: int, identities: list[int] | None) -> dict[int, list[str]]:
    """Out: the names of enabled MFA devices by their user."""
    if identities == []:
        return {}
    devices = models.MfaDevice.objects.filter(sandbox_id=sandbox_pk, enabled=True)
    if identities is not None:
        devices = devices.filter(identity__in=identities)
    found = defaultdict(list)
    for identity_pk, name in devices.order_by("pk").values_list("identity_id", "name"):
        found[identity_pk].append(name)
    return found


def positions_of(sandbox_pk: int, nodes: list[str] | None) -> dict[str, shapes.PositionShape]:
    if nodes is None:
        rows = rows_in(sandbox_pk, models.Position)
    elif len(nodes) == 1:
        rows = rows_where(sandbox_pk, models.Position, "node_id", nodes[0])
    else:
        rows = list(models.Position.objects.filter(sandbox_id=sandbox_pk, node_id__in=nodes))
    return {row.node_id: position_shape(row) for row in rows}


def position_shape(row: models.Position) -> shapes.PositionShape:
    return shapes.PositionShape(row.x, row.y, row.width, row.height, row.pinned)


def position_in(image: Mapping[str, Any]) -> shapes.PositionShape:
    """In: the image of a row, see images.py."""
    return shapes.PositionShape(image["x"], image["y"], image["width"], image["height"], image["pinned"])


def versions_of(sandbox_pk: int, policies: list[int] | None) -> dict[int, list[models.PolicyVersion]]:
    """Out: the versions of each policy, oldest first."""
    if policies == []:
        return {}
    versions = models.PolicyVersion.objects.filter(sandbox_id=sandbox_pk).order_by("policy", "number")
    if policies is not None:
        versions = versions.filter(policy__in=policies)
    found = defaultdict(list)
    for version in versions:
        found[version.policy_id].append(version)
    return found
