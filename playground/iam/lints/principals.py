"""Rules about whom a trust or resource policy lets in (IAM: security best practices; external ID; OIDC federation)."""

import re

from playground.iam.catalog import BUILT_IN_PROVIDERS, SERVICE_PRINCIPALS
from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Effect, PolicyType, PrincipalName, Statement
from playground.sentences import say

_ACCOUNT = re.compile(r"[0-9]{12}|arn:aws[a-z-]*:iam::[0-9]{12}:root")
_NUMBER = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
EXTERNAL_ID_KEY = "sts:ExternalId"
EXTERNAL_ID = EXTERNAL_ID_KEY.lower()
_AUDIENCE = (":aud", ":app_id", ":oaud")
_FEDERATION = ("sts:assumerolewithwebidentity", "sts:assumerolewithsaml")


def principal_rules(statement: Statement, remarks: Remarks) -> None:
    """Everything worth a word about one statement's Principal."""
    pointer = f"{statement.pointer}/Principal"
    for name in statement.principals or ():
        if name.type == "CanonicalUser":
            message = say("A canonical user id names nobody in this playground.")
            remarks.warn(pointer, "canonical_user", message, say("Name the account or the user by its ARN."))
        if name.type == "Service" and name.value not in SERVICE_PRINCIPALS:
            message = say("No service {name} is known here.", name=name.value)
            remarks.warn(pointer, "unknown_service", message, say("Check the spelling, for example ec2.amazonaws.com."))
    if statement.effect is not Effect.ALLOW or remarks.policy_type not in (PolicyType.TRUST, PolicyType.RESOURCE):
        return
    _everybody(statement, pointer, remarks)
    if remarks.policy_type is PolicyType.TRUST:
        _external_id(statement, pointer, remarks)
        _whole_account(statement, pointer, remarks)
        _audience(statement, pointer, remarks)
        _fitting_action(statement, pointer, remarks)


def _everybody(statement: Statement, pointer: str, remarks: Remarks) -> None:
    if PrincipalName("AWS", "*") in (statement.principals or ()) and not statement.conditions:
        trust = remarks.policy_type is PolicyType.TRUST
        message = (
            say("This lets everybody in every AWS account assume this role.")
            if trust
            else say("This lets everybody in every AWS account do this.")
        )
        remarks.warn(pointer, "everybody", message, say("Name accounts, users or roles, or add a Condition."))


def _external_id(statement: Statement, pointer: str, remarks: Remarks) -> None:
    """The confused deputy (IAM: Access to AWS accounts owned by third parties)."""
    if any(condition.key.lower() == EXTERNAL_ID for condition in statement.conditions):
        return
    names = (name.value for name in statement.principals or () if name.type == "AWS")
    accounts = (_NUMBER.search(value) for value in names)
    stranger = next((each[0] for each in accounts if each and each[0] in remarks.scope.strangers), None)
    if stranger is not None:
        message = say(
            "Account {stranger} belongs to others, who may be talked into using this role for somebody else.",
            stranger=stranger,
        )
        hint = say("Ask for an external ID that only you and they know: a Condition on {key}.", key=EXTERNAL_ID_KEY)
        remarks.warn(pointer, "external_id_missing", message, hint)


def _whole_account(statement: Statement, pointer: str, remarks: Remarks) -> None:
    if not statement.conditions and any(_ACCOUNT.fullmatch(name.value) for name in statement.principals or ()):
        message = say(
            "Trusting an account leaves the choice to its administrators: each user still needs a policy there."
        )
        hint = say(
            "Name users or roles to choose yourself; for another company's account also ask for an sts:ExternalId."
        )
        remarks.suggest(pointer, "whole_account", message, hint)


def _audience(statement: Statement, pointer: str, remarks: Remarks) -> None:
    """SAML states its audience as saml:aud, web identity as PROVIDER:aud or PROVIDER:app_id."""
    federated = any(name.type == "Federated" for name in statement.principals or ())
    if federated and not any(each.key.lower().endswith(_AUDIENCE) for each in statement.conditions):
        message = say("Every app that uses this identity provider can get in.")
        hint = say("Add a Condition on the provider's aud (or app_id) key, and on sub where it names the person.")
        remarks.warn(pointer, "no_audience", message, hint)


def _fitting_action(statement: Statement, pointer: str, remarks: Remarks) -> None:
    actions = {action.lower() for action in statement.actions or ()}
    types = {name.type for name in statement.principals or ()}
    if types == {"Federated"} and not actions.intersection(_FEDERATION):
        wanted = _federation_action(statement)
        message = say("A federated caller uses {wanted}, which this statement does not allow.", wanted=wanted)
        remarks.warn(f"{statement.pointer}/Action", "action_misfit", message, say("Write {wanted}.", wanted=wanted))
    if types and "Federated" not in types and actions and actions <= set(_FEDERATION):
        message = say("Users, roles and services use sts:AssumeRole, which this statement does not allow.")
        remarks.warn(f"{statement.pointer}/Action", "action_misfit", message, say("Write sts:AssumeRole."))


def _federation_action(statement: Statement) -> str:
    values = [name.value for name in statement.principals or ()]
    saml = all(":saml-provider/" in value and value not in BUILT_IN_PROVIDERS for value in values)
    return "sts:AssumeRoleWithSAML" if saml else "sts:AssumeRoleWithWebIdentity"
