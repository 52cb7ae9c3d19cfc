"""Both sides of sts:AssumeRole, AssumeRoleWithWebIdentity and AssumeRoleWithSAML (durations are sts/durations.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from playground.iam.authorize import Judgement
from playground.iam.callers import Caller
from playground.iam.snapshot import Snapshot


@dataclass(frozen=True)
class AssumeRoleParameters:
    """The call's parameters as far as a policy can see them."""

    operation: str = "AssumeRole"  # or AssumeRoleWithWebIdentity, AssumeRoleWithSAML
    role_session_name: str = "session"
    duration_seconds: int | None = None
    external_id: str | None = None
    mfa: bool = False  # a valid SerialNumber and TokenCode came with the call
    tags: Mapping[str, str] = field(default_factory=dict)
    transitive_tag_keys: tuple[str, ...] = ()
    source_identity: str | None = None
    session_policies: tuple[str, ...] = ()


@dataclass(frozen=True)
class AssumeRoleJudgement:
    """May the caller assume the role? `judgements` holds one per action: sts:AssumeRole, TagSession, SetSourceIdentity.

    When not allowed, `code` and `message` are AWS's own. `tags` and `source_identity` are those of the new session.
    """

    allowed: bool
    reason: str
    judgements: tuple[Judgement, ...]
    code: str = ""
    message: str = ""
    http_status: int = 200
    tags: Mapping[str, str] = field(default_factory=dict)  # session tags: inherited transitive ones and those passed
    transitive_tags: frozenset[str] = frozenset()
    source_identity: str | None = None

    @property
    def denied_by(self) -> Judgement | None:
        """The first judgement that is not allowed."""
        return next((each for each in self.judgements if not each.allowed), None)


def judge_assume_role(
    snapshot: Snapshot,
    caller: Caller,
    role_arn: str,
    parameters: AssumeRoleParameters,
    *,
    at: datetime,
    trace: bool = False,
) -> AssumeRoleJudgement:
    """In: the world, who wants which role, how, when. Out: the judgement (STS: AssumeRole)."""
    raise NotImplementedError
