"""Revoke a role's sessions: its policy denies what was issued before now, and the canvas shows whom that hits.

Source: IAM User Guide, "Revoke IAM role temporary security credentials".
"""

from dataclasses import dataclass

from playground.iam.revocation import POLICY_NAME, revocation_policy
from playground.iam.snapshot import SERVICE_LINKED_PATH
from playground.live.events import SessionsChanged
from playground.people.models import Person
from playground.sandbox.commands import policies
from playground.sandbox.models import Role
from playground.sandbox.stream import editing
from playground.sentences import say
from playground.sts.errors import UnmodifiableEntity
from playground.sts.following import revocations_of
from playground.sts.queries import issue_time, live_sessions_of, session_shapes


@dataclass(frozen=True, slots=True)
class Revoked:
    """How many live sessions are denied everything from now on, and how many of the role go on."""

    denied: int
    spared: int
    revision: int


def revoke_sessions(sandbox_pk: int, role_id: str, *, person: Person | None = None) -> Revoked:
    """Deny the role's sessions issued before now. Out: whom that hit. Raises UnmodifiableEntity, LimitExceeded."""
    with editing(sandbox_pk, person=person) as edit:
        role = edit.find(Role, role_id)
        if role.path.startswith(SERVICE_LINKED_PATH):
            raise UnmodifiableEntity(role.name)
        edit.say(say("Revoke sessions of {role}", role=role.name))
        policies.put_inline(edit, role_id, POLICY_NAME, revocation_policy(issue_time(edit.sandbox)))
        denied = revocations_of(edit.sandbox)
        live = list(live_sessions_of(edit.sandbox).filter(principal_id=role_id))
        hit = [session for session in live if not session.revoked and denied.hits(session)]
        for session in hit:
            session.revoked = True
            session.save(update_fields=["revoked"])
        if hit:
            edit.announce(SessionsChanged(session_shapes(hit)))
    spared = sum(not session.revoked for session in live)
    return Revoked(denied=len(live) - spared, spared=spared, revision=edit.revision)
