"""A guest signs in: what is theirs and the account's together stays within what one person may have."""

from typing import Any

from playground.people.accounts import refuse_over
from playground.people.models import Person
from playground.sandbox.models import Supervisor
from playground.sentences import say
from playground.workshop import certificate
from playground.workshop.classroom import joining, seats
from playground.workshop.models import Certificate, Enrollment


def on_guest_bringing(guest: Person, person: Person, **rest: Any) -> None:
    both = (guest, person)
    refuse_over(
        joining.SEATS_PER_PERSON,
        person.enrollments.count(),
        Enrollment.objects.filter(person__in=both).values("workshop").distinct().count(),
        say("With those of this guest you would sit in more than {most} workshops.", most=joining.SEATS_PER_PERSON),
        "seats",
    )
    refuse_over(
        seats.TAUGHT_PER_PERSON,
        person.supervising.count(),
        Supervisor.objects.filter(person__in=both).values("supervision").distinct().count(),
        say("With those of this guest you would teach more than {most} workshops.", most=seats.TAUGHT_PER_PERSON),
        "workshops",
    )
    refuse_over(
        certificate.MOST_PER_PERSON,
        person.certificates.filter(title="").count(),
        Certificate.objects.filter(person__in=both, title="").count(),
        say("With those of this guest you would have more than {most} certificates.", most=certificate.MOST_PER_PERSON),
        "certificates",
    )
