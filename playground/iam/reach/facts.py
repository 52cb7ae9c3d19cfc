"""The condition keys of everybody, and who has which value."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from playground.iam.authorize import with_overrides
from playground.iam.callers import UserCaller, WebIdentityCaller
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
        hidden = {key.lower() for key in shared} | self._everybody.keys()
        users = scenario.for_users()
        self.own: list[Own] = []
        for caller, keys in zip(census.callers, census.keys, strict=True):
            own = {key: value for key, value in keys.items() if key not in hidden}
            self.own.append(own | users if isinstance(caller, UserCaller) else own)
        self.varying = frozenset().union(*self.own)
        self._groups: dict[tuple[str, ...], list[tuple[Values, list[int]]]] = {}

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
