"""What AWS calls an edit: the name of the API call that does the same to a row, and what it is given. PURE.

In: what a row was and is. Source: the IAM, Organizations, STS and services' API References. What AWS knows no call for
has a name of ours.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

Image = Mapping[str, Any]
Named = tuple[str, str]  # service, operation

_IAM, _ORG, _ACCOUNT, _OURS = "iam", "organizations", "account", ""
_RESOURCES: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "bucket": ("s3", "CreateBucket", "PutBucketPolicy", "DeleteBucket"),
    "table": ("dynamodb", "CreateTable", "PutResourcePolicy", "DeleteTable"),
    "function": ("lambda", "CreateFunction", "AddPermission", "DeleteFunction"),
    "instance": ("ec2", "RunInstances", "ModifyInstanceAttribute", "TerminateInstances"),
    "task": ("ecs", "RunTask", "UpdateService", "StopTask"),
    "queue": ("sqs", "CreateQueue", "SetQueueAttributes", "DeleteQueue"),
    "topic": ("sns", "CreateTopic", "SetTopicAttributes", "DeleteTopic"),
    "key": ("kms", "CreateKey", "PutKeyPolicy", "ScheduleKeyDeletion"),
    "secret": ("secretsmanager", "CreateSecret", "PutResourcePolicy", "DeleteSecret"),
}
_PLAIN: Final[Mapping[str, tuple[str, str, str, str]]] = {  # service; made, changed, gone
    "Organization": (_ORG, "CreateOrganization", "UpdateOrganization", "DeleteOrganization"),
    "Group": (_IAM, "CreateGroup", "UpdateGroup", "DeleteGroup"),
    "Membership": (_IAM, "AddUserToGroup", "AddUserToGroup", "RemoveUserFromGroup"),
    "AccessKey": (_IAM, "CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"),
    "MfaDevice": (_IAM, "CreateVirtualMFADevice", "EnableMFADevice", "DeactivateMFADevice"),
    "LoginProfile": (_IAM, "CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"),
    "OrganizationUnit": (_ORG, "CreateOrganizationalUnit", "UpdateOrganizationalUnit", "DeleteOrganizationalUnit"),
    "OrganizationMember": (_ORG, "InviteAccountToOrganization", "MoveAccount", "RemoveAccountFromOrganization"),
    "OrganizationPolicy": (_ORG, "CreatePolicy", "UpdatePolicy", "DeletePolicy"),
    "OrganizationAttachment": (_ORG, "AttachPolicy", "AttachPolicy", "DetachPolicy"),
    "Sandbox": (_OURS, "", "RenameSandbox", ""),
    "Note": (_OURS, "AddNote", "WriteNote", "DeleteNote"),
    "Position": (_OURS, "MoveNodes", "MoveNodes", "MoveNodes"),
}
# Which change gives an edit its name, when it has several: what is made or goes before what hangs on it.
RANK: Final[tuple[str, ...]] = (
    "Organization",
    "Account",
    "Role",
    "Identity",
    "Group",
    "Provider",
    "Resource",
    "Policy",
    "InstanceProfile",
    "InlinePolicy",
    "PolicyAttachment",
    "PolicyVersion",
    "Membership",
    "AccessKey",
    "MfaDevice",
    "LoginProfile",
    "OrganizationUnit",
    "OrganizationMember",
    "OrganizationPolicy",
    "OrganizationAttachment",
    "Sandbox",
    "Note",
    "Position",
)
# What goes into requestParameters. What is not here stays out: secrets above all.
_PARAMETERS: Final[Mapping[str, str]] = {
    "path": "path",
    "description": "description",
    "max_session_duration": "maxSessionDuration",
    "trust_policy": "policyDocument",
    "document": "policyDocument",
    "policy": "policy",
    "policy_arn": "policyArn",
    "boundary": "permissionsBoundary",
    "tags": "tags",
    "key_id": "accessKeyId",
    "status": "status",
    "client_ids": "clientIDList",
    "thumbprints": "thumbprintList",
    "number": "accountId",
    "alias": "accountAlias",
    "arn": "resourceArn",
    "type": "type",
}
_NAMES: Final[Mapping[str, str]] = {
    "Role": "roleName",
    "Identity": "userName",
    "Group": "groupName",
    "InlinePolicy": "policyName",
    "Policy": "policyName",
    "InstanceProfile": "instanceProfileName",
    "Account": "accountName",
    "Resource": "resourceName",
}


def call_name(kind: str, before: Image | None, after: Image | None) -> Named:
    """In: a row's kind and images. Out: the service and the operation; an empty service for what is only ours."""
    image = after or before or {}
    by_kind = _BY_KIND.get(kind)
    if by_kind is not None:
        return by_kind(before, after, changed(before, after))
    table = _RESOURCES[image["type"]] if kind == "Resource" else _PLAIN[kind]
    return table[0], table[_step(before, after)]


