"""Follow me, and a learner's canvas for all: a picture that everybody looks at, by a view-only link that ends with it.

The link is one of the sandbox's own: whose it is sees it among their links, and revoking it ends the showing, too.
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from playground.languages import for_reader
from playground.people.models import Person
from playground.sandbox.access import BY_LINK, sandbox_to_share
from playground.sandbox.commands.sharing import revoke, share
from playground.sandbox.models import Sandbox, ShareLink
from playground.sandbox.secrets import seal, unseal
from playground.sentences import say
from playground.workshop.classroom.access import learner_in
from playground.workshop.classroom.errors import NoLearner, NothingShown, NotToBeShown
from playground.workshop.classroom.holding.controls import check_going, held, hold, release
from playground.workshop.classroom.holding.counting import count_after_commit
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.models import Attempt, Control, Enrollment, Seat, Workshop

NAME_LENGTH = 60
SHOWS = ("follow", "spotlight")


def follow_me(workshop: Workshop, person: Person, sandbox_id: str) -> None:
    """In: a sandbox of their own. From now on everybody sees it, and goes along with their view."""
    sandbox = sandbox_to_share(person, sandbox_id)
    with changing(workshop, person) as change:
        check_going(change.workshop)
        release(change, "spotlight")  # one picture at a time
        show(change, "follow", sandbox, follows=person, words=sandbox.name)


def spotlight(workshop: Workshop, person: Person, learner_id: str, *, named: bool) -> None:
    """A learner's canvas for all, with or without their name.

    Raises NotToBeShown where they, or a mate who draws on it too, refused beforehand.
    """
    with changing(workshop, person) as change:
        check_going(change.workshop)
        learner = learner_in(change.workshop, learner_id)
        if learner.state != Seat.IN:
            raise NoLearner
        if not learner.may_be_shown or _mates_of(learner).filter(may_be_shown=False).exists():
            raise NotToBeShown
        release(change, "follow")
        show(change, "spotlight", _canvas_of(learner), words=learner.nickname if named else "")


def let_be_shown(enrollment: Enrollment, *, may: bool) -> None:
    """Whether this learner's canvas may be shown to the class; if not, and it is being shown, that ends."""
    with changing(enrollment.workshop, enrollment.person) as change:
        if Enrollment.objects.filter(pk=enrollment.pk, may_be_shown=not may).update(may_be_shown=may) == 0:
            return
        enrollment.may_be_shown = may
        change.seat(enrollment)
        now = held(change.workshop, "spotlight")
        if not may and now is not None and now.sandbox is not None and _canvases_of(enrollment, now.sandbox):
            release(change, "spotlight")


def look(enrollment: Enrollment, control_id: str, *, looks: bool) -> None:
    """Whether this learner looks at what is shown to all. Twice is no error; NothingShown once it has ended."""
    with transaction.atomic():
        row = enrollment.workshop.controls.filter(public_id=control_id, ended_at=None, kind__in=SHOWS).first()
        if row is None or enrollment.state != Seat.IN:
            raise NothingShown
        if looks:
            row.away.filter(enrollment=enrollment).delete()
        else:
            row.away.get_or_create(enrollment=enrollment)
        count_after_commit(row.pk)


def address_of(workshop: Workshop, control_id: str) -> tuple[Control, str]:
    """Out: what is shown, and the address by which one may look at it. NothingShown once it has ended."""
    rows = workshop.controls.filter(public_id=control_id, ended_at=None, link__isnull=False)
    found = rows.select_related("sandbox", "by").first()
    if found is None:
        raise NothingShown
    return found, BY_LINK + token_of(found)


def token_of(row: Control) -> str:
    """Out: the link's token: the last line of what is sealed."""
    return unseal(row.sealed, row.public_id).splitlines()[-1]


def show(
    change: Change, kind: Any, sandbox: Sandbox, follows: Person | None = None, secret: str = "", **values: Any
) -> Control:
    """Hold a control with a link to its picture; `secret` is sealed with the link's token."""
    release(change, kind)  # its link makes room for the new one
    row = hold(change, kind, sandbox=sandbox, **values)
    _link(change, row, follows, secret)
    return row


def show_anew(change: Change, gone: Enrollment | None = None) -> None:
    """Somebody is out: what is shown goes on by another link, and the one that they know opens nothing any more. What
    was theirs alone is shown no longer."""
    shown = change.workshop.controls.filter(ended_at=None, link__isnull=False)
    for row in shown.select_related("sandbox", "link__sandbox", "link__follows"):
        if Attempt.objects.filter(sandbox=row.sandbox_id, enrollment=gone, enrollment__isnull=False).exists():
            release(change, row.kind)
            continue
        secret = unseal(row.sealed, row.public_id).rpartition("\n")[0]
        revoke(row.link.sandbox, row.link.public_id)  # pages that stand on it end, too
        _link(change, row, row.link.follows, secret)
        change.control()


def _link(change: Change, row: Control, follows: Person | None, secret: str) -> None:
    name = for_reader(say("Shown in {workshop}", workshop=change.workshop.title[:NAME_LENGTH]))
    row.link, token = share(row.sandbox, name, "view")
    if follows is not None:
        ShareLink.objects.filter(pk=row.link.pk).update(follows=follows)
    row.sealed = seal("\n".join(each for each in (secret, token) if each), row.public_id)
    row.save(update_fields=["link", "sealed"])


def _mates_of(learner: Enrollment) -> QuerySet[Enrollment]:
    """Out: who draws on the same canvas, nobody without a team."""
    mates = Enrollment.objects.filter(team=learner.team_id, state=Seat.IN)
    return mates if learner.team_id is not None else mates.none()


def _canvas_of(learner: Enrollment) -> Sandbox:
    """Out: what they work in now, else what they worked in last."""
    rows = Attempt.objects.select_related("sandbox").order_by("-pk")
    mine = rows.filter(enrollment=learner)
    if learner.team_id is not None:
        mine = rows.filter(enrollment__team=learner.team_id)
    found = mine.filter(exercise=learner.workshop.exercise or "").first() or mine.first()
    if found is None:
        raise NothingShown
    return found.sandbox


def _canvases_of(learner: Enrollment, sandbox: Sandbox) -> bool:
    """Whether this sandbox is the learner's, or their team's."""
    return Attempt.objects.filter(sandbox=sandbox, enrollment=learner).exists() or (
        learner.team_id is not None
        and Attempt.objects.filter(sandbox=sandbox, enrollment__team=learner.team_id).exists()
    )
