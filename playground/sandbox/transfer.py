"""Import a sandbox from one JSON, in the notation that `world.py` describes; `export.py` writes it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playground.errors import PlaygroundError
from playground.iam.policy import PolicyType
from playground.iam.trust import to_stored
from playground.live.shapes import PositionShape
from playground.sandbox.checks import check_document, check_size
from playground.sandbox.commands import (
    accounts,
    identities,
    identity_providers,
    instance_profiles,
    keys,
    managed_policies,
    notes,
    policies,
    resources,
    roles,
    user_groups,
    workers,
)
from playground.sandbox.directory import Directory
from playground.sandbox.errors import InvalidWorld
from playground.sandbox.limits import ACCESS_KEYS_PER_USER, TRUST_POLICY_CHARACTERS
from playground.sandbox.models import Resource, Role
from playground.sandbox.organization_file import build_organization
from playground.sandbox.providers import ANY_PROVIDER
from playground.sandbox.resource_arns import kind_and_name
from playground.sandbox.stream import Edit
from playground.sandbox.world import check_world, document_text
from playground.sentences import say

SERVICE_NAMES = {"ec2.amazonaws.com": "EC2", "lambda.amazonaws.com": "Lambda", "ecs-tasks.amazonaws.com": "ECS task"}


def build(
    edit: Edit, world: Any, complaints: list[PlaygroundError] | None = None, known: Mapping[str, str] | None = None
) -> dict[str, str]:
    """In: an open edit, a world, nodes that are there already and that it may refer to.

    Out: node ids by their names in the world's layout (user:111111111111/bob), the known ones among them.

    The first error ends it, unless a list is given: then all are collected there, each with its place.

    Everything goes through the commands, so that quotas, patterns and policies are checked as for a learner; an error's
    place is the JSON pointer in the world. Principals need not exist: a world may show what a deleted user left behind.
    """
    world = check_world(world)
    edit.say(say("Open a picture"))
    builder = _Builder(edit, world.get("layout", {}), complaints, dict(known or {}))
    for node, node_id in builder.nodes.items():
        if node.startswith("account:"):
            builder.accounts[node.removeprefix("account:")] = node_id
    for kind, add in (
        ("accounts", builder.account),
        ("policies", builder.policy),
        ("groups", builder.group),
        ("users", builder.user),
        ("providers", builder.provider),
        ("services", builder.service),
        ("web_identities", builder.web_identity),
        ("roles", builder.role),
        ("instance_profiles", builder.instance_profile),
        ("resources", builder.resource),
        ("notes", builder.note),
    ):
        for index, row in enumerate(world.get(kind, [])):
            with builder.at(f"/{kind}/{index}"):
                add(row)
    if world.get("anonymous"):
        builder.anonymous(world["anonymous"])
    builder.store_texts(world)
    if world.get("organization"):
        with builder.at("/organization"):
            build_organization(edit, world["organization"], builder.accounts)
    return builder.nodes


@dataclass(slots=True)
class _Builder:
    edit: Edit
    layout: Mapping[str, Mapping[str, Any]]
    complaints: list[PlaygroundError] | None
    nodes: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)  # id by number
    profiles: dict[str, str] = field(default_factory=dict)  # instance profiles are no nodes, but resources name them

    @contextmanager
    def at(self, pointer: str) -> Iterator[None]:
        """Errors inside name the place in the world."""
        try:
            yield
        except PlaygroundError as error:
            error.place = f"{pointer}/{error.place}" if error.place else pointer
            if self.complaints is None:
                raise
            self.complaints.append(error)

    def _place(self, node: str) -> PositionShape | None:
        return PositionShape(**found) if (found := self.layout.get(node)) else None

    def _account(self, row: Mapping[str, Any]) -> str:
        if row["account"] not in self.accounts:
            raise InvalidWorld(
                say("There is no account {number}.", number=row["account"][:20]),
                hint=say("Add it to accounts."),
                place="account",
            )
        return self.accounts[row["account"]]

    def _policies(self, owner_id: str, row: Mapping[str, Any]) -> None:
        for arn in row.get("managed", []):
            policies.attach(self.edit, owner_id, arn)
        for name, document in row.get("inline", {}).items():
            policies.put_inline(self.edit, owner_id, name, document_text(document))

    def account(self, row: Mapping[str, Any]) -> None:
        node = f"account:{row['id']}"
        made = accounts.add_account(
            self.edit,
            row["name"],
            row["id"],
            row.get("kind", "own"),
            alias=row.get("alias", ""),
            user_population=row.get("user_population", 0),
            position=self._place(node),
        )
        self.nodes[node] = self.accounts[row["id"]] = made.public_id

    def policy(self, row: Mapping[str, Any]) -> None:
        number, _, rest = row["arn"].removeprefix("arn:aws:iam::").partition(":policy/")
        path, _, name = f"/{rest}".rpartition("/")
        managed_policies.add_policy(
            self.edit,
            self._account({"account": number}),
            name,
            document_text(row["document"]),
            path=f"{path}/",
            description=row.get("description", ""),
            tags=row.get("tags"),
        )

    def group(self, row: Mapping[str, Any]) -> None:
        node = f"group:{row['account']}/{row['name']}"
        path, place = row.get("path", "/"), self._place(node)
        made = user_groups.add_group(self.edit, self._account(row), row["name"], path=path, position=place)
        self.nodes[node] = made.public_id
        self._policies(made.public_id, row)

    def user(self, row: Mapping[str, Any]) -> None:
        node = f"user:{row['account']}/{row['name']}"
        made = identities.add_user(
            self.edit,
            self._account(row),
            row["name"],
            title=row.get("title", ""),
            path=row.get("path", "/"),
            mfa=bool(row.get("mfa")),
            login_profile=bool(row.get("login_profile")),
            tags=row.get("tags"),
            position=self._place(node),
        )
        self.nodes[node] = made.public_id
        self._policies(made.public_id, row)
        if row.get("boundary"):
            identities.change_identity(self.edit, made.public_id, boundary=row["boundary"])
        for _ in range(min(row.get("access_keys", 0), ACCESS_KEYS_PER_USER)):
            keys.add_access_key(self.edit, made.public_id)
        for name in row.get("groups", []):
            group = self.nodes.get(f"group:{row['account']}/{name}")
            if group is None:
                raise InvalidWorld(
                    say("There is no group {name}.", name=name[:128]), hint=say("Add it to groups."), place="groups"
                )
            user_groups.add_member(self.edit, group, made.public_id)

    def service(self, row: Mapping[str, Any]) -> None:
        node = f"service:{row['principal']}"
        name = row.get("name") or SERVICE_NAMES.get(row["principal"], "")
        made = identities.add_service(self.edit, row["principal"], name, position=self._place(node))
        self.nodes[node] = made.public_id

    def provider(self, row: Mapping[str, Any]) -> None:
        found = ANY_PROVIDER.fullmatch(row["arn"])
        if found is None:
            raise InvalidWorld(
                say("{arn} is no provider's ARN.", arn=row["arn"][:200]),
                hint=say("Write …:oidc-provider/HOST."),
                place="arn",
            )
        node = f"provider:{row['arn']}"
        made = identity_providers.add_provider(
            self.edit,
            self._account({"account": found["number"]}),
            found["kind"],
            f"https://{found['name']}" if found["kind"] == "oidc" else found["name"],
            client_ids=row.get("client_ids", ()),
            thumbprints=row.get("thumbprints", ()),
            metadata=row.get("metadata", ""),
            tags=row.get("tags"),
            position=self._place(node),
        )
        self.nodes[node] = made.public_id

    def web_identity(self, row: Mapping[str, Any]) -> None:
        made = identities.add_web_identity(
            self.edit,
            row["provider"],
            row.get("name", ""),
            title=row.get("title", ""),
            claims=row.get("claims"),
            position=self._place(f"web_identity:{row.get('name', row['provider'])}"),
        )
        self.nodes[f"web_identity:{made.name}"] = made.public_id

    def anonymous(self, row: Any) -> None:
        name = row.get("name", "Anonymous") if isinstance(row, Mapping) else "Anonymous"
        made = identities.add_anonymous(self.edit, name, position=self._place("anonymous"))
        self.nodes["anonymous"] = made.public_id

    def role(self, row: Mapping[str, Any]) -> None:
        node = f"role:{row['account']}/{row['name']}"
        made = roles.add_role(
            self.edit,
            self._account(row),
            row["name"],
            path=row.get("path", "/"),
            description=row.get("description", ""),
            max_session_duration=row.get("max_session", 3600),
            boundary=row.get("boundary") or "",
            tags=row.get("tags"),
            position=self._place(node),
        )
        self.nodes[node] = made.public_id
        self._policies(made.public_id, row)

    def instance_profile(self, row: Mapping[str, Any]) -> None:
        role_id = self.nodes.get(row.get("role") or "")
        if row.get("role") and role_id is None:
            raise InvalidWorld(
                say("This instance profile's role is not here."),
                hint=say('Name it as "role:111111111111/Name".'),
                place="role",
            )
        path, tags = row.get("path", "/"), row.get("tags")
        account = self._account(row)
        made = instance_profiles.add_profile(self.edit, account, row["name"], path=path, role_id=role_id, tags=tags)
        self.profiles[f"instance-profile:{row['account']}/{row['name']}"] = made.public_id

    def resource(self, row: Mapping[str, Any]) -> None:
        found = kind_and_name(row["arn"])
        if found is None:
            raise InvalidWorld(
                say("{arn} is nothing we draw.", arn=row["arn"][:200]), hint=say("Use one of our kinds."), place="arn"
            )
        node = f"resource:{row['arn']}"
        made = resources.add_resource(
            self.edit, self._account(row), found[0], found[1], arn=row["arn"], position=self._place(node)
        )
        self.nodes[node] = made.public_id
        if row.get("role") or row.get("instance_profile"):
            role, profile = self.nodes.get(row.get("role") or ""), self.profiles.get(row.get("instance_profile") or "")
            if role is None and profile is None:
                hint = say('Name it as "role:111111111111/Name" or "instance-profile:111111111111/Name".')
                raise InvalidWorld(say("The role of this resource is not here."), hint=hint, place="role")
            workers.equip(self.edit, made, role, profile)

    def note(self, row: Mapping[str, Any]) -> None:
        node = f"note:{sum(1 for known in self.nodes if known.startswith('note:'))}"
        self.nodes[node] = notes.add_note(self.edit, row["text"], position=self._place(node)).public_id

    def store_texts(self, world: Mapping[str, Any]) -> None:
        """Trust and resource policies come last: only now does everybody exist whom they may name."""
        ids = Directory.of(self.edit.sandbox.pk).ids()
        for index, row in enumerate(world.get("roles", [])):
            node = self.nodes.get(f"role:{row['account']}/{row['name']}")
            if node is None:  # complained of already
                continue
            with self.at(f"/roles/{index}/trust"):
                role = self.edit.find(Role, node)
                text = check_document(document_text(row["trust"]), PolicyType.TRUST)
                check_size(text, "ACLSizePerRole", TRUST_POLICY_CHARACTERS)
                role.trust_policy = to_stored(text, ids)
                self.edit.save(role)
        for index, row in enumerate(world.get("resources", [])):
            node = self.nodes.get(f"resource:{row['arn']}")
            if row.get("policy") and node is not None:
                with self.at(f"/resources/{index}/policy"):
                    resource = self.edit.find(Resource, node)
                    text = check_document(document_text(row["policy"]), PolicyType.RESOURCE)
                    resource.policy = to_stored(text, ids)
                    self.edit.save(resource)
