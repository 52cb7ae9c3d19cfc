"""Principal and NotPrincipal (IAM JSON policy elements: Principal, NotPrincipal; Creating a role: trust policies)."""

import re

from playground.iam.catalog import BUILT_IN_PROVIDERS, SERVICE_PRINCIPALS
from playground.iam.checks.report import shown
from playground.iam.checks.scope import SYNTAX, Scope
from playground.iam.json_text import Kind, Node, escape_pointer
from playground.iam.policy import Effect, PolicyType, PrincipalName
from playground.sentences import say

Principals = tuple[PrincipalName, ...] | None

WITHOUT_PRINCIPAL = frozenset(
    {PolicyType.IDENTITY, PolicyType.MANAGED, PolicyType.BOUNDARY, PolicyType.SESSION, PolicyType.SCP}
)
COGNITO = "cognito-identity.amazonaws.com"
_ACCOUNT = re.compile(r"[0-9]{12}")
_UNIQUE_ID = re.compile(r"A(?:IDA|ROA)[A-Z0-9]{8,124}")
_NAME = r"[A-Za-z0-9_+=,.@-]+"
_AWS_ARN = re.compile(
    r"arn:aws[a-z-]*:(?:"
    rf"iam::(?P<account>[0-9]{{12}}):(?P<entity>root|(?:user|role)/(?:[\x21-\x29\x2b-\x3e\x40-\x7e]*/)?{_NAME})"
    rf"|sts::(?P<session>[0-9]{{12}}):(?:assumed-role/{_NAME}/{_NAME}|federated-user/{_NAME}))"
)
_SERVICE = re.compile(r"[a-z0-9][a-z0-9.-]*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)")
_PROVIDER = re.compile(r"arn:aws[a-z-]*:iam::([0-9]{12}):(?:oidc-provider/[^*?\s]+|saml-provider/[\w._-]+)")


def check_principals(node: Node, pointer: str, effect: Effect, scope: Scope) -> tuple[Principals, Principals]:
    """In: a statement. Out: whom its Principal and NotPrincipal name; None for the element that is absent."""
    principal, not_principal = node.get("Principal"), node.get("NotPrincipal")
    if scope.policy_type in WITHOUT_PRINCIPAL:
        for found, name in ((principal, "Principal"), (not_principal, "NotPrincipal")):
            if found is not None:
                hint = say("Remove it: this policy belongs to whoever it is attached to.")
                message = say("Policy document should not specify a principal.")
                scope.report.error(found, f"{pointer}/{name}", "principal_not_allowed", message, hint)
        return None, None
    if principal is None and not_principal is None:
        hint = say('Add "Principal", for example {"AWS": "arn:aws:iam::111122223333:root"}.')
        scope.report.error(node, pointer, "principal_missing", say("Missing required field Principal"), hint)
    if not_principal is not None:
        _check_not_principal(not_principal, f"{pointer}/NotPrincipal", effect, scope)
    everybody = principal is None or (principal.kind is Kind.STRING and principal.text == "*")
    if principal is not None and not everybody and scope.policy_type is PolicyType.RCP:
        hint = say('A resource control policy speaks about everybody: "Principal": "*".')
        scope.report.error(principal, f"{pointer}/Principal", "rcp_principal", SYNTAX, hint)
    names = _element(principal, f"{pointer}/Principal", scope)
    _check_cognito(node, pointer, names, effect, scope)
    return names, _element(not_principal, f"{pointer}/NotPrincipal", scope)


def _check_not_principal(node: Node, pointer: str, effect: Effect, scope: Scope) -> None:
    hint = say('Write "Principal" and name whom you mean.')
    if effect is Effect.ALLOW and scope.policy_type is not PolicyType.RCP:
        message = say("Allow with NotPrincipal is not allowed.")
        scope.report.error(node, pointer, "not_principal_allow", message, hint)
    elif scope.policy_type is PolicyType.TRUST:
        message = say("AssumeRole policy must not contain NotPrincipal field.")
        scope.report.error(node, pointer, "not_principal_trust", message, hint)
    elif scope.policy_type is PolicyType.RCP:
        scope.report.error(node, pointer, "rcp_not_principal", SYNTAX, say('Write "Principal": "*" and a Condition.'))


def _element(node: Node | None, pointer: str, scope: Scope) -> Principals:
    if node is None:
        return None
    if node.kind is Kind.STRING:
        _check_bare(node, pointer, scope)
        return (PrincipalName("AWS", node.text),)
    if node.kind is not Kind.OBJECT:
        hint = say('Write {"AWS": "..."}, {"Service": "..."} or {"Federated": "..."}.')
        scope.report.error(node, pointer, "wrong_type", SYNTAX, hint)
        return ()
    if not any(member.value.as_list() for member in node.members):
        message = say("Missing required field Principal cannot be empty!")
        scope.report.error(node, pointer, "principal_empty", message, say('Name somebody: {"AWS": "..."}.'))
    names: list[PrincipalName] = []
    for member in node.members:
        place = f"{pointer}/{escape_pointer(member.key.text)}"
        if not _type_allowed(member.key.text, scope.policy_type):
            message = say('Invalid principal in policy: "{name}"', name=shown(member.key.text))
            hint = say("The types are AWS, Service and, in trust policies, Federated.")
            scope.report.error(member.key, place, "principal_type", message, hint)
        for item, item_place in scope.texts(member.value, place, say("principals")):
            _check_value(member.key.text, item, item_place, scope)
            names.append(PrincipalName(member.key.text, item.text))
    return tuple(names)


