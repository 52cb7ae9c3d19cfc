"""Both sides of sts:AssumeRole, AssumeRoleWithWebIdentity and AssumeRoleWithSAML (durations are sts/durations.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from playground.iam.arn import find_arn
from playground.iam.authorize import Judgement, authorize
from playground.iam.callers import AnonymousCaller, Caller, SamlCaller, SessionCaller, WebIdentityCaller
from playground.iam.catalog import BUILT_IN_PROVIDERS
from playground.iam.context import merged_tags
from playground.iam.explain import aws_message
from playground.iam.request import ContextValue
from playground.iam.snapshot import Role, Snapshot

TAG_SESSION = "sts:TagSession"
SET_SOURCE_IDENTITY = "sts:SetSourceIdentity"


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
    early = _before_policies(snapshot, caller, role_arn, parameters)
    if early is not None:
        return early
    inherited = _inherited_tags(caller)
    source = _source_identity(caller, parameters)
    keys = _context(snapshot.roles.get(role_arn), parameters, inherited, source)
    judgements = []
    for action in _actions(parameters, inherited, source):
        judgement = authorize(snapshot, caller, action, role_arn, at=at, context=keys, trace=trace)
        judgements.append(judgement)
        if not judgement.allowed:
            return _denied(judgement, tuple(judgements), parameters.operation)
    return AssumeRoleJudgement(
        allowed=True,
        reason=judgements[0].decision.reason,
        judgements=tuple(judgements),
        tags=merged_tags(inherited, parameters.tags),
        transitive_tags=frozenset(inherited) | frozenset(parameters.transitive_tag_keys),
        source_identity=source,
    )


def _actions(parameters: AssumeRoleParameters, inherited: Mapping[str, str], source: str | None) -> list[str]:
    """Every action that the trust policy, and where it counts the identity policy, must allow."""
    actions = [f"sts:{parameters.operation}"]
    if parameters.tags or inherited:
        actions.append(TAG_SESSION)
    if source is not None:
        actions.append(SET_SOURCE_IDENTITY)
    return actions


def _inherited_tags(caller: Caller) -> dict[str, str]:
    """A chain carries the transitive tags of its earlier sessions."""
    if not isinstance(caller, SessionCaller):
        return {}
    transitive = {key.lower() for key in caller.transitive_tags}
    return {key: value for key, value in caller.tags.items() if key.lower() in transitive}


def _source_identity(caller: Caller, parameters: AssumeRoleParameters) -> str | None:
    inherited = caller.source_identity if isinstance(caller, SessionCaller) else None
    return inherited or parameters.source_identity


def _before_policies(
    snapshot: Snapshot, caller: Caller, role_arn: str, parameters: AssumeRoleParameters
) -> AssumeRoleJudgement | None:
    """What fails whatever the policies say."""
    if isinstance(caller, AnonymousCaller):
        message = "Request is missing Authentication Token"
        return _refused("not_permitted.unsigned", "MissingAuthenticationToken", message, 403)
    taken = {key.lower() for key in _inherited_tags(caller)}
    repeated = next((key for key in parameters.tags if key.lower() in taken), None)
    if repeated is not None:
        message = f"The tag {repeated} is inherited from the calling session and cannot be passed again."
        return _refused("invalid.param", "InvalidParameterValue", message, 400)
    set_before = caller.source_identity if isinstance(caller, SessionCaller) else None
    if set_before and parameters.source_identity not in (None, set_before):
        message = f"The source identity is {set_before} for the whole chain and cannot be changed."
        return _refused("invalid.param", "AccessDenied", message, 403)
    if isinstance(caller, WebIdentityCaller | SamlCaller) and not _provider_known(snapshot, caller, role_arn):
        message = f"No OpenIDConnect provider found in your account for {_issuer(caller.provider)}"
        return _refused("invalid.param", "InvalidIdentityToken", message, 400)
    return None


def _provider_known(snapshot: Snapshot, caller: WebIdentityCaller | SamlCaller, role_arn: str) -> bool:
    """Built in, or an IAM provider in the role's own account."""
    if caller.provider in BUILT_IN_PROVIDERS:
        return True
    role, provider = find_arn(role_arn), snapshot.providers.get(caller.provider)
    return role is not None and provider is not None and provider.account == role.account


def _issuer(provider: str) -> str:
    arn = find_arn(provider)
    return f"https://{arn.resource.partition('/')[2]}" if arn is not None else provider


def _context(
    role: Role | None, parameters: AssumeRoleParameters, inherited: Mapping[str, str], source: str | None
) -> dict[str, ContextValue]:
    """The keys that only these calls have; transitive tags override same-named role tags."""
    keys: dict[str, ContextValue] = {"sts:RoleSessionName": parameters.role_session_name}
    if parameters.external_id is not None:
        keys["sts:ExternalId"] = parameters.external_id
    if source is not None:
        keys["sts:SourceIdentity"] = source
    if parameters.mfa:
        keys |= {"aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "0"}
    if parameters.tags:
        keys |= {f"aws:RequestTag/{key}": value for key, value in parameters.tags.items()}
        keys["aws:TagKeys"] = tuple(parameters.tags)
    if parameters.transitive_tag_keys:
        keys["sts:TransitiveTagKeys"] = parameters.transitive_tag_keys
    for key, value in merged_tags(role.tags if role is not None else {}, inherited).items():
        keys |= {f"iam:ResourceTag/{key}": value, f"aws:ResourceTag/{key}": value}
    return keys


def _denied(judgement: Judgement, judgements: tuple[Judgement, ...], operation: str) -> AssumeRoleJudgement:
    """AWS's text; a role that does not exist gives the same one as a role that does not trust the caller."""
    if operation == "AssumeRole":
        message = aws_message(judgement.decision, judgement.request)
    else:
        message = f"Not authorized to perform sts:{operation}"
    return AssumeRoleJudgement(False, judgement.decision.reason, judgements, "AccessDenied", message, 403)


def _refused(reason: str, code: str, message: str, status: int) -> AssumeRoleJudgement:
    return AssumeRoleJudgement(False, reason, (), code, message, status)
