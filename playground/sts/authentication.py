"""Who sends these temporary credentials? Every use of them comes through here.

Source: the order of AWS's authentication errors; sts.amazonaws.com answers ExpiredToken only to a token it knows.
"""

from datetime import datetime

from playground.sandbox.models import Sandbox
from playground.sandbox.secrets import unseal
from playground.sts.callers import FoundCaller, session_as_caller
from playground.sts.credentials import same_token
from playground.sts.errors import InvalidClientTokenId, SignatureDoesNotMatch, WrongSessionToken
from playground.sts.models import RoleSession
from playground.sts.queries import sessions_of


def authenticate(
    sandbox: Sandbox, access_key_id: str, session_token: str, at: datetime, secret_access_key: str | None = None
) -> FoundCaller:
    """In: credentials, sandbox time; the secret only where it travels itself. Out: the caller, or STS's refusal."""
    session = _session_with(sandbox, access_key_id)
    if session is None:
        raise InvalidClientTokenId
    if not same_token(session_token, session.token_hash):
        raise WrongSessionToken
    caller = session_as_caller(session, at)
    if secret_access_key is not None and secret_access_key != secret_of(session):
        raise SignatureDoesNotMatch
    return caller


def secret_of(session: RoleSession) -> str | None:
    """Out: the secret access key, for checking signatures; None once the session was marked as ended."""
    return unseal(session.secret, session.access_key_id) if session.secret else None


def _session_with(sandbox: Sandbox, access_key_id: str) -> RoleSession | None:
    return sessions_of(sandbox).filter(access_key_id=access_key_id).first()
