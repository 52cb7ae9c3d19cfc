"""Rows to shapes, in a number of queries that does not grow with the sandbox.

`Picture.of(sandbox)` takes everything; `Picture.of(sandbox, only={Role: {7}})` just these rows and what hangs on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from playground.iam.policy import PolicyType
from playground.iam.trust import to_shown
from playground.live import shapes
from playground.live.organization_shapes import OrganizationShape
from playground.sandbox import hanging, models
from playground.sandbox.directory import Directory, iam_arn, ids_in
from playground.sandbox.documents import findings_of, link_shapes
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.organization_tree import Tree, tree_of
from playground.sandbox.providers import provider_arn
from playground.sandbox.rows import rows_in, rows_where

Wanted = Mapping[type[Model], set[int]] | None
NOWHERE = shapes.PositionShape(0.0, 0.0)


@dataclass(slots=True)
class Picture:
    """The chosen rows of one sandbox, with what their shapes need."""

    directory: Directory
    rows: dict[type[Model], list[Any]]
    attachments: dict[tuple[str, int], list[shapes.AttachmentShape]]
    inline: dict[tuple[str, int], list[shapes.InlinePolicyShape]]
    groups_of: dict[int, list[str]]
    devices: dict[int, list[str]]
    versions_of: dict[int, list[models.PolicyVersion]]
    positions: dict[str, shapes.PositionShape]
    trees: Sequence[Tree]
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sandbox_pk: int, only: Wanted = None) -> "Picture":
        """In: a sandbox, and which rows (None: all). Out: its picture."""
        rows = {kind: _rows(kind, sandbox_pk, only) for kind in DRAWN}
        directory = _directory(sandbox_pk, rows, whole=only is None)
        identities = None if only is None else [identity.pk for identity in rows[models.Identity]]
        policies = None if only is None else [policy.pk for policy in rows[models.Policy]]
        nodes = None if only is None else [row.public_id for kind in DRAWN for row in rows[kind]]
        return cls(
            directory=directory,
            rows=rows,
            attachments=hanging.attachments_of(sandbox_pk, rows, whole=only is None),
            inline=hanging.inline_of(sandbox_pk, rows, whole=only is None),
            groups_of=hanging.groups_of(sandbox_pk, identities),
            devices=hanging.devices_of(sandbox_pk, identities),
            versions_of=hanging.versions_of(sandbox_pk, policies),
            positions=hanging.positions_of(sandbox_pk, nodes),
            trees=[tree_of(row) for row in rows[models.Organization]],
            ids=directory.ids(),
        )

    def accounts(self) -> list[shapes.AccountShape]:
        return [
            shapes.AccountShape(
                id=row.public_id,
                number=row.number,
                name=row.name,
                alias=row.alias,
                kind=row.kind,
                hue=row.hue,
                user_population=row.user_population,
                position=self._position(row),
            )
            for row in self.rows[models.Account]
        ]

    def identities(self) -> list[shapes.IdentityShape]:
        return [self._identity(row) for row in self.rows[models.Identity]]

    def _identity(self, row: models.Identity) -> shapes.IdentityShape:
        principal = self.directory.principal_of(row)
        is_arn = principal is not None and principal.value.startswith("arn:")
        devices = self.devices.get(row.pk, [])
        return shapes.IdentityShape(
            id=row.public_id,
            kind=row.kind,
            account_id=self._account(row.account_id),
            name=row.name,
            title=row.title,
            path=row.path,
            arn=principal.value if principal and is_arn else None,
            principal=principal,
            claims={name: value if isinstance(value, list) else [value] for name, value in row.claims.items()},
            mfa=bool(devices),
            mfa_serials=[iam_arn(self.directory.number(row.account_id), "mfa", "/", name) for name in devices],
            tags=row.tags,
            group_ids=self.groups_of.get(row.pk, []),
            attachments=self.attachments.get(("identity", row.pk), []),
            inline_policies=self.inline.get(("identity", row.pk), []),
            boundary=row.boundary or None,
            position=self._position(row),
        )

    def groups(self) -> list[shapes.GroupShape]:
        return [
            shapes.GroupShape(
                id=row.public_id,
                account_id=self._account(row.account_id) or "",
                name=row.name,
                path=row.path,
                arn=iam_arn(self.directory.number(row.account_id), "group", row.path, row.name),
                attachments=self.attachments.get(("group", row.pk), []),
                inline_policies=self.inline.get(("group", row.pk), []),
                position=self._position(row),
            )
            for row in self.rows[models.Group]
        ]

    def roles(self) -> list[shapes.RoleShape]:
        return [self._role(row) for row in self.rows[models.Role]]

    def _role(self, row: models.Role) -> shapes.RoleShape:
        shown = to_shown(row.trust_policy, self.directory.arns)
        return shapes.RoleShape(
            id=row.public_id,
            account_id=self._account(row.account_id) or "",
            name=row.name,
            path=row.path,
            arn=iam_arn(self.directory.number(row.account_id), "role", row.path, row.name),
            description=row.description,
            max_session_duration=row.max_session_duration,
            trust_policy=shown,
            trust_links=link_shapes(shown, self.ids, self.directory.nodes),
            trust_findings=list(findings_of(shown, PolicyType.TRUST)),
            attachments=self.attachments.get(("role", row.pk), []),
            inline_policies=self.inline.get(("role", row.pk), []),
            boundary=row.boundary or None,
            tags=row.tags,
            position=self._position(row),
        )

    def instance_profiles(self) -> list[shapes.InstanceProfileShape]:
        return [
            shapes.InstanceProfileShape(
                id=row.public_id,
                account_id=self._account(row.account_id) or "",
                name=row.name,
                path=row.path,
                arn=iam_arn(self.directory.number(row.account_id), "instance-profile", row.path, row.name),
                role_id=row.role.public_id if row.role else None,
                tags=row.tags,
            )
            for row in self.rows[models.InstanceProfile]
        ]

    def providers(self) -> list[shapes.ProviderShape]:
        return [self._provider(row) for row in self.rows[models.Provider]]

    def _provider(self, row: models.Provider) -> shapes.ProviderShape:
        return shapes.ProviderShape(
            id=row.public_id,
            account_id=self._account(row.account_id) or "",
            kind=row.kind,
            name=row.name,
            arn=provider_arn(self.directory.number(row.account_id), row.kind, row.name),
            client_ids=row.client_ids,
            thumbprints=row.thumbprints,
            own_metadata=bool(row.metadata),
            tags=row.tags,
            position=self._position(row),
        )

    def resources(self) -> list[shapes.ResourceShape]:
        return [self._resource(row) for row in self.rows[models.Resource]]

    def _resource(self, row: models.Resource) -> shapes.ResourceShape:
        shown = to_shown(row.policy, self.directory.arns) if row.policy else None
        return shapes.ResourceShape(
            id=row.public_id,
            account_id=self._account(row.account_id) or "",
            name=row.name,
            type=row.type,
            arn=row.arn,
            policy=shown,
            policy_findings=list(findings_of(shown, PolicyType.RESOURCE)) if shown else [],
            role_id=row.role.public_id if row.role else None,
            instance_profile_id=row.profile.public_id if row.profile else None,
            position=self._position(row),
        )

    def notes(self) -> list[shapes.NoteShape]:
        return [shapes.NoteShape(row.public_id, row.text, self._position(row)) for row in self.rows[models.Note]]

    def policies(self) -> list[shapes.ManagedPolicyShape]:
        return [self._policy(row) for row in self.rows[models.Policy]]

    def _policy(self, row: models.Policy) -> shapes.ManagedPolicyShape:
        versions = self.versions_of[row.pk]
        default = next(version for version in versions if version.is_default)
        return shapes.ManagedPolicyShape(
            id=row.public_id,
            account_id=self._account(row.account_id),
            arn=iam_arn(self.directory.number(row.account_id), "policy", row.path, row.name),
            name=row.name,
            description=row.description,
            document=default.document,
            tags=row.tags,
            subset=False,
            default_version=default.name,
            versions=[shapes.PolicyVersionShape(each.name, each.created_at.isoformat()) for each in versions],
        )

    def organizations(self) -> list[OrganizationShape]:
        return [tree.shape() for tree in self.trees]

    def _account(self, account_pk: int | None) -> str | None:
        return self.directory.accounts[account_pk].public_id if account_pk is not None else None

    def _position(self, row: Any) -> shapes.PositionShape:
        return self.positions.get(row.public_id, NOWHERE)


DRAWN: tuple[type[Model], ...] = (
    models.Account,
    models.Identity,
    models.Group,
    models.Role,
    models.InstanceProfile,
    models.Provider,
    models.Resource,
    models.Note,
    models.Policy,
    models.Organization,
)


def _rows(kind: type[Model], sandbox_pk: int, only: Wanted) -> list[Any]:
    wanted = None if only is None else only.get(kind, set())
    if kind not in (models.InstanceProfile, models.Resource) and (wanted is None or len(wanted) == 1):
        return rows_in(sandbox_pk, kind) if wanted is None else rows_where(sandbox_pk, kind, "pk", *wanted)
    if wanted is not None and not wanted:
        return []
    found = kind.objects.filter(sandbox_id=sandbox_pk).order_by("pk")
    if kind is models.InstanceProfile:
        found = found.select_related("role")
    if kind is models.Resource:
        found = found.select_related("role", "profile")
    return list(found if wanted is None else found.filter(pk__in=wanted))


def _directory(sandbox_pk: int, rows: dict[type[Model], list[Any]], *, whole: bool) -> Directory:
    """Out: the names these rows need: their own, and whoever their policies mention."""
    if whole:
        identities = sorted(rows[models.Identity], key=lambda row: -row.pk)  # the oldest node gets the arrows
        return Directory.from_rows(rows[models.Account], identities, rows[models.Role], rows[models.Provider])
    mentioned = ids_in([role.trust_policy for role in rows[models.Role]])
    mentioned |= ids_in([resource.policy for resource in rows[models.Resource]])
    mentioned |= {row.public_id for row in rows[models.Identity] if row.kind == IdentityKind.USER}
    return Directory.of(sandbox_pk, only=mentioned)