def _check_bare(node: Node, pointer: str, scope: Scope) -> None:
    if node.text != "*":
        hint = say('Say what it is: {{"AWS": "{text}"}}.', text=shown(node.text))
        scope.report.error(node, pointer, "principal_without_type", SYNTAX, hint)
    elif scope.policy_type is PolicyType.TRUST:
        message = say('AssumeRolepolicy contained an invalid principal: "STAR":"*".')
        hint = say('A trust policy takes {"AWS": "*"}, which trusts everybody: add a Condition.')
        scope.report.error(node, pointer, "principal_bare_star", message, hint)


def _type_allowed(principal_type: str, policy_type: PolicyType) -> bool:
    if principal_type == "Federated":
        return policy_type is PolicyType.TRUST
    if principal_type == "CanonicalUser":
        return policy_type is PolicyType.RESOURCE
    return principal_type in ("AWS", "Service")


def _check_value(principal_type: str, item: Node, pointer: str, scope: Scope) -> None:
    check = _VALUE_CHECKS.get(principal_type)
    hint = check(item.text, scope) if check is not None else ""
    if hint:
        label = {"AWS": "AWS", "Service": "SERVICE", "Federated": "FEDERATED", "CanonicalUser": "CANONICAL_USER"}
        message = say(
            'Invalid principal in policy: "{label}":"{text}"', label=label[principal_type], text=shown(item.text)
        )
        scope.report.error(item, pointer, "invalid_principal", message, hint)


def _aws_hint(value: str, scope: Scope) -> str:
    """What is wrong with an AWS principal, or nothing."""
    if value == "*" or _UNIQUE_ID.fullmatch(value):
        return ""
    if _ACCOUNT.fullmatch(value):
        return _account_hint(value, scope)
    found = _AWS_ARN.fullmatch(value)
    if found is None:
        if "*" in value or "?" in value:
            return say(
                "Wildcards do not work inside a principal. Name it in full, or use a Condition on aws:PrincipalArn."
            )
        if ":group/" in value:
            return say("A group cannot be a principal. Name its users, or a role.")
        return say("Write an account number or the ARN of a user, a role, a session or an account root.")
    if found["account"] is None:
        return _account_hint(found["session"], scope)
    if found["entity"] == "root":
        return _account_hint(found["account"], scope)
    if scope.known is not None and value not in scope.known.arns:
        return say("There is no such user or role. Create it first, or correct the ARN (letter case and path count).")
    return ""


def _account_hint(account: str, scope: Scope) -> str:
    if scope.known is not None and account not in scope.known.accounts:
        return say("There is no such account here. Add it first, or correct the number.")
    return ""


def _service_hint(value: str, scope: Scope) -> str:
    if not _SERVICE.fullmatch(value):
        return say("Write a service principal such as ec2.amazonaws.com.")
    if scope.policy_type is PolicyType.TRUST and scope.known is not None and value not in SERVICE_PRINCIPALS:
        return say("No service of that name is known here. Check the spelling, for example ec2.amazonaws.com.")
    return ""


def _federated_hint(value: str, scope: Scope) -> str:
    if value in BUILT_IN_PROVIDERS:
        return ""
    if not _PROVIDER.fullmatch(value):
        built_in = ", ".join(BUILT_IN_PROVIDERS)
        return say("Write the ARN of an identity provider, or one of {built_in}.", built_in=built_in)
    if scope.known is not None and value not in scope.known.arns:
        return say("There is no such identity provider. Create it first, or correct the ARN.")
    return ""


def _canonical_hint(value: str, scope: Scope) -> str:
    return "" if re.fullmatch(r"[0-9a-fA-F]{64}", value) else say("A canonical user id has 64 hexadecimal digits.")


_VALUE_CHECKS = {
    "AWS": _aws_hint,
    "Service": _service_hint,
    "Federated": _federated_hint,
    "CanonicalUser": _canonical_hint,
}


def _check_cognito(node: Node, pointer: str, names: Principals, effect: Effect, scope: Scope) -> None:
    if effect is not Effect.ALLOW or not names or PrincipalName("Federated", COGNITO) not in names:
        return
    condition = node.get("Condition")
    if condition is None or (condition.kind is Kind.OBJECT and not condition.members):
        message = say("A condition block must be present for the Cognito provider")
        hint = say('Add {{"StringEquals": {{"{cognito}:aud": "IDENTITY_POOL_ID"}}}}.', cognito=COGNITO)
        scope.report.error(node, pointer, "cognito_condition", message, hint)
