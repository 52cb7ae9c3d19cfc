"""Write a sandbox as one JSON, in the notation that `world.py` describes; `transfer.py` reads it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model

from playground.live import shapes
from playground.sandbox import models
from playground.sandbox.managed import policy_arn
from playground.sandbox.models import Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.organization_file import organization_value
from playground.sandbox.picture import Picture
from playground.sandbox.world import VERSION, document_value

Json = dict[str, Any]


def export(sandbox: Sandbox) -> Json:
    """Out: the whole sandbox without ids, secrets, sessions and journal."""
    picture = Picture.of(sandbox.pk)
    writer = _Writer(picture)
    world: Json = {"version": VERSION, "name": sandbox.name, **writer.lists(), "layout": writer.layout}
    for organization in picture.organizations():
        world["organization"] = organization_value(organization, writer.numbers)
    return {key: value for key, value in world.items() if value or key == "accounts"}


def fragment_of(sandbox: Sandbox, wanted: Mapping[type[Model], set[int]]) -> Json:
    """In: rows by kind. Out: these in the same notation, with the customer managed policies that they use."""
    writer = _Writer(Picture.of(sandbox.pk, only=wanted))
    lists = writer.lists()
    used = {arn for kind in ("groups", "users", "roles") for row in lists[kind] for arn in row.get("managed", [])}
    used |= {row["boundary"] for kind in ("users", "roles") for row in lists[kind] if "boundary" in row}
    lists["policies"] = [
        writer.policy(shape) for shape in Picture.of(sandbox.pk, only=_policies(sandbox, used)).policies()
    ]
    fragment: Json = {"version": VERSION, **lists, "layout": writer.layout}
    return {key: value for key, value in fragment.items() if value}


def _policies(sandbox: Sandbox, arns: Collection[str]) -> dict[type[Model], set[int]]:
    rows = models.Policy.objects.filter(sandbox=sandbox).select_related("account")
    return {models.Policy: {row.pk for row in rows if policy_arn(row.account, row) in arns}}


class _Writer:
    """One picture, written down; collects the layout on the way."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.layout: dict[str, Json] = {}
        self.numbers = {account.public_id: account.number for account in picture.directory.accounts.values()}
        groups = models.Group.objects.filter(account__in=picture.directory.accounts)
        self.groups = dict(groups.values_list("public_id", "name"))
        self.roles = {row.role.public_id: row.role.name for row in picture.rows[models.InstanceProfile] if row.role}
        self.held = {row.public_id: _held(row) for row in picture.rows[models.Resource]}
        profiles = models.LoginProfile.objects.filter(identity__in=[row.pk for row in picture.rows[models.Identity]])
        self.signs_in = set(profiles.values_list("identity_id", flat=True))
        self.tags = {row.public_id: row.tags for kind in (models.Identity, models.Role) for row in picture.rows[kind]}

    def lists(self) -> Json:
        identities = self.picture.identities()
        rows = {row.public_id: row for row in self.picture.rows[models.Identity]}
        metadata = {row.public_id: row.metadata for row in self.picture.rows[models.Provider]}
        of_kind = {kind: [each for each in identities if each.kind == kind] for kind in IdentityKind.values}
        found: Json = {
            "accounts": [self._account(each) for each in self.picture.accounts()],
            "policies": [self.policy(each) for each in self.picture.policies()],
            "groups": [self._group(each) for each in self.picture.groups()],
            "users": [self._user(each, rows[each.id]) for each in of_kind[IdentityKind.USER]],
            "providers": [self._provider(each, metadata[each.id]) for each in self.picture.providers()],
            "services": [self._service(each) for each in of_kind[IdentityKind.SERVICE]],
            "web_identities": [self._web(each, rows[each.id]) for each in of_kind[IdentityKind.WEB_IDENTITY]],
            "roles": [self._role(each) for each in self.picture.roles()],
            "instance_profiles": [self._profile(each) for each in self.picture.instance_profiles()],
            "resources": [self._resource(each) for each in self.picture.resources()],
            "notes": [self._note(index, each) for index, each in enumerate(self.picture.notes())],
        }
        for anonymous in of_kind[IdentityKind.ANONYMOUS]:
            found["anonymous"] = {"name": anonymous.name}
            self._place("anonymous", anonymous)
        return found

    def _place(self, node: str, shape: Any) -> None:
        position = shape.position
        sizes = {"width": position.width, "height": position.height}
        row = {"x": position.x, "y": position.y} | {k: v for k, v in sizes.items() if v is not None}
        self.layout[node] = row | ({"pinned": True} if position.pinned else {})

    def _policies(self, shape: Any) -> Json:
        return {
            "managed": [attachment.arn for attachment in shape.attachments],
            "inline": {each.name: document_value(each.document) for each in shape.inline_policies},
        }

    def _account(self, shape: shapes.AccountShape) -> Json:
        self._place(f"account:{shape.number}", shape)
        row = {"id": shape.number, "name": shape.name, "kind": shape.kind, "alias": shape.alias}
        return _without({**row, "user_population": shape.user_population}, kind="own")

    def policy(self, shape: shapes.ManagedPolicyShape) -> Json:
        row = {"arn": shape.arn, "document": document_value(shape.document), "description": shape.description}
        return _without({**row, "tags": shape.tags})

    def _group(self, shape: shapes.GroupShape) -> Json:
        number = self.numbers[shape.account_id]
        self._place(f"group:{number}/{shape.name}", shape)
        row = {"account": number, "name": shape.name, "path": _path(shape.arn, shape.name), **self._policies(shape)}
        return _without(row, path="/")

    def _user(self, shape: shapes.IdentityShape, stored: models.Identity) -> Json:
        number = self.numbers[shape.account_id or ""]
        self._place(f"user:{number}/{shape.name}", shape)
        row = {
            "account": number,
            "name": shape.name,
            "path": stored.path,
            "title": shape.title,
            "groups": [self.groups[group_id] for group_id in shape.group_ids],
            **self._policies(shape),
            "boundary": shape.boundary,
            "tags": stored.tags,
            "mfa": shape.mfa,
            "login_profile": stored.pk in self.signs_in,
        }
        return _without(row, path="/")

    def _service(self, shape: shapes.IdentityShape) -> Json:
        principal = shape.principal.value if shape.principal else ""
        self._place(f"service:{principal}", shape)
        return {"principal": principal, "name": shape.name}

    def _web(self, shape: shapes.IdentityShape, stored: models.Identity) -> Json:
        self._place(f"web_identity:{shape.name}", shape)
        row = {"provider": stored.principal_value, "name": shape.name, "title": shape.title, "claims": stored.claims}
        return _without(row)

    def _role(self, shape: shapes.RoleShape) -> Json:
        number = self.numbers[shape.account_id]
        self._place(f"role:{number}/{shape.name}", shape)
        row = {
            "account": number,
            "name": shape.name,
            "path": shape.path,
            "description": shape.description,
            "max_session": shape.max_session_duration,
            "trust": document_value(shape.trust_policy),
            **self._policies(shape),
            "boundary": shape.boundary,
            "tags": self.tags[shape.id],
        }
        return _without(row, path="/", max_session=3600)

    def _profile(self, shape: shapes.InstanceProfileShape) -> Json:
        number = self.numbers[shape.account_id]
        role = f"role:{number}/{self.roles[shape.role_id]}" if shape.role_id else None
        row = {"account": number, "name": shape.name, "path": shape.path, "role": role, "tags": shape.tags}
        return _without(row, path="/")

    def _provider(self, shape: shapes.ProviderShape, metadata: str) -> Json:
        self._place(f"provider:{shape.arn}", shape)
        row = {"arn": shape.arn, "client_ids": shape.client_ids, "thumbprints": shape.thumbprints, "tags": shape.tags}
        return _without({**row, "metadata": metadata})

    def _resource(self, shape: shapes.ResourceShape) -> Json:
        self._place(f"resource:{shape.arn}", shape)
        policy = document_value(shape.policy) if shape.policy else None
        number = self.numbers[shape.account_id]
        row = {"account": number, "arn": shape.arn, "policy": policy}
        return _without(row | {key: f"{word}:{number}/{name}" for key, word, name in self.held[shape.id]})

    def _note(self, index: int, shape: shapes.NoteShape) -> Json:
        self._place(f"note:{index}", shape)
        return {"text": shape.text}


def _held(row: models.Resource) -> list[tuple[str, str, str]]:
    """Out: key, word of the node and name of what a function or an instance acts with."""
    held = (("role", "role", row.role), ("instance_profile", "instance-profile", row.profile))
    return [(key, word, found.name) for key, word, found in held if found is not None]


def _without(row: Json, **defaults: Any) -> Json:
    """Out: the row without what is empty or has its default."""
    return {key: value for key, value in row.items() if value and value != defaults.get(key)}


def _path(arn: str, name: str) -> str:
    return "/" + arn.split("/", 1)[1].removesuffix(name)
