"""The condition keys of everybody, and who has which value."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy

from playground.iam.authorize import with_overrides
from playground.iam.callers import Caller, UserCaller, WebIdentityCaller
from playground.iam.context import condition_keys
from playground.iam.principals import provider_principal
from playground.iam.reach.census import Census
from playground.iam.reach.scenario import Scenario
from playground.iam.request import ContextValue, PrincipalKind, Request
from playground.iam.snapshot import Resource, Role, Snapshot

Own = dict[str, ContextValue]
Values = tuple[ContextValue | None, ...]
ASSUME = "sts:AssumeRole"
# Brings no keys of its own, so what a request by it carries is what every request carries.
NOBODY = WebIdentityCaller("nobody")
_NO_PRINCIPAL = provider_principal("nobody", PrincipalKind.WEB_IDENTITY)


class Facts:
    """In: a world, its numbered principals and a scenario."""

    def __init__(self, snapshot: Snapshot, census: Census, scenario: Scenario) -> None:
        self._scenario, self._everybody = scenario, scenario.for_everybody()
        shared = condition_keys(snapshot, NOBODY, _NO_PRINCIPAL, "", None, scenario.at)
        self._hidden = frozenset(key.lower() for key in shared) | self._everybody.keys()
        self._users = scenario.for_users()
        self.own = [self._own(caller, keys) for caller, keys in zip(census.callers, census.keys, strict=True)]
        self.varying = frozenset().union(*self.own)
        self._groups: dict[tuple[str, ...], list[tuple[Values, list[int]]]] = {}

    def with_own(self, census: Census, number: int) -> "tuple[Facts, frozenset[str]]":
        """In: the principals, one of whom has other keys now. Out: the facts with them, and which keys are others."""
        before, after = self.own[number], self._own(census.callers[number], census.keys[number])
        touched = frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
        facts = copy(self)
        facts.own = [*self.own[:number], after, *self.own[number + 1 :]]
        facts.varying = frozenset().union(*facts.own)
        facts._groups = {keys: found for keys, found in self._groups.items() if touched.isdisjoint(keys)}
        return facts, touched

    def _own(self, caller: Caller, keys: Mapping[str, ContextValue]) -> Own:
        own = {key: value for key, value in keys.items() if key not in self._hidden}
        return own | self._users if isinstance(caller, UserCaller) else own

    def asked(self, snapshot: Snapshot, action: str, arn: str, resource: Resource | Role | None) -> Request:
        """Out: a request as everybody's request is: what it is about and the keys that do not depend on the caller."""
        keys = condition_keys(snapshot, NOBODY, _NO_PRINCIPAL, action, resource, self._scenario.at)
        if isinstance(resource, Role) and action.lower() == ASSUME.lower():
            keys |= _assume_role_keys(resource, self._scenario)
        owner = resource.account if resource is not None else None
        return Request(_NO_PRINCIPAL, action, arn, owner, with_overrides(keys, self._everybody))

    def groups(self, keys: tuple[str, ...]) -> Sequence[tuple[Values, list[int]]]:
        """Out: who shares the same values of these keys; a key that someone lacks is None."""
        found = self._groups.get(keys)
        if found is None:
            by_values: dict[Values, list[int]] = defaultdict(list)
            for number, own in enumerate(self.own):
                by_values[tuple([own.get(key) for key in keys])].append(number)
            found = self._groups[keys] = list(by_values.items())
        return found


def _assume_role_keys(role: Role, scenario: Scenario) -> Mapping[str, ContextValue]:
    """What a call of AssumeRole without parameters carries besides (STS: available condition keys)."""
    tags = {f"iam:ResourceTag/{key}": value for key, value in role.tags.items()}
    return {"sts:RoleSessionName": scenario.session_name, **tags}
