"""Everybody who may begin a chain or be in one, numbered: roles first, then users, then services."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from copy import copy
from functools import cached_property

from playground.iam.callers import Caller, ServiceCaller, SessionCaller, UserCaller
from playground.iam.context import condition_keys, principal_of
from playground.iam.errors import UnknownEntity
from playground.iam.principals import ANYBODY, CompiledPrincipals
from playground.iam.reach.bits import bits_of
from playground.iam.reach.scenario import Scenario
from playground.iam.request import ContextValue, Match, Principal, PrincipalKind
from playground.iam.snapshot import Snapshot
from playground.sentences import say

_ACCOUNT_DIGITS = 12
PrincipalTest = Callable[[Principal], bool]
Kinds = tuple[int, int, int]  # whom a Principal element names directly, as what is behind a session, by account


class Census:
    """In: a world, its scenario and the services that may begin a chain. A role stands for one session of it."""

    def __init__(self, snapshot: Snapshot, scenario: Scenario, services: Iterable[str]) -> None:
        sessions = [
            SessionCaller(role.arn, role.unique_id, scenario.session_name, scenario.at)
            for role in snapshot.roles.values()
        ]
        services = sorted(services)
        self.names = (*snapshot.roles, *snapshot.users, *services)
        self.callers: tuple[Caller, ...] = (*sessions, *map(UserCaller, snapshot.users), *map(ServiceCaller, services))
        self.principals = tuple(principal_of(snapshot, caller) for caller in self.callers)
        self._at = scenario.at
        self.keys = tuple(self._keys(snapshot, number) for number in range(len(self.names)))
        self.size = len(self.names)
        self.everybody = (1 << self.size) - 1
        self.roles = (1 << len(sessions)) - 1
        self.owners = len(snapshot.roles) + len(snapshot.users)  # of policies; services hold none
        self.services = self.everybody ^ (1 << self.size - len(services)) - 1
        self.linked = self.where(lambda principal: principal.service_linked)
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._account = self._grouped(lambda principal: principal.account)
        self._partition = self._grouped(lambda principal: principal.partition)
        self._named = self._by_name()
        self._kinds: dict[str, Kinds] = {}

    def with_keys(self, snapshot: Snapshot, number: int) -> "Census":
        """In: the world as it is now, in which one of them has other condition keys. Out: the same principals."""
        census = copy(self)
        census.keys = (*self.keys[:number], self._keys(snapshot, number), *self.keys[number + 1 :])
        return census

    def number(self, name: str) -> int:
        """In: an ARN or a service. Out: its number; raises UnknownEntity."""
        if name not in self._numbers:
            hint = say("Give the ARN of one of its users or roles, or an AWS service such as ec2.amazonaws.com.")
            raise UnknownEntity(
                say("{name} is nobody in this organisation.", name=name[:200]), hint=hint, place="principal"
            )
        return self._numbers[name]

    def knows(self, name: str) -> bool:
        """Whether a name has a number."""
        return name in self._numbers

    def of_account(self, account: str) -> int:
        """Out: the users and roles of an account."""
        return self._account.get(account, 0)

    def of_partition(self, partition: str) -> int:
        """Out: the users and roles of a partition."""
        return self._partition.get(partition, 0)

    @cached_property
    def one_of_each_kind(self) -> dict[PrincipalKind, tuple[Principal, int]]:
        """Out: for each kind of principal one of them, and the set of all."""
        sets = self._grouped(lambda principal: principal.kind)
        return {principal.kind: (principal, sets[principal.kind]) for principal in self.principals}

    def kinds(self, element: CompiledPrincipals, partition: str | None) -> Kinds:
        """In: a Principal element, the partition of the resource. Out: whom it names, and how."""
        direct = behind = account = 0
        for key in element.keys:
            found = self._kinds_of(key)
            seen = self.everybody
            if partition is not None and len(key) == _ACCOUNT_DIGITS and key.isdecimal():
                seen = self.of_partition(partition)  # a bare account number means the one in the resource's partition
            direct, behind, account = direct | found[0] & seen, behind | found[1] & seen, account | found[2] & seen
        return direct, behind, account

    def hit(self, element: CompiledPrincipals, partition: str | None) -> int:
        """Out: everybody whom a Deny with this Principal element is about."""
        if ANYBODY in element.keys:
            return self.everybody
        direct, behind, account = self.kinds(element, partition)
        return direct | behind | account

    def not_spared(self, element: CompiledPrincipals) -> int:
        """Out: everybody whom this NotPrincipal element does not spare."""
        return self.where(lambda principal: not element.spares(principal))

    def where(self, test: PrincipalTest) -> int:
        """Out: everybody of whom something is true."""
        return bits_of((number for number, each in enumerate(self.principals) if test(each)), self.size)

    def _keys(self, snapshot: Snapshot, number: int) -> Mapping[str, ContextValue]:
        """Condition keys in lower case; an empty list is no value."""
        keys = condition_keys(snapshot, self.callers[number], self.principals[number], "", None, self._at)
        return {key.lower(): value for key, value in keys.items() if value != ()}

    def _kinds_of(self, key: str) -> Kinds:
        kinds = self._kinds.get(key)
        if kinds is None:
            by_match = defaultdict(list)
            for number in self._named.get(key, ()):
                by_match[self.principals[number].names[key]].append(number)
            behind = by_match[Match.ROLE] + by_match[Match.SOURCE_USER]
            sets = (bits_of(each, self.size) for each in (by_match[Match.DIRECT], behind, by_match[Match.ACCOUNT]))
            direct, behind_them, account = sets
            kinds = self._kinds[key] = (direct, behind_them, account)
        return kinds

    def _by_name(self) -> dict[str, list[int]]:
        named: dict[str, list[int]] = defaultdict(list)
        for number, principal in enumerate(self.principals):
            for name in principal.names:
                named[name].append(number)
        return named

    def _grouped(self, value_of: Callable[[Principal], Hashable]) -> dict[Hashable, int]:
        numbers: dict[Hashable, list[int]] = defaultdict(list)
        for number, principal in enumerate(self.principals):
            numbers[value_of(principal)].append(number)
        return {value: bits_of(found, self.size) for value, found in numbers.items()}
