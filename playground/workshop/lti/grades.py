"""Scores go back to the platform: one column an exercise, the best that each who came by a link has reached.

Source: AGS, "Line item service", "Score publish service", "activityProgress" and "gradingProgress".
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone

from playground.languages import for_reader
from playground.prepared import Prepared
from playground.sentences import say
from playground.workshop.catalog import exercise, exercise_of
from playground.workshop.errors import UnknownExercise
from playground.workshop.hints import score_of
from playground.workshop.lti.access import call, read_json
from playground.workshop.lti.deep_linking import SCORE_MAXIMUM
from playground.workshop.lti.errors import PlatformAway, PlatformRefused
from playground.workshop.lti.messages import LONGEST_TEXT
from playground.workshop.models import Attempt, GoalResult, LtiGrade, LtiLineItem, LtiLink, LtiSeat

SCORE: Final = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
LINE_ITEM: Final = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"
OF_SCORE: Final = {"Content-Type": "application/vnd.ims.lis.v1.score+json", "Accept": "application/json"}
OF_ITEM: Final = "application/vnd.ims.lis.v2.lineitem+json"
OF_ITEMS: Final = "application/vnd.ims.lis.v2.lineitemcontainer+json"
MAKING_SECONDS: Final = 60
MOST_AGAIN: Final = 500
_linked: Prepared[LtiLink] = Prepared(lambda seat: LtiLink.objects.filter(workshop__enrollments=seat), int)


def note_marked(attempt: Attempt) -> list[int]:
    """In: an attempt as just marked. Out: keys of the grades that the platforms do not know yet."""
    if attempt.enrollment_id is None or _linked.first(attempt.enrollment_id) is None:
        return []
    doers = Q(person__enrollments=attempt.enrollment_id)
    if attempt.team_id is not None:
        doers |= Q(person__enrollments__team=attempt.team_id)
    came = LtiSeat.objects.filter(doers, link__workshop__enrollments=attempt.enrollment_id, teaches=False)
    seats = list(came.filter(link__exercise__in=("", attempt.exercise)).distinct())
    if not seats:
        return []
    try:
        score = _score(attempt)
    except UnknownExercise:  # its author has gone
        return []
    finished = attempt.finished_at is not None
    return [grade.pk for each in seats if not (grade := _kept(each, attempt.exercise, score, finished)).is_sent]


def _score(attempt: Attempt) -> int:
    """What was finished once counts as such, also when the canvas was changed afterwards."""
    chosen = exercise_of(attempt)
    paid = attempt.hints.aggregate(paid=Sum("cost"))["paid"] or 0
    met = len(chosen.goals)
    if attempt.finished_at is None:
        met = GoalResult.objects.filter(attempt=attempt, met=True).count()
    return score_of(chosen, met, paid)


@transaction.atomic
def _kept(seat: LtiSeat, slug: str, score: int, finished: bool) -> LtiGrade:
    """Nobody loses by another try: what was finished gives way to what is finished better."""
    LtiSeat.objects.select_for_update().get(pk=seat.pk)
    grade, _ = LtiGrade.objects.get_or_create(seat=seat, exercise=slug, defaults={"score": score, "finished": finished})
    if (finished, score) > (grade.finished, grade.score) or (not grade.finished and score != grade.score):
        grade.score, grade.finished, grade.changed_at = score, finished, timezone.now()
        grade.save(update_fields=["score", "finished", "changed_at"])
    return grade


def send(grade_pk: int, at: datetime | None = None) -> bool:
    """Out: whether something went out; what the platform knows already does not. PlatformAway; a refusal is noted."""
    rows = LtiGrade.objects.select_related("seat__link__platform", "seat__link__workshop")
    grade = rows.filter(pk=grade_pk).first()
    if grade is None or grade.is_sent or SCORE not in grade.seat.link.service("scope"):
        return False
    try:
        _post(grade, at or timezone.now())
    except PlatformRefused as error:
        LtiGrade.objects.filter(pk=grade.pk).update(problem=error.message)
        return False
    except PlatformAway as error:
        LtiGrade.objects.filter(pk=grade.pk).update(problem=error.message)
        raise
    return True


def _post(grade: LtiGrade, at: datetime) -> None:
    link = grade.seat.link
    address = _line_item(link, grade.exercise)
    said = {
        "userId": grade.seat.subject,
        "scoreGiven": grade.score,
        "scoreMaximum": SCORE_MAXIMUM,
        "activityProgress": "Completed" if grade.finished else "InProgress",
        "gradingProgress": "FullyGraded" if grade.finished else "Pending",
        "timestamp": at.isoformat(timespec="microseconds"),
    }
    try:
        call(link.platform, SCORE, "POST", _scores_of(address), headers=OF_SCORE, body=said)
    except PlatformRefused:
        LtiLineItem.objects.filter(link=link, exercise=grade.exercise).delete()  # deleted there: found anew next time
        raise
    sent = {"sent_score": grade.score, "sent_finished": grade.finished, "sent_at": at, "problem": ""}
    LtiGrade.objects.filter(pk=grade.pk).update(**sent)


def _scores_of(address: str) -> str:
    """AGS, "Score publish service": the path of the line item, with /scores after it; its query stays."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/scores"))


