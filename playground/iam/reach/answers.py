"""Answers about an organisation's document as plain values, for JSON."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from playground.iam.context import role_of
from playground.iam.reach.document import Document, Fact
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario

MAX_WAYS = 1_000  # chains shown with one answer
Answer = dict[str, Any]


def who_can_answer(reach: Reach, action: str, arn: str, *, ways: bool = False) -> Answer:
    """Out: who can directly, by a chain, or as a service; with `ways` shortest chains of the latter two."""
    found = reach.who_can(action, arn)
    answer: Answer = {
        "action": action,
        "resource": arn,
        "direct": list(found.direct),
        "by_chain": list(found.by_chain),
        "services": list(found.services),
    }
    return answer | _shown(reach.ways_to(action, arn)) if ways else answer


def reach_answer(reach: Reach, principal: str, *, ways: bool = False) -> Answer:
    """Out: every role that a principal gets into, with the length of a shortest chain; with `ways` the chains."""
    found = reach.ways_from(principal)
    roles = [{"role": role, "hops": len(found[role]) - 1} for role in sorted(found)]
    answer: Answer = {"principal": principal, "roles": roles}
    return answer | _shown(found.values()) if ways else answer


def answers(document: Document, at: datetime) -> Iterator[Answer]:
    """Out: a line for each planted fact, then one for each question."""
    graphs: dict[frozenset[tuple[str, str]], Reach] = {}

    def graph(fact: Fact | None) -> Reach:
        context = dict(fact.context) if fact is not None else {}
        key = frozenset(context.items())
        if key not in graphs:
            graphs[key] = reach_of(document.snapshot, Scenario(at, context))
        return graphs[key]

    for fact in document.planted:
        yield _planted(graph(fact), fact)
    for action, arn in document.questions:
        found = graph(None).who_can(action, arn)
        direct, by_chain = list(found.direct), list(found.by_chain)
        yield {"action": action, "resource": arn, "direct": direct, "by_chain": by_chain}


def _planted(reach: Reach, fact: Fact) -> Answer:
    target = role_of(reach.snapshot, fact.target).arn
    chain = reach.ways_from(fact.source).get(target)
    return {"name": fact.name, "assumable": chain is not None, "hops": None if chain is None else len(chain) - 1}


def _shown(chains: Iterable[tuple[str, ...]]) -> Answer:
    """At most so many chains, and whether there are more."""
    shown = [list(chain) for chain in islice(chains, MAX_WAYS + 1)]
    return {"paths": shown[:MAX_WAYS], "more_paths": len(shown) > MAX_WAYS}
