"""Answers about an organisation's document as plain values, for JSON."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from playground.errors import PlaygroundError
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
    """Out: a line for each planted fact, then one for each question; what cannot be answered says why in `error`."""
    plain = reach_of(document.snapshot, Scenario(at))
    by_context: dict[frozenset[tuple[str, str]], list[int]] = defaultdict(list)
    for index, fact in enumerate(document.planted):
        by_context[frozenset(fact.context.items())].append(index)
    lines: dict[int, Answer] = {}
    for context, indexes in by_context.items():  # one graph at a time besides the plain one
        reach = reach_of(document.snapshot, Scenario(at, dict(context)), plain) if context else plain
        lines |= {index: _planted(reach, document.planted[index]) for index in indexes}
    yield from (lines[index] for index in sorted(lines))
    for action, arn in document.questions:
        yield _question(plain, action, arn)


def _question(reach: Reach, action: str, arn: str) -> Answer:
    asked = {"action": action, "resource": arn}
    try:
        found = reach.who_can(action, arn)
    except PlaygroundError as error:
        return {**asked, "error": error.to_json()}
    return {**asked, "direct": list(found.direct), "by_chain": list(found.by_chain)}


def _planted(reach: Reach, fact: Fact) -> Answer:
    try:
        target = role_of(reach.snapshot, fact.target).arn
        chain = reach.ways_from(fact.source).get(target)
    except PlaygroundError as error:
        return {"name": fact.name, "error": error.to_json()}
    return {"name": fact.name, "assumable": chain is not None, "hops": None if chain is None else len(chain) - 1}


def _shown(chains: Iterable[tuple[str, ...]]) -> Answer:
    """At most so many chains, and whether there are more."""
    shown = [list(chain) for chain in islice(chains, MAX_WAYS + 1)]
    return {"paths": shown[:MAX_WAYS], "more_paths": len(shown) > MAX_WAYS}