def _line_item(link: LtiLink, slug: str) -> str:
    """Out: the address of an exercise's column: the one the platform made with the link, else found or made by us."""
    if link.exercise and link.service("lineitem"):
        return str(link.service("lineitem"))
    kept = LtiLineItem.objects.filter(link=link, exercise=slug).values_list("address", flat=True).first()
    if kept is not None:
        return str(kept)
    if LINE_ITEM not in link.service("scope") or not link.service("lineitems"):
        raise PlatformRefused(say("The platform has no column for this, and lets us make none."))
    making = f"lti-line-item:{link.pk}:{slug}"
    if not cache.add(making, 1, MAKING_SECONDS):  # two learners of a class are marked at once: one column
        raise PlatformAway(say("The column is being made."))
    try:
        address = _found(link, slug) or _made(link, slug)
        LtiLineItem.objects.update_or_create(link=link, exercise=slug, defaults={"address": address})
    finally:
        cache.delete(making)
    return address


def _found(link: LtiLink, slug: str) -> str:
    parts = urlsplit(str(link.service("lineitems")))
    query = "&".join(filter(None, [parts.query, urlencode({"resource_id": _resource(link, slug)})]))
    address = urlunsplit(parts._replace(query=query))
    items = read_json(call(link.platform, LINE_ITEM, "GET", address, headers={"Accept": OF_ITEMS}))
    for each in items if isinstance(items, list) else ():
        if isinstance(each, dict) and each.get("resourceId") == _resource(link, slug):
            return _address_in(each)
    return ""


def _made(link: LtiLink, slug: str) -> str:
    item: dict[str, Any] = {
        "scoreMaximum": SCORE_MAXIMUM,
        "label": str(for_reader(exercise(slug).title)),
        "resourceId": _resource(link, slug),
        "tag": slug,
    }
    if link.exercise and link.resource_link:
        item["resourceLinkId"] = link.resource_link
    address, headers = str(link.service("lineitems")), {"Content-Type": OF_ITEM, "Accept": OF_ITEM}
    return _address_in(read_json(call(link.platform, LINE_ITEM, "POST", address, headers=headers, body=item)))


def _address_in(item: Any) -> str:
    address = item.get("id") if isinstance(item, dict) else None
    if not isinstance(address, str) or len(address) > LONGEST_TEXT:
        raise PlatformAway(say("The platform does not say where the column is."))
    return address


def _resource(link: LtiLink, slug: str) -> str:
    return link.public_id if link.exercise else f"{link.public_id}/{slug}"


def unsent(workshop_pk: int | None = None) -> QuerySet[LtiGrade]:
    """Out: what platforms do not know, of one workshop or of all."""
    rows = LtiGrade.objects.exclude(score=F("sent_score"), finished=F("sent_finished"))
    rows = rows.filter(seat__link__workshop=workshop_pk) if workshop_pk is not None else rows
    return rows.order_by("pk")


def failed_lately(since: datetime) -> Iterable[int]:
    """Out: keys of what was tried in vain, of changes since then."""
    return list(unsent().exclude(problem="").filter(changed_at__gt=since).values_list("pk", flat=True)[:MOST_AGAIN])
