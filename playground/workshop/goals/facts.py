"""All that a goal may look at: the engine's snapshot, and what the engine has no need to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from playground.iam.callers import SessionCaller
from playground.iam.snapshot import Group, Role, Snapshot, User
from playground.sentences import say
from playground.sts.parameters import SessionParameters
from playground.workshop.goals.kinds import Entity

Key = tuple[str, str]  # account and name, or two unique ids


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A session of a timeline; it ends at `expiration`. `title` is what to call whoever uses it."""

    caller: SessionCaller
    expiration: datetime
    title: str
    role: str


@dataclass(frozen=True, eq=False)
class Facts:
    """One sandbox at one moment."""

    snapshot: Snapshot
    user_population: Mapping[str, int] = field(default_factory=dict)  # imaginary users by account
    profiled_roles: frozenset[str] = frozenset()  # ARNs of the roles that some instance profile holds
    key_holders: frozenset[str] = frozenset()  # ARNs of the users with an access key
    began_at: datetime | None = None  # sandbox time at which the exercise began
    saved: Mapping[str, SavedSession] = field(default_factory=dict)  # by name; only inside a timeline
    asked: Mapping[Key, SessionParameters] = field(default_factory=dict)  # of the newest session by its role, caller

    @cached_property
    def users(self) -> Mapping[Key, User]:
        return {(user.account, user.name): user for user in self.snapshot.users.values()}

    @cached_property
    def roles(self) -> Mapping[Key, Role]:
        return {(role.account, role.name): role for role in self.snapshot.roles.values()}

    @cached_property
    def groups(self) -> Mapping[Key, Group]:
        return {(group.account, group.name): group for group in self.snapshot.groups.values()}

    @cached_property
    def unique_ids(self) -> frozenset[str]:
        """Of all users and roles: whom a stored trust policy may name."""
        users = {user.unique_id for user in self.snapshot.users.values()}
        return frozenset(users | {role.unique_id for role in self.snapshot.roles.values()})

    def user(self, wanted: Entity) -> User | None:
        return self.users.get((wanted.account, wanted.name))

    def role(self, wanted: Entity) -> Role | None:
        return self.roles.get((wanted.account, wanted.name))

    def account_name(self, number: str) -> str:
        """Out: what people call it."""
        account = self.snapshot.accounts.get(number)
        return account.name if account and account.name else say("account {number}", number=number)

    def count(self, entity: str, account: str) -> int:
        """In: users, groups or roles. Out: how many the account has."""
        found = {"users": self.users, "groups": self.groups, "roles": self.roles}[entity]
        imaginary = self.user_population.get(account, 0) if entity == "users" else 0
        return sum(1 for owner, _ in found if owner == account) + imaginary
