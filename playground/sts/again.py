"""A session's next life: whatever gave it is asked again, by the same caller and with the same parameters."""

from dataclasses import replace

from playground.people.models import Person
from playground.sandbox.errors import ValidationError
from playground.sandbox.models import Sandbox
from playground.sentences import say
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.issue import IssuedSession
from playground.sts.models import CallerKind, SessionKind
from playground.sts.parameters import SessionParameters
from playground.sts.queries import session_of
from playground.sts.user_sessions import get_federation_token, get_session_token


def assume_again(
    sandbox_pk: int, session_id: str, token_code: str | None = None, *, person: Person | None = None
) -> IssuedSession:
    """Out: a new session with the caller, the principal and the parameters of an old one; nothing is renewed.

    Where the old call brought an MFA code, this one needs a code of its own.
    """
    old = session_of(Sandbox(pk=sandbox_pk), session_id)
    if old.caller_kind == CallerKind.RESOURCE:
        raise ValidationError(
            say("{name} gets its credentials by itself.", name=old.caller_label),
            hint=say("AWS replaces them five minutes before their end, as long as the role is attached."),
        )
    caller = CallerRef("account_root" if old.caller_kind == CallerKind.ROOT else old.caller_kind, old.caller_id)
    said = replace(SessionParameters.from_json(old.parameters), mfa=False, token_code=token_code)
    if old.kind == SessionKind.USER:
        return get_session_token(sandbox_pk, caller, said, person=person)
    said = replace(said, session_name=old.session_name)
    if old.kind == SessionKind.FEDERATED:
        return get_federation_token(sandbox_pk, caller, said, person=person)
    return assume_role(sandbox_pk, caller, old.principal_id, said, person=person)