def call_parameters(kind: str, before: Image | None, after: Image | None) -> dict[str, Any]:
    """Out: the row's name, and what was given or changed; no value that is empty on a new row."""
    image = after or before or {}
    moved = changed(before, after) if before and after else set(image) if after else set()
    found = {_PARAMETERS[key]: image[key] for key in moved if key in _PARAMETERS and (image[key] or before)}
    identifying = {key: image[key] for key in ("policy_arn", "key_id", "arn") if key in image}
    named = {_NAMES.get(kind, "name"): image["name"]} if image.get("name") else {}
    return named | {_PARAMETERS[key]: value for key, value in identifying.items()} | found


def changed(before: Image | None, after: Image | None) -> set[str]:
    """Out: the columns that differ; empty for a row that came or went."""
    return {key for key in after if before.get(key) != after[key]} if before and after else set()


def _step(before: Image | None, after: Image | None) -> int:
    return 1 if before is None else 3 if after is None else 2


def _role(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    return _IAM, _principal("Role", before, after, moved)


def _identity(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    if (after or before or {})["kind"] != "user":
        return _OURS, ("", "AddPrincipal", "ChangePrincipal", "RemovePrincipal")[_step(before, after)]
    return _IAM, _principal("User", before, after, moved)


def _principal(noun: str, before: Image | None, after: Image | None, moved: set[str]) -> str:
    if before is None or after is None:
        return f"{'Create' if before is None else 'Delete'}{noun}"
    if "trust_policy" in moved:
        return "UpdateAssumeRolePolicy"
    if "boundary" in moved:
        return f"{'Put' if after['boundary'] else 'Delete'}{noun}PermissionsBoundary"
    if moved == {"tags"}:
        return f"{'Tag' if len(after['tags']) >= len(before['tags']) else 'Untag'}{noun}"
    return f"Update{noun}"


def _account(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    if before is None:
        return _ORG, "CreateAccount"
    if after is None:
        return _ORG, "CloseAccount"
    if "alias" in moved:
        return _IAM, "CreateAccountAlias" if after["alias"] else "DeleteAccountAlias"
    return (_ACCOUNT, "PutAccountName") if "name" in moved else (_OURS, "ChangeAccount")


def _provider(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    noun = "OpenIDConnectProvider" if (after or before or {})["kind"] == "oidc" else "SAMLProvider"
    if before is None or after is None:
        return _IAM, f"{'Create' if before is None else 'Delete'}{noun}"
    if "tags" in moved:
        return _IAM, f"Tag{noun}"
    if noun == "SAMLProvider":
        return _IAM, "UpdateSAMLProvider"
    if "thumbprints" in moved:
        return _IAM, "UpdateOpenIDConnectProviderThumbprint"
    more = len(after["client_ids"]) >= len(before["client_ids"])
    return _IAM, f"{'AddClientIDTo' if more else 'RemoveClientIDFrom'}{noun}"


def _policy(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    if "tags" in moved:
        return _IAM, "TagPolicy"
    return _IAM, ("", "CreatePolicy", "CreatePolicyVersion", "DeletePolicy")[_step(before, after)]


def _version(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    return _IAM, ("", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion")[_step(before, after)]


def _instance_profile(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    if before is None or after is None:
        return _IAM, f"{'Create' if before is None else 'Delete'}InstanceProfile"
    if "role_id" in moved:
        return _IAM, "AddRoleToInstanceProfile" if after["role_id"] else "RemoveRoleFromInstanceProfile"
    return _IAM, "TagInstanceProfile"


def _owner(image: Image) -> str:
    return "Role" if image["role_id"] else "Group" if image["group_id"] else "User"


def _attachment(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    return _IAM, f"{'Attach' if after else 'Detach'}{_owner(after or before or {})}Policy"


def _inline(before: Image | None, after: Image | None, moved: set[str]) -> Named:
    return _IAM, f"{'Put' if after else 'Delete'}{_owner(after or before or {})}Policy"


_BY_KIND: Final[Mapping[str, Callable[[Image | None, Image | None, set[str]], Named]]] = {
    "Role": _role,
    "Identity": _identity,
    "Account": _account,
    "Provider": _provider,
    "Policy": _policy,
    "PolicyVersion": _version,
    "InstanceProfile": _instance_profile,
    "PolicyAttachment": _attachment,
    "InlinePolicy": _inline,
}
