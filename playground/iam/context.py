"""Fills the condition keys of a request, and names its caller (IAM User Guide: AWS global condition context keys).

Which caller has which key is the table of that page; a key that a caller lacks is absent, never empty.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from playground.iam.arn import find_arn, read_arn
from playground.iam.callers import (
    AnonymousCaller,
    Caller,
    FederatedUserCaller,
    RootCaller,
    SamlCaller,
    ServiceCaller,
    SessionCaller,
    UserCaller,
    WebIdentityCaller,
)
from playground.iam.errors import UnknownEntity
from playground.iam.principals import (
    anonymous_principal,
    federated_user_principal,
    provider_principal,
    root_principal,
    service_principal,
    session_principal,
    user_principal,
)
from playground.iam.request import ContextValue, Principal, PrincipalKind
from playground.iam.snapshot import Resource, Role, Snapshot, User

Keys = dict[str, ContextValue]
DEFAULTS: Mapping[str, ContextValue] = {
    "aws:SecureTransport": "true",
    "aws:SourceIp": "203.0.113.10",
    "aws:RequestedRegion": "us-east-1",
    "aws:UserAgent": "playground",
    "aws:ViaAWSService": "false",
}
_GLOBAL_SERVICES = frozenset({"iam", "sts", "organizations"})


def principal_of(snapshot: Snapshot, caller: Caller) -> Principal:
    """In: a caller of the world. Out: the engine's principal, known by ARN and by unique id."""
    match caller:
        case UserCaller():
            return user_principal(caller.arn, user_of(snapshot, caller.arn).unique_id)
        case RootCaller():
            return root_principal(caller.account, _partition(snapshot, caller.account))
        case SessionCaller():
            linked = session_role(snapshot, caller).service_linked
            return session_principal(session_arn(caller), caller.role_id, service_linked=linked)
        case FederatedUserCaller():
            root = root_behind(caller)
            user_id = root or user_of(snapshot, caller.user_arn).unique_id
            return federated_user_principal(federated_arn(caller), caller.user_arn, user_id)
        case ServiceCaller():
            return service_principal(caller.name)
        case WebIdentityCaller():
            return provider_principal(caller.provider, PrincipalKind.WEB_IDENTITY)
        case SamlCaller():
            return provider_principal(caller.provider, PrincipalKind.SAML)
        case AnonymousCaller():
            return anonymous_principal()


def user_of(snapshot: Snapshot, arn: str) -> User:
    """The user with an ARN; raises UnknownEntity."""
    user = snapshot.users.get(arn)
    if user is None:
        raise UnknownEntity(f"There is no user {arn}.", hint="Choose a user that exists.")
    return user


def role_of(snapshot: Snapshot, arn: str) -> Role:
    """The role with an ARN; raises UnknownEntity."""
    role = snapshot.roles.get(arn)
    if role is None:
        raise UnknownEntity(f"There is no role {arn}.", hint="Choose a role that exists.")
    return role


def session_role(snapshot: Snapshot, caller: SessionCaller) -> Role:
    """The role that a session wears. A role made again under the same name is another one: the session is dead."""
    role = role_of(snapshot, caller.role_arn)
    if role.unique_id != caller.role_id:
        raise UnknownEntity(f"The role of this session, {caller.role_id}, is gone.", hint="Assume the role again.")
    return role


def session_arn(caller: SessionCaller) -> str:
    """A session's ARN carries the role's name, without its path."""
    role = read_arn(caller.role_arn)
    return f"arn:{role.partition}:sts::{role.account}:assumed-role/{role.name}/{caller.session_name}"


def root_behind(caller: FederatedUserCaller) -> str | None:
    """Out: the account whose root user let this federated user in, None if an IAM user did."""
    arn = read_arn(caller.user_arn)
    return arn.account if arn.resource == "root" else None


def federated_arn(caller: FederatedUserCaller) -> str:
    """The ARN of a GetFederationToken session."""
    user = read_arn(caller.user_arn)
    return f"arn:{user.partition}:sts::{user.account}:federated-user/{caller.name}"


def condition_keys(
    snapshot: Snapshot,
    caller: Caller,
    principal: Principal,
    action: str,
    resource: Resource | Role | None,
    at: datetime,
) -> Keys:
    """Out: every key that such a request carries by itself; what a test or a learner sets comes on top."""
    keys: Keys = dict(DEFAULTS)
    keys |= {"aws:CurrentTime": moment(at), "aws:EpochTime": str(int(at.timestamp()))}
    keys |= _region(action, resource)
    keys |= _caller_keys(snapshot, caller, principal, at)
    if principal.account is not None:
        keys |= _organization_keys(snapshot, principal.account, "aws:Principal")
    if resource is not None:
        keys |= {"aws:ResourceAccount": resource.account}
        prefixes = ("aws", "iam") if action.lower().startswith("iam:") else ("aws",)
        keys |= {f"{prefix}:ResourceTag/{name}": value for prefix in prefixes for name, value in resource.tags.items()}
        keys |= _organization_keys(snapshot, resource.account, "aws:Resource")
    return keys


