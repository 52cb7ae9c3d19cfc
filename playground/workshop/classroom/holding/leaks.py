"""Leaked credentials: a session of the instructor's own sandbox, in everybody's hands until it ends or is revoked."""

from dataclasses import dataclass, field

from playground.people.models import Person
from playground.sandbox.access import BY_LINK, sandbox_to_share
from playground.sandbox.queries import clock_of
from playground.sandbox.secrets import unseal
from playground.sts.again import assume_again
from playground.sts.models import SessionKind
from playground.sts.queries import session_of
from playground.sts.revocation import revoke_sessions
from playground.workshop.classroom.errors import NothingLeaked
from playground.workshop.classroom.holding.controls import check_going, held
from playground.workshop.classroom.holding.showing import show
from playground.workshop.classroom.stream import changing
from playground.workshop.models import Control, Workshop


@dataclass(frozen=True, slots=True)
class LeakedShape:
    """Somebody else's credentials. `address`: where requests are made with them. `arn`: whose they are."""

    control_id: str
    address: str
    arn: str
    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(repr=False)


def leak(workshop: Workshop, person: Person, sandbox_id: str, session_id: str) -> None:
    """In: a live session in a sandbox of their own.

    What is leaked is its next life: nobody, we neither, can read a session's token again. Raises what assuming raises.
    """
    check_going(workshop)
    sandbox = sandbox_to_share(person, sandbox_id)
    if session_of(sandbox, session_id).kind != SessionKind.ROLE:  # only a role's sessions can be revoked
        raise NothingLeaked
    issued = assume_again(sandbox.pk, session_id, None, person=person)
    session, found = issued.session, issued.credentials
    sandbox.refresh_from_db()
    secret = "\n".join((session.arn, found.access_key_id, found.secret_access_key, found.session_token))
    with changing(workshop, person) as change:
        check_going(change.workshop)
        show(
            change,
            "leak",
            sandbox,
            secret=secret,
            words=session.principal_name,
            ends_at=clock_of(sandbox).real_time(session.expiration),
            data={"role": session.principal_id},
        )


def revoke_leak(workshop: Workshop, person: Person) -> None:
    """Deny everything to the role's sessions so far, the leaked one among them."""
    row = leak_of(workshop)
    assert row.sandbox is not None
    sandbox = sandbox_to_share(person, row.sandbox.public_id)
    revoke_sessions(sandbox.pk, row.data["role"], person=person)
    with changing(workshop, person) as change:
        now = leak_of(change.workshop)
        now.data["revoked"] = True
        now.save(update_fields=["data"])
        change.control()


def leaked(workshop: Workshop) -> LeakedShape:
    """Out: the credentials, for whoever is in the class."""
    row = leak_of(workshop)
    arn, key, secret, session_token, token = unseal(row.sealed, row.public_id).splitlines()
    return LeakedShape(row.public_id, BY_LINK + token, arn, key, secret, session_token)


def leak_of(workshop: Workshop) -> Control:
    """Out: the leak that lasts, or NothingLeaked."""
    row = held(workshop, "leak")
    if row is None or row.link is None or row.sandbox is None:
        raise NothingLeaked
    return row
