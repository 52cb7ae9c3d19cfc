"""Which policies of the world apply to a request (IAM: Policy evaluation logic; Organizations: SCPs and RCPs)."""

from collections.abc import Mapping

from playground.iam.callers import Caller, FederatedUserCaller, SessionCaller, UserCaller
from playground.iam.context import role_of, root_behind, user_of
from playground.iam.parse import document_as_it_stands
from playground.iam.policy import PolicyType
from playground.iam.request import AppliedPolicy, Level, Policies, Principal
from playground.iam.snapshot import AttachedPolicy, Organization, Resource, Role, Snapshot, User

# Organizations: services that support resource control policies, as far as they appear here.
RCP_SERVICES = frozenset(
    {"s3", "sts", "sqs", "kms", "secretsmanager", "dynamodb", "logs", "ecr", "cognito-identity", "cognito-idp"}
)
Applied = tuple[AppliedPolicy, ...]
# A root user may do everything in its account; whom it lets in is limited by the session policies alone.
_EVERYTHING = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
_ROOTS: Applied = (AppliedPolicy(document_as_it_stands(_EVERYTHING, PolicyType.IDENTITY), "root user"),)


def policies_for(
    snapshot: Snapshot, caller: Caller, principal: Principal, action: str, resource: Resource | Role | None
) -> Policies:
    """In: the world and one request. Out: everything that has a say in it."""
    owner = resource.account if resource is not None else principal.account
    limited = not principal.service_linked  # service-linked roles stand outside SCPs and RCPs
    return Policies(
        identity=_identity(snapshot, caller),
        boundary=_boundary(snapshot, caller),
        session=_session(snapshot, caller),
        resource=_resource(resource),
        scp=_scp(snapshot, principal.account) if limited else (),
        rcp=_rcp(snapshot, owner, action) if limited else (),
    )


def applied(policy: AttachedPolicy, policy_type: PolicyType) -> AppliedPolicy:
    """A policy of the world, parsed."""
    return AppliedPolicy(document_as_it_stands(policy.document, policy_type), policy.name, policy.arn, policy.owner_arn)


def _identity(snapshot: Snapshot, caller: Caller) -> Applied:
    if isinstance(caller, UserCaller):
        return _of_user(snapshot, user_of(snapshot, caller.arn))
    if isinstance(caller, FederatedUserCaller):
        return _ROOTS if root_behind(caller) else _of_user(snapshot, user_of(snapshot, caller.user_arn))
    if isinstance(caller, SessionCaller):
        return _all(role_of(snapshot, caller.role_arn).policies)
    return ()


def _of_user(snapshot: Snapshot, user: User) -> Applied:
    """The user's own and those of its groups."""
    groups = (snapshot.groups[arn] for arn in user.groups if arn in snapshot.groups)
    return _all(user.policies) + tuple(policy for group in groups for policy in _all(group.policies))


def _all(policies: tuple[AttachedPolicy, ...]) -> Applied:
    return tuple(applied(policy, PolicyType.IDENTITY) for policy in policies)


def _boundary(snapshot: Snapshot, caller: Caller) -> Applied | None:
    boundary = None
    if isinstance(caller, UserCaller):
        boundary = user_of(snapshot, caller.arn).boundary
    elif isinstance(caller, FederatedUserCaller) and not root_behind(caller):
        boundary = user_of(snapshot, caller.user_arn).boundary
    elif isinstance(caller, SessionCaller):
        role = role_of(snapshot, caller.role_arn)
        boundary = None if role.service_linked else role.boundary
    return None if boundary is None else (applied(boundary, PolicyType.BOUNDARY),)


def _session(snapshot: Snapshot, caller: Caller) -> Applied | None:
    """Inline and managed ones are one set. None passed: no limit for a role session, nothing for a federated user."""
    if not isinstance(caller, SessionCaller | FederatedUserCaller):
        return None
    passed = [
        AppliedPolicy(document_as_it_stands(text, PolicyType.SESSION), "session policy")
        for text in caller.session_policies
    ]
    for arn in caller.session_policy_arns:
        managed = snapshot.managed_policies.get(arn)
        document = managed.document if managed is not None else "{}"  # deleted since: it allows nothing
        passed.append(AppliedPolicy(document_as_it_stands(document, PolicyType.SESSION), "session policy", arn))
    return tuple(passed) if passed or isinstance(caller, FederatedUserCaller) else None


def _resource(resource: Resource | Role | None) -> Applied:
    if isinstance(resource, Role):
        trust = document_as_it_stands(resource.trust, PolicyType.TRUST)
        return (AppliedPolicy(trust, "trust policy", None, resource.arn),)
    if resource is None or resource.policy is None:
        return ()
    document = document_as_it_stands(resource.policy, PolicyType.RESOURCE)
    return (AppliedPolicy(document, "resource policy", None, resource.arn),)


def _scp(snapshot: Snapshot, account: str | None) -> tuple[Level, ...]:
    """SCPs limit member accounts, never the management account."""
    found = snapshot.organization_of(account)
    if account is None or found is None or not found.scp_enabled or account == found.management_account:
        return ()
    return _levels(found, account, found.scps, PolicyType.SCP)


def _rcp(snapshot: Snapshot, owner: str | None, action: str) -> tuple[Level, ...]:
    """RCPs limit everybody's access to what a member account owns, in the services that support them."""
    found = snapshot.organization_of(owner)
    if owner is None or found is None or not found.rcp_enabled or owner == found.management_account:
        return ()
    if action.partition(":")[0].lower() not in RCP_SERVICES:
        return ()
    return _levels(found, owner, found.rcps, PolicyType.RCP)


def _levels(
    organization: Organization,
    account: str,
    attached: Mapping[str, tuple[AttachedPolicy, ...]],
    policy_type: PolicyType,
) -> tuple[Level, ...]:
    return tuple(
        Level(target, tuple(applied(policy, policy_type) for policy in attached.get(target, ())))
        for target in organization.paths[account]
    )
