"""Calls in the form of CloudTrail's records: who asks as `userIdentity`, what STS gave, what it refused.

Source: AWS CloudTrail User Guide, "CloudTrail userIdentity element"; IAM User Guide, "Logging IAM and AWS STS API
calls". No secret, no token and no MFA code goes into a record.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from playground.errors import Kind, PlaygroundError
from playground.iam.callers import ServiceCaller, UserCaller
from playground.people.models import Person
from playground.sandbox.activity import Call, keep
from playground.sandbox.errors import Frozen
from playground.sandbox.models import Account, Identity, Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.sts.callers import CallerRef, FoundCaller
from playground.sts.glass import event_data
from playground.sts.models import RoleSession, SessionKind
from playground.sts.parameters import SessionParameters
from playground.sts.principals import role_arn, user_arn
from playground.sts.queries import roles_of, sandbox_now

STS = "sts.amazonaws.com"
OPERATIONS = {SessionKind.USER: "GetSessionToken", SessionKind.FEDERATED: "GetFederationToken"}
_OF_FEDERATED = {"WebIdentityUser": "AssumeRoleWithWebIdentity", "SAMLUser": "AssumeRoleWithSAML"}
UNKNOWN: Mapping[str, Any] = {"type": "Unknown"}


@contextmanager
def recording_refusal(
    sandbox_pk: int,
    operation: str,
    said: SessionParameters,
    person: Person | None,
    *,
    ref: CallerRef | None = None,
    role_id: str = "",
) -> Iterator[None]:
    """Around a command of STS: its refusal rolls the edit back, so the record of it is written here, after that.

    What names nothing that is there leaves no record.
    """
    try:
        yield
    except PlaygroundError as refused:
        sandbox = Sandbox.objects.filter(pk=sandbox_pk).first()
        if sandbox is not None and refused.kind is not Kind.NOT_FOUND:
            role = roles_of(sandbox).filter(public_id=role_id).first() if role_id else None
            arn = role_arn(role) if role else ""
            identity = identity_of(sandbox, ref) if ref else UNKNOWN
            name = _OF_FEDERATED.get(identity["type"], operation)
            call = Call(
                STS,
                name,
                identity,
                who_of(identity),
                parameters_of(said, arn),
                resources=(arn,) if arn else (),
                also=event_data(role, said.reason or ""),
            )
            keep_refused(sandbox, call, refused, person)
        raise


def keep_refused(sandbox: Sandbox, call: Call, refused: PlaygroundError, person: Person | None) -> None:
    """In: a call without its outcome, and why it was refused. Writes it down as of the sandbox's now."""
    if isinstance(refused, Frozen):  # the instructor's word, not AWS's: nothing was called
        return
    failed = replace(call, error_code=refused.code, error_message=str(refused.message))
    keep(sandbox, failed, sandbox_now(sandbox), person)


def session_call(session: RoleSession, found: FoundCaller, said: SessionParameters) -> Call:
    """Out: the call that gave this session, with what STS answered, less the secret and the token."""
    identity = _of_found(session, found)
    target = session.principal_arn
    user = {"assumedRoleId": session.user_id, "arn": session.arn} if session.kind == SessionKind.ROLE else None
    return Call(
        STS,
        OPERATIONS.get(SessionKind(session.kind), found.operation),
        identity,
        who_of(identity),
        parameters=parameters_of(said, target if user else "", session.session_name),
        response={
            "credentials": {"accessKeyId": session.access_key_id, "expiration": _time(session.expiration)},
            **({"assumedRoleUser": user} if user else {}),
            **({"sourceIdentity": session.source_identity} if session.source_identity else {}),
        },
        resources=(target,),
        also={"breakGlass": "Yes", "reason": session.reason} if session.reason else {},
    )


def _of_found(session: RoleSession, found: FoundCaller) -> Mapping[str, Any]:
    """Out: `userIdentity` of whoever just was let in; a user's without another query, as most calls are of users."""
    if isinstance(found.caller, UserCaller) and not found.is_session:
        return _user(found.ref.id, found.caller.arn, found.label)
    if isinstance(found.caller, ServiceCaller):
        return {"type": "AWSService", "invokedBy": found.caller.name}
    identity = identity_of(session.sandbox, found.ref)
    if identity is UNKNOWN and session.federation:  # a token from outside: nobody is drawn who holds it
        return _federated(str(session.federation["provider"]), found.label)
    return identity