@lru_cache(maxsize=1024)
def moment(at: datetime) -> str:
    """A moment as condition keys write it, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _region(action: str, resource: Resource | Role | None) -> Keys:
    """The region of the resource; IAM and the global STS endpoint are in us-east-1."""
    if action.partition(":")[0].lower() in _GLOBAL_SERVICES or resource is None:
        return {}
    arn = find_arn(resource.arn)
    return {"aws:RequestedRegion": arn.region} if arn is not None and arn.region else {}


def _caller_keys(snapshot: Snapshot, caller: Caller, principal: Principal, at: datetime) -> Keys:
    match caller:
        case ServiceCaller():
            own: Keys = {
                "aws:PrincipalIsAWSService": "true",
                "aws:PrincipalServiceName": caller.name,
                "aws:PrincipalServiceNamesList": (caller.name,),
            }
        case AnonymousCaller():
            own = {"aws:PrincipalAccount": "anonymous", "aws:PrincipalType": "Anonymous", "aws:userid": "anonymous"}
        case WebIdentityCaller() | SamlCaller():
            own = dict(caller.claims)
        case UserCaller():
            own = _user_keys(user_of(snapshot, caller.arn), caller, at)
        case SessionCaller():
            own = _session_keys(session_role(snapshot, caller), caller)
        case FederatedUserCaller():
            own = _federated_keys(snapshot, caller, principal)
        case RootCaller():
            own = _principal_keys(principal.arn, caller.account, "Account", caller.account)
            if caller.token_issued_at is not None:
                own |= {"aws:TokenIssueTime": moment(caller.token_issued_at), "aws:MultiFactorAuthPresent": "false"}
    return own


def _principal_keys(arn: str, account: str, kind: str, user_id: str) -> Keys:
    return {
        "aws:PrincipalArn": arn,
        "aws:PrincipalAccount": account,
        "aws:PrincipalType": kind,
        "aws:userid": user_id,
        "aws:PrincipalIsAWSService": "false",
    }


def _user_keys(user: User, caller: UserCaller, at: datetime) -> Keys:
    """Long-term keys carry no MFA state at all; GetSessionToken credentials say true or false."""
    keys = _principal_keys(user.arn, user.account, "User", user.unique_id) | {"aws:username": user.name}
    keys |= {f"aws:PrincipalTag/{name}": value for name, value in user.tags.items()}
    if caller.token_issued_at is not None:
        keys["aws:TokenIssueTime"] = moment(caller.token_issued_at)
        keys["aws:MultiFactorAuthPresent"] = "true" if caller.mfa_at is not None else "false"
        if caller.mfa_at is not None:
            keys["aws:MultiFactorAuthAge"] = str(int((at - caller.mfa_at).total_seconds()))
    return keys


def _session_keys(role: Role, caller: SessionCaller) -> Keys:
    """The role's ARN with its path; role tags under session tags; no MFA state, whatever the assuming call had."""
    user_id = f"{caller.role_id}:{caller.session_name}"
    keys = _principal_keys(caller.role_arn, role.account, "AssumedRole", user_id)
    keys |= {f"aws:PrincipalTag/{name}": value for name, value in merged_tags(role.tags, caller.tags).items()}
    keys |= {"aws:TokenIssueTime": moment(caller.issued_at), "aws:MultiFactorAuthPresent": "false"}
    if caller.source_identity is not None:
        keys["aws:SourceIdentity"] = caller.source_identity
    if caller.federated_provider is not None:
        keys["aws:FederatedProvider"] = caller.federated_provider
    return keys | dict(caller.federation_claims)


def _federated_keys(snapshot: Snapshot, caller: FederatedUserCaller, principal: Principal) -> Keys:
    account = read_arn(caller.user_arn).account
    own_tags = {} if root_behind(caller) else user_of(snapshot, caller.user_arn).tags
    keys = _principal_keys(principal.arn, account, "FederatedUser", f"{account}:{caller.name}")
    keys |= {f"aws:PrincipalTag/{name}": value for name, value in merged_tags(own_tags, caller.tags).items()}
    return keys | {"aws:TokenIssueTime": moment(caller.issued_at), "aws:MultiFactorAuthPresent": "false"}


def merged_tags(under: Mapping[str, str], over: Mapping[str, str]) -> dict[str, str]:
    """Tags where those of `over` win; keys that differ only in letter case are one key."""
    hidden = {name.lower() for name in over}
    return {name: value for name, value in under.items() if name.lower() not in hidden} | dict(over)


def _organization_keys(snapshot: Snapshot, account: str, prefix: str) -> Keys:
    """The management account included. Paths: o-ID/r-ID/ou-ID/ with a slash at the end, without the account."""
    organization = snapshot.organization_of(account)
    if organization is None:
        return {}
    path = "/".join((organization.id, *organization.paths[account][:-1])) + "/"
    return {f"{prefix}OrgID": organization.id, f"{prefix}OrgPaths": (path,)}


def _partition(snapshot: Snapshot, account: str) -> str:
    found = snapshot.accounts.get(account)
    return found.partition if found is not None else "aws"
