"""Help by consent, as everybody who draws in a sandbox or supervises its class hears of it.

What changes it stands in `workshop/classroom/helping.py`, which keeps the class's journal.
"""

from django.utils import timezone

from playground.live import groups, publish
from playground.live.classroom_shapes import Actor, HelpShape
from playground.live.events import Helped
from playground.people.models import Person
from playground.sandbox.access import may_edit, supervises
from playground.sandbox.models import Help, Sandbox
from playground.sandbox.models.help import HelpState

OFFERS = (HelpState.OFFERED, HelpState.OPEN)


def help_shape(row: Help) -> HelpShape:
    return HelpShape(
        sandbox=row.sandbox.public_id,
        state=row.state,
        since=row.since.isoformat(),
        asked_by=_actor(row.asked_by),
        asked_at=row.asked_at.isoformat() if row.asked_at else None,
        note=row.note,
        helper=_actor(row.helper),
        ending=row.ending,
    )


def help_in(sandbox: Sandbox, person: Person | None) -> HelpShape | None:
    """Out: what this person sees of the help in a sandbox; nothing for whoever only looks at a learner's picture."""
    if person is None or sandbox.supervision_id is None:
        return None
    if not (may_edit(person, sandbox) or supervises(person, sandbox)):
        return None
    rows = Help.objects.select_related("sandbox", "asked_by", "helper")
    found = rows.filter(sandbox=sandbox, supervision=sandbox.supervision_id).first()
    return help_shape(found) if found is not None else None


def tell(row: Help) -> None:
    """Every page of its sandbox hears."""
    publish.after_commit(groups.of_sandbox(row.sandbox.public_id), Helped("help", help_shape(row)))


def now_seen(sandbox_id: str, person_id: str) -> None:
    """This person has a page of a sandbox open, in which they may offer or give help."""
    rows = Help.objects.filter(sandbox__public_id=sandbox_id, helper__public_id=person_id, state__in=OFFERS)
    rows.update(seen_at=timezone.now())


def _actor(person: Person | None) -> Actor | None:
    return Actor(person.public_id, str(person)) if person is not None else None