def parameters_of(said: SessionParameters, role_arn: str = "", session_name: str | None = None) -> dict[str, Any]:
    """Out: requestParameters, without tokens, codes and empty values."""
    named = session_name or said.session_name
    found = {
        "roleArn": role_arn,
        "roleSessionName" if role_arn else "name": named,
        "durationSeconds": said.duration_seconds,
        "externalId": said.external_id,
        "serialNumber": said.serial_number,
        "policy": said.session_policy,
        "policyArns": [{"arn": arn} for arn in said.session_policy_arns],
        "principalTags": dict(said.tags),
        "transitiveTagKeys": sorted(said.transitive_tag_keys),
        "sourceIdentity": said.source_identity,
    }
    return {key: value for key, value in found.items() if value}


def who_of(identity: Mapping[str, Any]) -> str:
    """Out: one text for lists and for the filter."""
    return identity.get("arn") or identity.get("invokedBy") or identity.get("userName") or identity["type"]


def identity_of(sandbox: Sandbox, ref: CallerRef) -> Mapping[str, Any]:
    """In: who asks, as faces name it. Out: `userIdentity`, whether or not the credentials are still good."""
    if ref.kind == "session":
        session = RoleSession.objects.filter(sandbox=sandbox, public_id=ref.id).first()
        return _of_session(session) if session else UNKNOWN
    if ref.kind == "account_root":
        account = Account.objects.filter(sandbox=sandbox, public_id=ref.id).first()
        if account is None:
            return UNKNOWN
        return {"type": "Root", "principalId": account.number, "arn": account.root_arn, "accountId": account.number}
    found = Identity.objects.filter(sandbox=sandbox, public_id=ref.id).select_related("account").first()
    return _of_identity(found) if found else UNKNOWN


def _of_identity(identity: Identity) -> Mapping[str, Any]:
    if identity.kind == IdentityKind.USER and identity.account:
        return _user(identity.public_id, user_arn(identity), identity.name)
    if identity.kind == IdentityKind.SERVICE:
        return {"type": "AWSService", "invokedBy": identity.principal_value}
    if identity.kind == IdentityKind.ANONYMOUS:
        return {"type": "AWSAccount", "principalId": "", "accountId": "ANONYMOUS_PRINCIPAL"}
    return _federated(identity.principal_value, identity.name)


def _federated(provider: str, name: str) -> dict[str, Any]:
    return {
        "type": "SAMLUser" if ":saml-provider/" in provider else "WebIdentityUser",
        "principalId": f"{provider}:{name}",
        "userName": name,
        "identityProvider": provider,
    }


def _user(unique_id: str, arn: str, name: str) -> dict[str, Any]:
    return {
        "type": "IAMUser",
        "principalId": unique_id,
        "arn": arn,
        "accountId": arn.split(":")[4],
        "userName": name,
    }


def _of_session(session: RoleSession) -> Mapping[str, Any]:
    attributes = {"creationDate": _time(session.issued_at), "mfaAuthenticated": str(session.mfa).lower()}
    if session.kind == SessionKind.USER:
        arn = session.principal_arn
        root = {"type": "Root", "principalId": session.principal_id, "arn": arn, "accountId": session.principal_id}
        user = root if arn.endswith(":root") else _user(session.principal_id, arn, session.principal_name)
        return user | {"accessKeyId": session.access_key_id, "sessionContext": {"attributes": attributes}}
    role = session.kind == SessionKind.ROLE
    account = session.principal_arn.split(":")[4]
    issuer = {
        "type": "Role" if role else "IAMUser",
        "principalId": session.principal_id,
        "arn": session.principal_arn,
        "accountId": account,
        "userName": session.principal_name,
    }
    context: dict[str, Any] = {"sessionIssuer": issuer, "attributes": attributes}
    if session.source_identity:
        context["sourceIdentity"] = session.source_identity
    if provider := session.federation.get("provider"):
        context["webIdFederationData"] = {"federatedProvider": provider}
    return {
        "type": "AssumedRole" if role else "FederatedUser",
        "principalId": session.user_id,
        "arn": session.arn,
        "accountId": account,
        "accessKeyId": session.access_key_id,
        "sessionContext": context,
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
