"""What a class does with leaked credentials: each request judged as they send it, counted without names."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import F

from playground.errors import PlaygroundError
from playground.iam.authorize import authorize
from playground.iam.explain import aws_message, sentence
from playground.languages import for_reader
from playground.sandbox.models import Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sts.authentication import authenticate
from playground.sts.queries import sandbox_now
from playground.sts.service_errors import refusing_as_the_service_of
from playground.workshop.classroom.errors import NothingLeaked
from playground.workshop.classroom.holding.counting import count_after_commit
from playground.workshop.classroom.holding.leaks import LeakedShape, leak_of, leaked
from playground.workshop.models import Control, Enrollment, LeakTry, Seat

MOST_KINDS: Final = 60  # of actions and outcomes, of one learner; what comes after is judged and not counted


@dataclass(frozen=True, slots=True)
class TriedShape:
    """What came of it. `outcome`: the verdict, or the code by which the credentials themselves were refused.

    `words`: what AWS answers, empty where it lets it through.
    """

    action: str
    resource: str
    allowed: bool
    outcome: str
    sentence: str
    words: str


def try_leaked(enrollment: Enrollment, action: str, resource: str) -> TriedShape:
    """Send this request with the credentials that lie around. Raises NothingLeaked."""
    if enrollment.state != Seat.IN:
        raise NothingLeaked
    row = leak_of(enrollment.workshop)
    if row.sandbox is None:
        raise NothingLeaked
    found = _judged(row.sandbox, leaked(enrollment.workshop), action, resource)
    _note(row, enrollment, action, found.outcome)
    return found


def _judged(sandbox: Sandbox, with_these: LeakedShape, action: str, resource: str) -> TriedShape:
    now = sandbox_now(sandbox)
    try:
        with refusing_as_the_service_of(action):
            caller = authenticate(
                sandbox, with_these.access_key_id, with_these.session_token, now, with_these.secret_access_key
            )
    except PlaygroundError as refused:
        return TriedShape(action, resource, False, refused.code, refused.message, for_reader(refused.message))
    judgement = authorize(snapshot_of(sandbox), caller.caller, action, resource, at=now)
    decision, request = judgement.decision, judgement.request
    return TriedShape(
        action=action,
        resource=resource,
        allowed=decision.allowed,
        outcome=decision.outcome.value,
        sentence=sentence(decision, request),
        words="" if decision.allowed else aws_message(decision, request),
    )


@transaction.atomic
def _note(row: Control, enrollment: Enrollment, action: str, outcome: str) -> None:
    mine = LeakTry.objects.filter(control=row, enrollment=enrollment)
    kind = {"action": action, "outcome": outcome}
    if not mine.filter(**kind).exists():
        if mine.count() >= MOST_KINDS:
            return
        LeakTry.objects.get_or_create(control=row, enrollment=enrollment, **kind)
    mine.filter(**kind).update(times=F("times") + 1)
    count_after_commit(row.pk)
