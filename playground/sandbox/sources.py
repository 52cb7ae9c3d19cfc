"""Where a trust link can start, and what the trust policy says for it."""

from playground.iam.trust import TrustPrincipal
from playground.prepared import Prepared
from playground.sandbox.directory import iam_arn
from playground.sandbox.errors import CannotConnect, NotFound
from playground.sandbox.models import Account, Identity, Provider, Role
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.models.provider import ProviderKind
from playground.sandbox.providers import SAML_ARN, app_condition
from playground.sentences import say

_identity: Prepared[Identity] = Prepared(
    lambda pk, name: Identity.objects.filter(sandbox_id=pk, public_id=name).select_related("account"), int, str
)
ASSUME_ROLE = "sts:AssumeRole"
WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity"
WITH_SAML = "sts:AssumeRoleWithSAML"
SAML_SIGN_IN = "https://signin.aws.amazon.com/saml"  # "Configure SAML assertions": the audience of the sign-in page
NEVER = {
    "AGPA": (
        say("A group is no principal: a trust policy cannot name it."),
        say("Connect its members one by one, or the whole account and let the group's policy choose."),
    ),
    "res-": (say("A resource assumes nothing."), say("Draw the AWS service it runs on, and connect that.")),
    "ses-": (say("A session is a role being worn, not somebody to trust."), say("Connect the role it belongs to.")),
}


def principal_of(sandbox_pk: int, source_id: str) -> TrustPrincipal:
    """In: a node. Out: what a trust policy says to trust it. CannotConnect for what is nobody's principal."""
    refuse_impossible(source_id)
    identity = _identity.first(sandbox_pk, source_id)
    if identity is not None:
        return _principal_of_identity(identity)
    account = Account.objects.filter(sandbox_id=sandbox_pk, public_id=source_id).first()
    if account is not None:
        return TrustPrincipal("AWS", account.root_arn, ASSUME_ROLE)
    role = Role.objects.select_related("account").filter(sandbox_id=sandbox_pk, public_id=source_id).first()
    if role is not None:
        return TrustPrincipal("AWS", iam_arn(role.account.number, "role", role.path, role.name), ASSUME_ROLE)
    provider = Provider.objects.select_related("account").filter(sandbox_id=sandbox_pk, public_id=source_id).first()
    if provider is None:
        raise NotFound(
            say("There is no node {id} in this sandbox.", id=source_id[:40]),
            hint=say("It may have been deleted."),
        )
    return _principal_of_provider(provider)


def _principal_of_provider(provider: Provider) -> TrustPrincipal:
    """With the condition that the console writes: only tokens, or assertions, that are meant for this use."""
    if provider.kind == ProviderKind.SAML:
        return TrustPrincipal("Federated", provider.arn, WITH_SAML, {"StringEquals": {"SAML:aud": SAML_SIGN_IN}})
    claims = {"aud": provider.client_ids[0]} if provider.client_ids else {}
    return TrustPrincipal("Federated", provider.arn, WITH_WEB_IDENTITY, app_condition(provider.arn, claims))


def refuse_impossible(source_id: str) -> None:
    """Groups, resources and sessions are no principals."""
    for start, (message, hint) in NEVER.items():
        if source_id.startswith(start):
            raise CannotConnect(message, hint=hint, place="source_id")


def _principal_of_identity(identity: Identity) -> TrustPrincipal:
    value = identity.principal_value
    if identity.kind == IdentityKind.USER:
        return TrustPrincipal(
            "AWS", iam_arn(identity.account.number, "user", identity.path, identity.name), ASSUME_ROLE
        )
    if identity.kind == IdentityKind.SERVICE:
        return TrustPrincipal("Service", value, ASSUME_ROLE)
    if identity.kind == IdentityKind.ANONYMOUS:
        return TrustPrincipal("AWS", "*", ASSUME_ROLE)
    action = WITH_SAML if SAML_ARN.fullmatch(value) else WITH_WEB_IDENTITY
    return TrustPrincipal("Federated", value, action, app_condition(value, identity.claims))
