"""The shapes of sessions and of the clock they run by; `shapes.py` holds them with the others."""

from dataclasses import dataclass
from typing import Literal

SessionKind = Literal["role", "user", "federated"]
SessionState = Literal["active", "expired", "revoked", "dead"]


@dataclass(frozen=True, slots=True)
class SessionShape:
    """Temporary credentials: of an assumed role, of a user (GetSessionToken) or a federated user (GetFederationToken).

    `issued_at` and `expiration` are sandbox time, `ends_at` real time (None while paused).
    `role_*` are empty but for an assumed role. `user_id` is what GetCallerIdentity says. `mfa`: a code was given.
    `caller_id` is the node the session's glow starts at: an identity, the role of the session it was chained from, or a
    resource that acts by itself. `renews`: that resource's service replaces it before its end. `reason`: why the
    glass was broken behind which the role waits, "" where there was none: an alarm for whoever is told of this session.
    `tags`: its session tags; those of `transitive_tag_keys` go on to sessions chained from it.
    """

    id: str
    kind: SessionKind
    role_id: str | None
    role_name: str
    role_arn: str
    caller_id: str | None
    caller_session_id: str | None
    caller_label: str
    session_name: str
    arn: str
    user_id: str
    mfa: bool
    access_key_id: str
    issued_at: str
    expiration: str
    duration: int
    ends_at: str | None
    renews: bool
    reason: str
    tags: dict[str, str]
    transitive_tag_keys: list[str]
    source_identity: str
    state: SessionState


@dataclass(frozen=True, slots=True)
class ClockShape:
    """Sandbox time = sandbox_anchor + rate x (real time - real_anchor); it stands at sandbox_anchor while paused."""

    rate: int
    paused: bool
    real_anchor: str
    sandbox_anchor: str
