"""Who is in the course becomes who is expected in the workshop: learners alone, by the names the platform gives.

Source: NRPS, "Context membership": its members, their status and roles, and the Link header that leads on.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from django.utils import timezone

from playground.errors import PlaygroundError
from playground.people.nicknames import check_name
from playground.sentences import say
from playground.workshop.classroom.roster.commands import take_in
from playground.workshop.classroom.roster.reading import LONGEST_ID, MOST_ROWS, Read, Row
from playground.workshop.lti.access import call, read_json
from playground.workshop.lti.errors import PlatformAway, PlatformRefused
from playground.workshop.models import LtiLink, RosterEntry, Workshop
from playground.workshop.models.roster import key_of

SCOPE: Final = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
ACCEPT: Final = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
LEARNER: Final = frozenset(("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner", "Learner"))
MOST_PAGES: Final = 40
LONGEST_NAME: Final = 40
NEXT: Final = re.compile(r"<([^>]*)>\s*;[^,]*\brel=\"?next\"?", re.IGNORECASE)


def pull(link_pk: int) -> int:
    """Out: how many learners the platform named. Twice is as once; nobody goes by it. PlatformAway: try again."""
    link = LtiLink.objects.select_related("platform", "workshop__owner").filter(pk=link_pk).first()
    if link is None or not link.service("members"):
        return 0
    try:
        rows = list(islice(_rows(_members(link)), MOST_ROWS))
        take_in(link.workshop, link.workshop.owner, Read(rows=rows), only_good=True)
    except (PlatformAway, PlatformRefused) as error:
        LtiLink.objects.filter(pk=link.pk).update(roster_problem=error.message)
        if isinstance(error, PlatformAway):
            raise
        return 0
    LtiLink.objects.filter(pk=link.pk).update(roster_problem="", roster_at=timezone.now())
    return len(rows)


def entry_of(workshop: Workshop, subject: str) -> RosterEntry | None:
    """Out: whose place waits for this member of the course."""
    waiting = workshop.roster.select_related("team").filter(taken_by=None)
    return waiting.filter(external_id=id_of(subject)).first()


def id_of(subject: str) -> str:
    """Out: what a roster knows a member by; a platform's id that is too long for it is told apart by its hash."""
    short = len(subject) <= LONGEST_ID and subject.isprintable()
    return subject if short else hashlib.sha256(subject.encode()).hexdigest()


def _members(link: LtiLink) -> Iterator[dict[str, Any]]:
    address = str(link.service("members"))
    for _ in range(MOST_PAGES):
        answer = call(link.platform, SCOPE, "GET", address, headers={"Accept": ACCEPT})
        said = read_json(answer)
        members = said.get("members") if isinstance(said, dict) else None
        if not isinstance(members, list):
            raise PlatformAway(say("The platform's answer cannot be read."))
        yield from (each for each in members if isinstance(each, dict))
        on = NEXT.search(answer.headers.get("link", ""))
        if on is None:
            return
        address = on[1]


def _rows(members: Iterator[dict[str, Any]]) -> Iterator[Row]:
    """Of two of one name the second has a number, as in the class."""
    names: set[str] = set()
    ids: set[str] = set()
    for line, member in enumerate(members, 1):
        subject, roles = member.get("user_id"), member.get("roles")
        if not isinstance(subject, str) or not isinstance(roles, list) or member.get("status", "Active") != "Active":
            continue
        name = _name(member.get("name") or member.get("given_name"))
        if not name or id_of(subject) in ids or not any(each in LEARNER for each in roles if isinstance(each, str)):
            continue
        free, number = name, 2
        while key_of(free) in names:
            free, number = f"{name[: LONGEST_NAME - 5]} {number}", number + 1
        names.add(key_of(free))
        ids.add(id_of(subject))
        yield Row(line, free, None, None, id_of(subject))


def _name(said: Any) -> str:
    try:
        return check_name(str(said or "")[:LONGEST_NAME], may_teach=False)
    except PlaygroundError:
        return ""
