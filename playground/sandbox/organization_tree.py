"""The rows of organizations, read in one query a kind: as shapes for browsers, as facts for the engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground.iam import snapshot
from playground.iam.policy import PolicyType
from playground.live.organization_shapes import (
    OrganizationMemberShape,
    OrganizationPolicyShape,
    OrganizationShape,
    OrganizationUnitShape,
)
from playground.sandbox import models
from playground.sandbox.rows import rows_in

Policies = dict[str, tuple[snapshot.AttachedPolicy, ...]]


@dataclass(frozen=True, slots=True)
class Tree:
    """One organization.

    Who reads without a lock may find that a row left between two queries: it is passed over here, and the reader sees
    by the revision that it must read again.
    """

    organization: models.Organization
    units: dict[int, models.OrganizationUnit]
    members: dict[int, models.OrganizationMember]
    policies: list[models.OrganizationPolicy]
    attachments: list[models.OrganizationAttachment]

    def parent_id(self, unit_pk: int | None) -> str:
        """Out: the id of this OU, of the root for None."""
        return self.units[unit_pk].public_id if unit_pk in self.units else self.organization.root_id

    def _whole(self) -> list[models.OrganizationAttachment]:
        """Out: the attachments whose both ends are here."""
        policies = {policy.pk for policy in self.policies}
        members, units = {None, *self.members}, {None, *self.units}
        return [
            row
            for row in self.attachments
            if row.policy_id in policies and row.member_id in members and row.unit_id in units
        ]

    def shape(self) -> OrganizationShape:
        targets: dict[int, list[str]] = {policy.pk: [] for policy in self.policies}
        for row in self._whole():
            member = self.members[row.member_id].account.public_id if row.member_id else None
            targets[row.policy_id].append(member or self.parent_id(row.unit_id))
        return OrganizationShape(
            id=self.organization.public_id,
            root_id=self.organization.root_id,
            management_account_id=self.organization.management.public_id,
            units=[
                OrganizationUnitShape(row.public_id, row.name, self.parent_id(row.parent_id))
                for row in self.units.values()
            ],
            members=[
                OrganizationMemberShape(row.account.public_id, self.parent_id(row.unit_id))
                for row in self.members.values()
            ],
            policies=[_policy_shape(row, targets[row.pk]) for row in self.policies],
        )

    def facts(self) -> snapshot.Organization:
        return snapshot.Organization(
            id=self.organization.public_id,
            management_account=self.organization.management.number,
            paths={row.account.number: self._path(row) for row in self.members.values()},
            scp_enabled=True,
            rcp_enabled=True,
            scps=self._attached(PolicyType.SCP),
            rcps=self._attached(PolicyType.RCP),
        )

    def _path(self, member: models.OrganizationMember) -> tuple[str, ...]:
        """Out: from the root down to the account."""
        path, unit_pk = [member.account.number], member.unit_id
        while unit_pk in self.units:
            path.append(self.units[unit_pk].public_id)
            unit_pk = self.units[unit_pk].parent_id
        return (self.organization.root_id, *reversed(path))

    def _attached(self, policy_type: PolicyType) -> Policies:
        policies = {row.pk: row for row in self.policies if row.type == policy_type.value}
        found: Policies = {}
        for row in self._whole():
            if row.policy_id in policies:
                policy = policies[row.policy_id]
                member = self.members[row.member_id].account.number if row.member_id else None
                target = member or self.parent_id(row.unit_id)
                attached = snapshot.AttachedPolicy(policy.name, policy.document, owner_arn=target)
                found[target] = (*found.get(target, ()), attached)
        return found


def _policy_shape(row: models.OrganizationPolicy, target_ids: list[str]) -> OrganizationPolicyShape:
    return OrganizationPolicyShape(
        id=row.public_id,
        type="scp" if row.type == PolicyType.SCP.value else "rcp",
        name=row.name,
        description=row.description,
        document=row.document,
        aws_managed=row.aws_managed,
        target_ids=target_ids,
    )


def trees(sandbox_pk: int) -> Sequence[Tree]:
    """Out: the organizations of a sandbox: one query where there is none, at most six."""
    return [tree_of(row) for row in rows_in(sandbox_pk, models.Organization)]


def tree_of(organization: models.Organization) -> Tree:
    """Out: everything in an organization, in at most five queries."""

    def rows(kind: Any) -> Any:
        return kind.objects.filter(organization=organization).order_by("pk")

    members = {row.pk: row for row in rows(models.OrganizationMember).select_related("account")}
    return Tree(
        organization,
        {row.pk: row for row in rows(models.OrganizationUnit)},
        members,
        list(rows(models.OrganizationPolicy)),
        list(rows(models.OrganizationAttachment)),
    )
