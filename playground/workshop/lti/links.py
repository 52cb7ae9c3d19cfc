"""What a link in a course leads to: one that we gave the platform, or one that an instructor has chosen for it here.

Whoever edits a course can write any id into a link. So a link holds for the course it was made for, and was made by
somebody who teaches the workshop: an id alone, or the role that a platform gives, opens no other.
"""

from collections.abc import Sequence
from typing import Final

from django.db import transaction

from playground.people.models import Person
from playground.sentences import say
from playground.workshop.catalog import exercises
from playground.workshop.classroom import commands
from playground.workshop.classroom.access import led_by
from playground.workshop.classroom.errors import InvalidWorkshop
from playground.workshop.lti.messages import Message
from playground.workshop.models import LtiLink, LtiPlatform, State, Workshop

MOST_OFFERED: Final = 20  # workshops, the newest first
MOST_CHOSEN: Final = 40
Choice = tuple[Workshop, str]  # the slug of an exercise, empty for whatever the class does


def link_of(message: Message, platform: LtiPlatform) -> LtiLink | None:
    """Out: where this link of this course leads, None for nowhere; what the platform offers for it is kept."""
    here = LtiLink.objects.filter(platform=platform, deployment=message.deployment, context=message.context)
    rows = here.select_related("workshop__supervision", "workshop__owner", "platform")
    found = rows.filter(public_id=message.link) if message.link else rows.filter(resource_link=message.resource_link)
    link = found.first()
    if link is not None and link.services != message.services:
        link.services = message.services
        link.save(update_fields=["services"])
    return link


def offered_to(person: Person) -> list[Workshop]:
    """Out: the workshops that this person may link to."""
    rows = led_by(person).filter(state__in=(State.DRAFT, State.OPEN, State.LOCKED)).select_related("supervision")
    return list(rows.order_by("-created_at", "-pk")[:MOST_OFFERED])


def chosen_by(person: Person, picks: Sequence[str], title: str, slugs: Sequence[str], *, several: bool) -> list[Choice]:
    """In: `picks` are WORKSHOP or WORKSHOP/EXERCISE; of `slugs` a new workshop is made, open at once, with this title.

    Out: what was chosen, one unless `several`. InvalidWorkshop, and what making a workshop refuses.
    """
    mine = {each.public_id: each for each in offered_to(person)}
    found: list[Choice] = []
    for pick in dict.fromkeys(picks[:MOST_CHOSEN]):
        public_id, _, slug = pick.partition("/")
        workshop = mine.get(public_id)
        if workshop is None or (slug and slug not in workshop.exercises):
            raise InvalidWorkshop(say("This can no longer be chosen."), hint=say("Choose again."))
        found.append((workshop, slug))
    if slugs:
        made = _made(person, title, slugs)
        found += [(made, slug) for slug in made.exercises] if several or len(slugs) == 1 else [(made, "")]
    if not found or (len(found) > 1 and not several):
        raise InvalidWorkshop(
            say("Choose one thing that the link leads to.") if not several else say("Nothing is chosen yet."),
            hint=say("Tick a workshop, or exercises for a new one."),
        )
    return found


@transaction.atomic
def _made(person: Person, title: str, slugs: Sequence[str]) -> Workshop:
    known = {each.slug for each in exercises()}
    made = commands.create(person, title, [slug for slug in slugs[:MOST_CHOSEN] if slug in known])
    return commands.step(made, person, "open")


def make(platform: LtiPlatform, message: Message, choices: Sequence[Choice]) -> list[LtiLink]:
    """Out: a link each, for the course of this message. The link that asked, if one did, leads there from now on."""
    values = {"deployment": message.deployment, "context": message.context, "resource_link": message.resource_link}
    if message.resource_link:
        workshop, slug = choices[0]
        leads = {"workshop": workshop, "exercise": slug, "services": message.services}
        return [LtiLink.objects.update_or_create(platform=platform, **values, defaults=leads)[0]]
    return [LtiLink.objects.create(platform=platform, **values, workshop=each, exercise=slug) for each, slug in choices]
