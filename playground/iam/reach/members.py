"""The rows of an organisation's document that live in accounts: groups, users, roles, resources, providers."""

from collections.abc import Mapping

from playground.iam.arn import Arn, find_arn
from playground.iam.policy import PolicyType
from playground.iam.reach.errors import MalformedOrganization
from playground.iam.reach.policy_texts import PolicyTexts
from playground.iam.reach.row import Row
from playground.iam.snapshot import Account, AttachedPolicy, Group, Provider, Resource, Role, User


class Members:
    """In: the whole document, its policy texts, its managed policies and its accounts."""

    def __init__(
        self, root: Row, texts: PolicyTexts, managed: Mapping[str, AttachedPolicy], accounts: Mapping[str, Account]
    ) -> None:
        self._root, self._texts, self._managed, self._accounts = root, texts, managed, accounts

    def groups(self) -> dict[str, Group]:
        """Out: groups by ARN; the document gives them no ids."""
        return {row.text("arn"): self._group(row) for row in self._each("groups")}

    def users(self) -> dict[str, User]:
        """Out: users by ARN."""
        return {row.text("arn"): self._user(row) for row in self._each("users")}

    def roles(self) -> dict[str, Role]:
        """Out: roles by ARN."""
        return {row.text("arn"): self._role(row) for row in self._each("roles")}

    def resources(self) -> dict[str, Resource]:
        """Out: resources by ARN."""
        return {row.text("arn"): self._resource(row) for row in self._each("resources")}

    def providers(self) -> dict[str, Provider]:
        """Out: identity providers by ARN."""
        found = (
            Provider(row.text("arn"), row.text("account"), row.text("type")) for row in self._each("identity_providers")
        )
        return {provider.arn: provider for provider in found}

    def _each(self, key: str) -> list[Row]:
        """The rows of a kind; each with an ARN of its own, in an account of the document."""
        rows = list(self._root.rows(key))
        seen: set[str] = set()
        for row in rows:
            arn, account = row.text("arn"), row.text("account")
            if find_arn(arn) is None or arn in seen:
                hint = "Write arn:partition:service:region:account:resource, each one once."
                raise MalformedOrganization(f"{arn[:200]} is no ARN or given twice.", hint=hint, place=row.at("arn"))
            if account not in self._accounts:
                hint = "List it among the accounts."
                raise MalformedOrganization(f"There is no account {account[:200]}.", hint=hint, place=row.at("account"))
            seen.add(arn)
        return rows

    def _group(self, row: Row) -> Group:
        arn = row.text("arn")
        return Group(arn, arn, row.text("account"), row.text("name"), _path(arn), self._policies(row))

    def _user(self, row: Row) -> User:
        arn = self._iam_arn(row, "user")
        return User(
            arn=arn,
            unique_id=row.text("id"),
            account=row.text("account"),
            name=row.text("name"),
            path=_path(arn),
            policies=self._policies(row),
            groups=row.texts("groups"),
            boundary=self._boundary(row),
            tags=row.tags("tags"),
        )

    def _role(self, row: Row) -> Role:
        arn = self._iam_arn(row, "role")
        return Role(
            arn=arn,
            unique_id=row.text("id"),
            account=row.text("account"),
            name=row.text("name"),
            trust=self._texts.of(row, "trust", PolicyType.TRUST),
            path=_path(arn),
            policies=self._policies(row),
            boundary=self._boundary(row),
            tags=row.tags("tags"),
        )

    def _resource(self, row: Row) -> Resource:
        has_policy = row.fields.get("policy") is not None
        policy = self._texts.of(row, "policy", PolicyType.RESOURCE) if has_policy else None
        return Resource(row.text("arn"), row.text("account"), policy)

    def _policies(self, row: Row) -> tuple[AttachedPolicy, ...]:
        """Managed ones first, then inline ones."""
        owner, names = row.text("arn"), row.texts("managed")
        attached = [self._named(arn, f"{row.at('managed')}[{index}]") for index, arn in enumerate(names)]
        inline = [
            AttachedPolicy(each.text("name"), self._texts.of(each, "document", PolicyType.IDENTITY), owner)
            for each in row.rows("inline")
        ]
        return (*(AttachedPolicy(each.name, each.document, owner, each.arn) for each in attached), *inline)

    def _boundary(self, row: Row) -> AttachedPolicy | None:
        arn = row.text_or_none("boundary")
        return None if arn is None else self._named(arn, row.at("boundary"))

    def _named(self, arn: str, place: str) -> AttachedPolicy:
        if arn not in self._managed:
            raise MalformedOrganization(f"There is no policy {arn}.", hint="List it among the policies.", place=place)
        return self._managed[arn]

    def _iam_arn(self, row: Row, kind: str) -> str:
        """An ARN that says of itself what the row says."""
        arn = row.text("arn")
        parts = find_arn(arn)
        wanted = (kind, row.text("account"), row.text("name"))
        if parts is None or (parts.kind, parts.account, parts.name) != wanted:
            hint = "Its ARN must carry the row's account and name: arn:aws:iam::ACCOUNT:" + kind + "/PATH/NAME."
            raise MalformedOrganization(f"{arn} is not the ARN of this {kind}.", hint=hint, place=row.at("arn"))
        return arn


def _path(arn: str) -> str:
    """/ or /division/team/, from arn:aws:iam::ACCOUNT:user/division/team/NAME."""
    parts = find_arn(arn)
    between = parts.resource.split("/")[1:-1] if isinstance(parts, Arn) else []
    return f"/{'/'.join(between)}/" if between else "/"
