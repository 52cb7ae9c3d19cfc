"""A crowd through one role: each player is put to the engine with a token of their own, as a goal is.

Nothing is stored and nobody is drawn: 500,000 people are a number in the exercise's file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from playground.iam.authorize import authorize
from playground.iam.callers import SessionCaller
from playground.sandbox.errors import ValidationError
from playground.sandbox.models import Sandbox
from playground.sentences import say
from playground.sts.queries import sandbox_now
from playground.workshop.catalog import exercise_of
from playground.workshop.errors import NoScale
from playground.workshop.goals import kinds
from playground.workshop.goals.callers import caller_of
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.marking import USUAL_CONTEXT
from playground.workshop.goals.words import Unmet
from playground.workshop.models import Attempt
from playground.workshop.queries import facts_of
from playground.workshop.scale import Players

MOST_ASKED: Final = 100  # at once: a tenth of a second of the engine's time
OPERATION: Final = "AssumeRoleWithWebIdentity"


@dataclass(frozen=True, slots=True)
class Sweep:
    """How a number of players fared. `stays_out`: why the first of those cannot get the role, "" when all can.

    `refused`: who may not write their own item; `astray`: who may write another's.
    """

    asked: int
    entered: int
    own_allowed: int
    others_denied: int
    stays_out: str
    refused: list[int]
    astray: list[int]


def sweep(attempt: Attempt, numbers: Sequence[int]) -> Sweep:
    """In: players by number, at most MOST_ASKED. Each asks for the role, then for their own item and the next one's.

    Raises NoScale, ValidationError for a number that nobody has.
    """
    scale = players_of(attempt)
    if not 1 <= len(numbers) <= MOST_ASKED or not all(1 <= number <= scale.most for number in numbers):
        raise ValidationError(
            say("Ask about 1 to {count} players.", count=MOST_ASKED),
            hint=say("Their numbers go from 1 to {most}.", most=scale.most),
            place="numbers",
        )
    with transaction.atomic():  # revision and rows belong together
        sandbox = Sandbox.objects.get(pk=attempt.sandbox_id)
        facts, at = facts_of(sandbox), sandbox_now(sandbox)
    return _swept(scale, facts, at, numbers)


def players_of(attempt: Attempt) -> Players:
    """Out: the crowd of this exercise, or NoScale."""
    scale = exercise_of(attempt).scale
    if not isinstance(scale, Players):
        raise NoScale
    return scale


def _swept(scale: Players, facts: Facts, at: datetime, numbers: Sequence[int]) -> Sweep:
    entered, stays_out = 0, ""
    refused: list[int] = []
    astray: list[int] = []
    for number in numbers:
        try:
            caller = caller_of(kinds.SessionOf(scale.role, scale.player(number), OPERATION), facts, at)
        except Unmet as unmet:
            stays_out = stays_out or str(unmet)
            continue
        assert isinstance(caller, SessionCaller)
        entered += 1
        if not _may(scale, caller, number, facts, at):
            refused.append(number)
        if _may(scale, caller, number % scale.most + 1, facts, at):
            astray.append(number)
    own, others = entered - len(refused), entered - len(astray)
    return Sweep(len(numbers), entered, own, others, stays_out, refused, astray)


def _may(scale: Players, caller: SessionCaller, owner: int, facts: Facts, at: datetime) -> bool:
    """Out: whether this player may act on the item of that one."""
    context = USUAL_CONTEXT | {scale.key: (scale.item_of(owner),)}
    return authorize(facts.snapshot, caller, scale.action, scale.resource, at=at, context=context).decision.allowed
