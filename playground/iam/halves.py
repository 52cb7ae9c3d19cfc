"""Links to a role of which only one half is written: trusted but not permitted to ask, or permitted but not trusted.

Across accounts both sides must allow (IAM user guide, "Cross-account policy evaluation logic"); inside an account a
trust policy that names the caller itself is enough. The engine decides, here it is only asked about every pair that
one of the two sides names.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from playground.iam.arn import find_arn
from playground.iam.authorize import authorize
from playground.iam.callers import Caller, SessionCaller, UserCaller
from playground.iam.collect import policies_for
from playground.iam.context import principal_of
from playground.iam.decision import Layer
from playground.iam.elements import covers_action
from playground.iam.errors import MalformedPolicy
from playground.iam.policy import Effect
from playground.iam.snapshot import Role, Snapshot, User
from playground.iam.trust import TrustPrincipal, trust_links, with_link

ASSUME_ROLE = "sts:AssumeRole"
MAX_PAIRS = 5_000
Named = User | Role


@dataclass(frozen=True, slots=True)
class HalfLink:
    """A user or role, a role, and the side that is missing: Layer.IDENTITY or Layer.TRUST."""

    caller_arn: str
    role_arn: str
    missing: Layer


def half_links(snapshot: Snapshot, *, at: datetime) -> tuple[HalfLink, ...]:
    """Out: every half link of the world, at most MAX_PAIRS pairs looked at; in the order of its roles and callers."""
    named: list[Named] = [*snapshot.users.values(), *snapshot.roles.values()]
    everybody = {each.unique_id: each for each in named}
    found: dict[tuple[str, str], HalfLink] = {}
    for count, (caller, role, missing) in enumerate(_pairs(snapshot, everybody, at)):
        if count == MAX_PAIRS:
            break
        if (_untrusted if missing is Layer.TRUST else _unpermitted)(snapshot, caller, role, at):
            found.setdefault((caller.arn, role.arn), HalfLink(caller.arn, role.arn, missing))
    return tuple(found.values())


def _pairs(snapshot: Snapshot, everybody: dict[str, Named], at: datetime) -> Iterator[tuple[Named, Role, Layer]]:
    """Pairs that one side names, with the side that may be missing."""
    for role in snapshot.roles.values():
        trusted = _trusted(role)
        yield from ((everybody[one], role, Layer.IDENTITY) for one in trusted if one in everybody)
    for each in everybody.values():
        for arn in _wanted(snapshot, caller_of(each, at)):
            target = snapshot.roles.get(arn)
            if target is not None and not _lets_in(target, each):
                yield each, target, Layer.TRUST


def _trusted(role: Role) -> list[str]:
    """Whom the trust policy lets in, as the stored text writes it: unique ids, accounts and *."""
    return [link.value for link in trust_links(role.trust) if link.effect == Effect.ALLOW]


def _lets_in(role: Role, caller: Named) -> bool:
    """Whether the trust policy names the caller or all of its account; conditions aside: they ask for more."""
    names = {"*", caller.unique_id, caller.arn, caller.account, f"arn:aws:iam::{caller.account}:root"}
    return not names.isdisjoint(_trusted(role))


def _wanted(snapshot: Snapshot, caller: Caller) -> Iterable[str]:
    """Role ARNs that the caller's policies name in full and allow to assume. A wildcard is no wish for one role."""
    policies = policies_for(snapshot, caller, principal_of(snapshot, caller), ASSUME_ROLE, None)
    wanted: dict[str, None] = {}
    for policy in policies.identity:
        for statement in policy.document.statements:
            if statement.effect is Effect.ALLOW and covers_action(statement, ASSUME_ROLE.lower()):
                wanted.update(dict.fromkeys(arn for arn in statement.resources or () if _is_one_role(arn)))
    return wanted


def _is_one_role(text: str) -> bool:
    arn = find_arn(text)
    return arn is not None and arn.resource.startswith("role/") and "*" not in text and "?" not in text


def _unpermitted(snapshot: Snapshot, caller: Named, role: Role, at: datetime) -> bool:
    return Layer.IDENTITY in authorize(snapshot, caller_of(caller, at), ASSUME_ROLE, role.arn, at=at).decision.missing


def _untrusted(snapshot: Snapshot, caller: Named, role: Role, at: datetime) -> bool:
    """Whether the role could be assumed if it trusted the caller, too."""
    try:
        trust = with_link(role.trust, TrustPrincipal("AWS", caller.unique_id))
    except MalformedPolicy:
        return False
    trusting = replace(snapshot, roles=ChainMap({role.arn: replace(role, trust=trust)}, dict(snapshot.roles)))
    return authorize(trusting, caller_of(caller, at), ASSUME_ROLE, role.arn, at=at).allowed


def caller_of(named: Named, at: datetime) -> Caller:
    """A user with its own keys, or a role as one of its sessions."""
    if isinstance(named, User):
        return UserCaller(named.arn)
    return SessionCaller(named.arn, named.unique_id, "half-link", at)
