"""Rules about what a statement allows (IAM Access Analyzer policy checks; known ways of privilege escalation)."""

from playground.iam.arn import find_arn
from playground.iam.elements import action_matcher
from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Effect, PolicyType, Statement

OF_IDENTITIES = (PolicyType.IDENTITY, PolicyType.MANAGED)
# Whoever may do one of these can give itself more than it has.
ESCALATIONS = {
    "iam:PassRole": "hand any role to a service and act through it",
    "iam:UpdateAssumeRolePolicy": "let itself into any role",
    "iam:PutRolePolicy": "add permissions to a role that it can assume",
    "iam:AttachRolePolicy": "attach any policy to a role that it can assume",
    "iam:PutUserPolicy": "add permissions to itself",
    "iam:AttachUserPolicy": "attach any policy to itself",
    "iam:PutGroupPolicy": "add permissions to its own group",
    "iam:AttachGroupPolicy": "attach any policy to its own group",
    "iam:AddUserToGroup": "join any group",
    "iam:CreatePolicyVersion": "rewrite a policy that is attached to it",
    "iam:SetDefaultPolicyVersion": "bring back an older, wider version of a policy",
    "iam:CreateAccessKey": "make keys for another user",
    "iam:CreateLoginProfile": "set a password for another user",
    "iam:UpdateLoginProfile": "change another user's password",
    "iam:DeleteUserPermissionsBoundary": "remove a user's permissions boundary",
    "iam:DeleteRolePermissionsBoundary": "remove a role's permissions boundary",
}
# Services whose actions and resources carry the same prefix, so that a mixture is a mistake.
_SAME_PREFIX = frozenset({"s3", "sqs", "sns", "dynamodb", "iam", "lambda", "kms", "secretsmanager"})
_OBJECT_ACTIONS = ("s3:getobject", "s3:putobject", "s3:deleteobject")
_EVERYTHING = ("*", "*:*")


def permission_rules(statement: Statement, remarks: Remarks) -> None:
    """Everything worth a word about one statement's Action and Resource."""
    if statement.effect is Effect.ALLOW:
        _allow_by_exclusion(statement, remarks)
        _unreachable(statement, remarks)
        if remarks.policy_type in OF_IDENTITIES:
            _escalation(statement, remarks)
    _other_service(statement, remarks)
    _bucket_or_object(statement, remarks)
    _variables_without_version(statement, remarks)


def _allow_by_exclusion(statement: Statement, remarks: Remarks) -> None:
    if statement.not_actions is not None and remarks.policy_type is not PolicyType.SCP:
        message = "Allow with NotAction allows every other action of every service, those of tomorrow included."
        remarks.warn(f"{statement.pointer}/NotAction", "allow_not_action", message, "List what is allowed with Action.")
    if statement.not_resources is not None:
        message = "Allow with NotResource allows every other resource."
        hint = "List what is allowed with Resource."
        remarks.warn(f"{statement.pointer}/NotResource", "allow_not_resource", message, hint)


def _unreachable(statement: Statement, remarks: Remarks) -> None:
    for other in remarks.plain_denies:
        if _denies_all_of(other, statement):
            message = f"This Allow never counts: statement {other.index + 1} denies all of it."
            remarks.warn(statement.pointer, "unreachable", message, "Remove one of the two, or narrow the Deny.")
            return


def _denies_all_of(deny: Statement, allow: Statement) -> bool:
    """Only what is certain: the Deny has no conditions and is about everybody whom the Allow is about."""
    if deny.actions is None or deny.not_resources is not None or deny.not_principals is not None:
        return False
    same_people = deny.principals == allow.principals or any(each.value == "*" for each in deny.principals or ())
    actions = set(deny.actions) & set(_EVERYTHING) or (allow.actions and set(allow.actions) <= set(deny.actions))
    everywhere = deny.resources is None or "*" in deny.resources
    same_place = everywhere or (allow.resources is not None and set(allow.resources) <= set(deny.resources or ()))
    return bool(same_people and actions and same_place)


def _escalation(statement: Statement, remarks: Remarks) -> None:
    if statement.actions is None or statement.conditions or "*" not in (statement.resources or ()):
        return
    pointer = f"{statement.pointer}/Action"
    if any(action in _EVERYTHING for action in statement.actions):
        message = "This allows everything on everything: whoever has it is an administrator."
        remarks.suggest(pointer, "administrator", message, "List the actions that the work needs.")
        return
    patterns = [action_matcher(action) for action in statement.actions if action.lower().startswith("iam:")]
    for action, deed in ESCALATIONS.items() if patterns else ():
        if any(match(action.lower()) for match in patterns):
            message = f"Whoever has this can {deed} ({action} on every resource)."
            hint = "Name the resources, or add a Condition; for iam:PassRole say iam:PassedToService."
            remarks.warn(pointer, "escalation", message, hint)
            return


def _other_service(statement: Statement, remarks: Remarks) -> None:
    """Actions of one service with resources of another: the statement never applies."""
    arns = [find_arn(resource) for resource in statement.resources or ()]
    services = {arn.service for arn in arns if arn is not None}
    vendors = {action.partition(":")[0].lower() for action in statement.actions or ()}
    known = vendors <= _SAME_PREFIX and services <= _SAME_PREFIX
    if known and vendors and services and len(arns) == len(services) and vendors.isdisjoint(services):
        message = f"No action here belongs to {', '.join(sorted(services))}: the statement never applies."
        remarks.warn(f"{statement.pointer}/Resource", "other_service", message, "Name resources of the same service.")


def _bucket_or_object(statement: Statement, remarks: Remarks) -> None:
    """S3: buckets are arn:aws:s3:::NAME, their objects arn:aws:s3:::NAME/KEY."""
    names = [
        resource.partition(":::")[2] for resource in statement.resources or () if resource.startswith("arn:aws:s3:::")
    ]
    if not names or len(names) != len(statement.resources or ()):
        return
    actions = [action.lower() for action in statement.actions or ()]
    pointer = f"{statement.pointer}/Resource"
    if any(action in _OBJECT_ACTIONS for action in actions) and not any("/" in name or "*" in name for name in names):
        message = "These actions are about objects, but only buckets are named."
        remarks.warn(pointer, "bucket_for_object", message, f"Write arn:aws:s3:::{names[0]}/* for the objects in it.")
    if "s3:listbucket" in actions and all("/" in name for name in names):
        bucket = names[0].partition("/")[0]
        message = "s3:ListBucket is about a bucket, but only objects are named."
        remarks.warn(pointer, "object_for_bucket", message, f"Write arn:aws:s3:::{bucket} without a slash, too.")


def _variables_without_version(statement: Statement, remarks: Remarks) -> None:
    if remarks.document.has_variables:
        return
    texts = [*(statement.resources or ()), *(statement.not_resources or ())]
    texts.extend(value for condition in statement.conditions for value in condition.values)
    if any("${" in text for text in texts):
        message = "Without Version 2012-10-17 a variable such as ${aws:username} is just text."
        remarks.warn(statement.pointer, "variable_without_version", message, 'Write "Version": "2012-10-17".')
