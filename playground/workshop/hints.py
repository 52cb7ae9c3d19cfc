"""The ladder of hints: one at a time, some only after a while, some at a cost. And the score that is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from playground.sandbox.models import Account, Group, Identity, Provider, Resource, Role, Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.workshop.catalog import Exercise, exercise_of
from playground.workshop.errors import HintTooEarly, NoMoreHints
from playground.workshop.models import Attempt, HintTaken
from playground.workshop.news import tell_class

WHOLE_SCORE = 100


@dataclass(frozen=True, slots=True)
class HintShape:
    """A rung. `text` is None until it was taken; then `node_id` is where to look, None if nothing there is drawn.

    `cost`: points, what was paid once it is taken. `ready_at`: from when on it can be taken, ISO 8601.
    """

    text: str | None
    cost: int
    ready_at: str
    node_id: str | None


def ladder_of(attempt: Attempt) -> list[HintShape]:
    """Out: every rung in its order; what is not taken keeps its text to itself."""
    paid = dict(attempt.hints.values_list("index", "cost"))
    return [
        HintShape(
            text=hint.text if index in paid else None,
            cost=paid.get(index, hint.cost),
            ready_at=_ready(attempt, hint.wait).isoformat(),
            node_id=node_in(attempt.sandbox, hint.node) if index in paid else None,
        )
        for index, hint in enumerate(exercise_of(attempt).hints)
    ]


@transaction.atomic
def take_hint(attempt: Attempt) -> None:
    """The next rung. Raises HintTooEarly before its time, NoMoreHints after the last."""
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    taken = locked.hints.count()
    hints = exercise_of(locked).hints
    if taken >= len(hints):
        raise NoMoreHints
    hint, at = hints[taken], timezone.now()
    if at < _ready(locked, hint.wait):
        raise HintTooEarly(_ready(locked, hint.wait))
    # Who has finished already only reads on.
    cost = 0 if locked.finished_at else hint.cost
    HintTaken.objects.create(attempt=locked, index=taken, cost=cost, at=at)
    tell_class(locked)


def score_of(chosen: Exercise, met: int, costs: int) -> int:
    """In: goals met, points paid. Out: 0 to 100; every goal counts the same."""
    return max(0, WHOLE_SCORE * met // len(chosen.goals) - costs)


def _ready(attempt: Attempt, wait: int) -> datetime:
    return attempt.started_at + timedelta(minutes=wait)


def node_in(sandbox: Sandbox, name: str) -> str | None:
    """In: a node's name in a layout (role:111111111111/Hat). Out: its id in this sandbox, if it is drawn."""
    kind, _, rest = name.partition(":")
    number, _, own_name = rest.partition("/")
    found: str | None = None
    if kind == "account":
        found = _id(Account, sandbox, number=rest)
    elif kind == "resource":
        found = _id(Resource, sandbox, arn=rest)
    elif kind in OWNED:
        found = _id(OWNED[kind], sandbox, account__number=number, name=own_name)
    elif kind == "provider":
        of_account, _, name = rest.partition(":oidc-provider/")
        found = _id(Provider, sandbox, account__number=of_account.rpartition(":")[2], name=name)
    elif kind == "service":
        found = _id(Identity, sandbox, principal_value=rest, kind=IdentityKind.SERVICE)
    elif kind:
        found = _id(Identity, sandbox, account=None, name=rest or "Anonymous")
    return found


OWNED: dict[str, type[Identity | Role | Group]] = {"user": Identity, "role": Role, "group": Group}


def _id(
    model: type[Account | Resource | Identity | Role | Group | Provider], sandbox: Sandbox, **where: object
) -> str | None:
    found: str | None = model.objects.filter(sandbox=sandbox, **where).values_list("public_id", flat=True).first()
    return found
