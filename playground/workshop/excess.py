"""PURE: what one picture allows more than another, by the engine: who gets into which role, who may do what to what."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from playground.iam.arn import find_arn
from playground.iam.errors import UnknownEntity
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario
from playground.iam.reference.lookup import applies_to, expand
from playground.iam.snapshot import Snapshot
from playground.iam.trust import trust_links
from playground.workshop.goals import kinds
from playground.workshop.goals.marking import USUAL_CONTEXT

ASSUME: Final = "sts:AssumeRole"
ANYBODY: Final = "*"  # stands for callers of accounts that are not drawn
MOST_TARGETS: Final = 24
MOST_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Entrants:
    """Who may assume a role; `*` is everybody who has AWS credentials."""

    role: str
    principals: list[str]


@dataclass(frozen=True, slots=True)
class Grants:
    """What one principal may do to one resource."""

    principal: str
    resource: str
    actions: list[str]


@dataclass(frozen=True, slots=True)
class Excess:
    """What a picture allows and its reference does not, rows with the most first; `more` rows are left out.

    Counted for users, roles and AWS services with default parameters; those who come with a token are not.
    """

    entrants: list[Entrants]
    grants: list[Grants]
    extra_principals: int
    extra_actions: int
    more: int


Pairs = dict[tuple[str, str], set[str]]  # actions by principal and resource


def excess(mine: Snapshot, reference: Snapshot, goals: Collection[kinds.Goal], at: datetime) -> Excess:
    """In: two snapshots of the same story, and the goals, whose resources are looked at too."""
    scenario = Scenario(at, USUAL_CONTEXT)
    graphs = [reach_of(snapshot, scenario) for snapshot in (mine, reference)]
    doors, own_doors = (_doors(graph) for graph in graphs)
    let_in = {role: who - own_doors.get(role, set()) for role, who in doors.items()}
    entrants = [Entrants(role, sorted(extra)) for role, extra in let_in.items() if extra]
    targets = _targets(mine, reference, goals)
    may, needed = (_grants(graph, targets) for graph in graphs)
    extra_pairs = {pair: actions - needed.get(pair, set()) for pair, actions in may.items()}
    grants = [Grants(*pair, sorted(actions)) for pair, actions in extra_pairs.items() if actions]
    grants.sort(key=lambda row: (-len(row.actions), row.principal, row.resource))
    return Excess(
        entrants=entrants[:MOST_ROWS],
        grants=grants[:MOST_ROWS],
        extra_principals=sum(len(row.principals) for row in entrants),
        extra_actions=sum(len(row.actions) for row in grants),
        more=max(0, len(entrants) - MOST_ROWS) + max(0, len(grants) - MOST_ROWS),
    )


def _doors(graph: Reach) -> dict[str, set[str]]:
    found = {}
    for arn, role in graph.snapshot.roles.items():
        can = graph.who_can(ASSUME, arn)
        let_in = {*can.direct, *can.services}
        allowing = (link for link in trust_links(role.trust) if link.effect == "Allow" and not link.conditions)
        if any(link.value == "*" for link in allowing):
            let_in.add(ANYBODY)
        found[arn] = let_in
    return found


def _grants(graph: Reach, targets: Collection[str]) -> Pairs:
    found: Pairs = defaultdict(set)
    for target in targets:
        for action in _actions_on(target):
            for principal in _who(graph, action, target):
                found[principal, target].add(action)
    return found


def _who(graph: Reach, action: str, arn: str) -> Iterator[str]:
    """Those who may by themselves, without putting on another role first. Nobody where the thing is not drawn."""
    try:
        can = graph.who_can(action, arn)
    except UnknownEntity:
        return
    yield from can.direct


def _actions_on(target: str) -> Iterator[str]:
    parts = find_arn(target)
    for action in expand(f"{parts.service}:*") if parts else ():
        if action.name != ASSUME and applies_to(action, target):
            yield action.name


def _targets(mine: Snapshot, reference: Snapshot, goals: Collection[kinds.Goal]) -> list[str]:
    """Out: what is drawn, an object of each bucket, the roles, and what goals ask about."""
    found = dict.fromkeys([*reference.resources, *mine.resources])
    asked = (check.resource for goal in goals for check in goal.checks if isinstance(check, kinds.Access))
    found |= dict.fromkeys(arn for arn in asked if arn.startswith("arn:"))
    buckets = [arn for arn in found if arn.startswith("arn:aws:s3:::") and "/" not in arn]
    unasked = [arn for arn in buckets if not any(other.startswith(f"{arn}/") for other in found)]
    found |= dict.fromkeys(f"{arn}/any-object" for arn in unasked)
    found |= dict.fromkeys(reference.roles)
    return list(found)[:MOST_TARGETS]
