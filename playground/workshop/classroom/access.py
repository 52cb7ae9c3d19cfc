"""Whose a workshop is: it does not exist for whoever neither teaches it nor sits in it."""

from typing import Any

from django.db.models import QuerySet

from playground.workshop.classroom.errors import NoLearner, NoWorkshop, OwnerOnly
from playground.workshop.models import Enrollment, Seat, Workshop
from playground.workshop.models.workshop import HERE


def led_by(person: Any) -> QuerySet[Workshop]:
    """Out: the workshops this person teaches, none for nobody."""
    if not person.is_authenticated:
        return Workshop.objects.none()
    return Workshop.objects.filter(supervision__in=person.supervising.values("supervision"))


def workshop_to_lead(person: Any, public_id: str) -> Workshop:
    """Out: the workshop, or NoWorkshop for unknown and foreign ids alike."""
    found = led_by(person).select_related("supervision", "owner").filter(public_id=public_id).first()
    if found is None:
        raise NoWorkshop
    return found


def workshop_to_own(person: Any, public_id: str) -> Workshop:
    """Out: the workshop; OwnerOnly for those who only teach it."""
    found = workshop_to_lead(person, public_id)
    if found.owner_id != person.pk:
        raise OwnerOnly
    return found


def seat_in(person: Any, public_id: str) -> Enrollment:
    """Out: this person's own seat, taken or waited for; NoWorkshop for everybody else, removed or never there."""
    rows = Enrollment.objects.filter(state__in=HERE).select_related("workshop__supervision", "person", "team")
    mine = rows.filter(person=person, workshop__public_id=public_id) if person.is_authenticated else rows.none()
    found = mine.first()
    if found is None:
        raise NoWorkshop
    return found


def former_seat_in(person: Any, public_id: str) -> Enrollment | None:
    """Out: the seat of somebody who was removed or blocked: they are told so, and nothing else."""
    rows = Enrollment.objects.exclude(state__in=HERE).select_related("workshop__supervision", "person", "team")
    return rows.filter(person=person, workshop__public_id=public_id).first() if person.is_authenticated else None


def workshop_to_visit(person: Any, public_id: str) -> Workshop:
    """Out: the workshop, for those who teach it and those who are in; NoWorkshop for those who wait, too."""
    found = led_by(person).select_related("supervision").filter(public_id=public_id).first()
    if found is not None:
        return found
    seat = seat_in(person, public_id)
    if seat.state != Seat.IN:
        raise NoWorkshop
    return seat.workshop


def learner_in(workshop: Workshop, learner_id: str) -> Enrollment:
    """Out: a learner of this workshop, or NoLearner for unknown and foreign ids alike."""
    rows = workshop.enrollments.select_related("workshop", "person", "team")
    found = rows.filter(public_id=learner_id).first()
    if found is None:
        raise NoLearner
    return found
