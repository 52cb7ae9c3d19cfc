"""Rows to iam.Snapshot, the only bridge. Eighteen queries at most, whatever the size; kept per revision here."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from playground.iam import catalog, snapshot
from playground.prepared import Prepared
from playground.sandbox import models
from playground.sandbox.directory import iam_arn
from playground.sandbox.errors import NotFound
from playground.sandbox.hanging import owner_key
from playground.sandbox.managed import default_versions
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.models.provider import ProviderKind
from playground.sandbox.organization_tree import trees
from playground.sandbox.providers import provider_arn
from playground.sandbox.rows import rows_in
from playground.sentences import say

KEPT = 32  # snapshots in this process; the newest revision of each sandbox in use is what counts
_kept: "OrderedDict[tuple[str, int], snapshot.Snapshot]" = OrderedDict()
_lock = Lock()
_default_versions: Prepared[models.PolicyVersion] = Prepared(
    lambda pk: default_versions(pk).select_related("policy").order_by("policy"), int
)


def snapshot_of(sandbox: models.Sandbox) -> snapshot.Snapshot:
    """In: a sandbox just read, in whose edit nothing was saved yet. Out: the facts of its revision, or newer ones."""
    key = (sandbox.public_id, sandbox.revision)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    revision, made = sandbox.revision, None
    with suppress(KeyError, ObjectDoesNotExist):
        made = fresh_snapshot(sandbox.pk)
    if made is None or _revision_now(sandbox) != revision:
        # An edit came between, so what was read may be half before it. Once more, while no edit can.
        with transaction.atomic():
            revision = _revision_now(sandbox, lock=True)
            made = fresh_snapshot(sandbox.pk)
    with _lock:
        _kept[sandbox.public_id, revision] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def carry_over(public_id: str, revision: int) -> None:
    """The edit that led to this revision changed no facts: what was kept of the one before is what it would be now."""
    with _lock:
        made = _kept.pop((public_id, revision - 1), None)
        if made is not None:
            _kept[public_id, revision] = made


def _revision_now(sandbox: models.Sandbox, *, lock: bool = False) -> int:
    rows = models.Sandbox.objects.select_for_update() if lock else models.Sandbox.objects
    found = rows.filter(pk=sandbox.pk).values_list("revision", flat=True).first()
    if found is None:
        raise NotFound(say("There is no such sandbox."), hint=say("It was just deleted. Open another one."))
    return found


def fresh_snapshot(sandbox_pk: int) -> snapshot.Snapshot:
    """Out: the facts as the rows are now, in the middle of an edit, too."""
    facts = _Facts(sandbox_pk)
    users, roles = facts.users(), facts.roles()
    return snapshot.Snapshot(
        accounts={row.number: snapshot.Account(row.number, row.name) for row in facts.accounts.values()},
        users={user.arn: user for user in users},
        groups={group.arn: group for group in facts.groups.values()},
        roles={role.arn: role for role in roles},
        resources=facts.resources(),
        providers=facts.providers(),
        managed_policies=facts.managed,
        organizations=tuple(tree.facts() for tree in trees(sandbox_pk)),
    )


class _Facts:
    """The rows of one sandbox, read once, and how they become facts."""

    def __init__(self, sandbox_pk: int) -> None:
        self.pk = sandbox_pk
        self.accounts = {row.pk: row for row in self._rows(models.Account)}
        self.managed = self._managed()
        self.attached, self.inline = self._owned(models.PolicyAttachment), self._owned(models.InlinePolicy)
        self.groups = {row.pk: self._group(row) for row in self._rows(models.Group)}
        self.groups_of: dict[int, list[str]] = defaultdict(list)
        for membership in self._rows(models.Membership):
            self.groups_of[membership.identity_id].append(self.groups[membership.group_id].arn)
        self.identities = list(self._rows(models.Identity))

    def _rows(self, kind: Any) -> Any:
        return rows_in(self.pk, kind)

    def _owned(self, kind: Any) -> dict[tuple[str, int], list[Any]]:
        found = defaultdict(list)
        for row in self._rows(kind):
            found[owner_key(row)].append(row)
        return found

    def _managed(self) -> dict[str, snapshot.AttachedPolicy]:
        found = {
            policy.arn: snapshot.AttachedPolicy(policy.name, policy.document, arn=policy.arn)
            for policy in catalog.managed_policies().values()
        }
        for version in _default_versions.all(self.pk):
            row = version.policy
            arn = iam_arn(self.number(row), "policy", row.path, row.name)
            found[arn] = snapshot.AttachedPolicy(row.name, version.document, arn=arn)
        return found

    def number(self, row: Any) -> str:
        return self.accounts[row.account_id].number

    def policies(self, owner: str, pk: int, owner_arn: str) -> tuple[snapshot.AttachedPolicy, ...]:
        """Out: managed ones first, then inline ones. An attachment whose policy is unknown grants nothing."""
        arns = [row.policy_arn for row in self.attached[owner, pk]]
        attached = [self.managed[arn] for arn in arns if arn in self.managed]
        return tuple(
            [snapshot.AttachedPolicy(each.name, each.document, owner_arn, each.arn) for each in attached]
            + [snapshot.AttachedPolicy(row.name, row.document, owner_arn) for row in self.inline[owner, pk]]
        )

    def boundary(self, arn: str) -> snapshot.AttachedPolicy | None:
        return self.managed.get(arn) if arn else None

    def _group(self, row: models.Group) -> snapshot.Group:
        arn = iam_arn(self.number(row), "group", row.path, row.name)
        policies = self.policies("group", row.pk, arn)
        return snapshot.Group(arn, row.public_id, self.number(row), row.name, row.path, policies)

    def users(self) -> list[snapshot.User]:
        return [self._user(row) for row in self.identities if row.kind == IdentityKind.USER]

    def _user(self, row: models.Identity) -> snapshot.User:
        arn = iam_arn(self.number(row), "user", row.path, row.name)
        return snapshot.User(
            arn=arn,
            unique_id=row.public_id,
            account=self.number(row),
            name=row.name,
            path=row.path,
            policies=self.policies("identity", row.pk, arn),
            groups=tuple(self.groups_of[row.pk]),
            boundary=self.boundary(row.boundary),
            tags=row.tags,
        )

    def roles(self) -> list[snapshot.Role]:
        return [self._role(row) for row in self._rows(models.Role)]

    def _role(self, row: models.Role) -> snapshot.Role:
        arn = iam_arn(self.number(row), "role", row.path, row.name)
        return snapshot.Role(
            arn=arn,
            unique_id=row.public_id,
            account=self.number(row),
            name=row.name,
            trust=row.trust_policy,
            path=row.path,
            policies=self.policies("role", row.pk, arn),
            boundary=self.boundary(row.boundary),
            tags=row.tags,
            max_session_duration=row.max_session_duration,
        )

    def resources(self) -> Mapping[str, snapshot.Resource]:
        return {
            row.arn: snapshot.Resource(row.arn, self.number(row), row.policy or None)
            for row in self._rows(models.Resource)
        }

    def providers(self) -> Mapping[str, snapshot.Provider]:
        """Out: the providers of accounts; the built-in ones need no object."""
        found = {}
        for row in self._rows(models.Provider):
            number = self.number(row)
            arn = provider_arn(number, row.kind, row.name)
            url = f"https://{row.name}" if row.kind == ProviderKind.OIDC else ""
            found[arn] = snapshot.Provider(arn, number, row.kind, url, tuple(row.client_ids))
        return found
