"""Action, Resource and their Not forms (IAM JSON policy elements: Action, Resource; IAM identifiers)."""

import re

from playground.iam.checks.report import shown
from playground.iam.checks.scope import SYNTAX, Scope
from playground.iam.json_text import Node
from playground.iam.policy import PolicyType
from playground.sentences import say

Values = tuple[str, ...] | None

TRUST_ACTIONS = frozenset(
    {
        "sts:assumerole",
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
        "sts:tagsession",
        "sts:setsourceidentity",
        "sts:setcontext",
    }
)
PARTITIONS = frozenset({"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"})
IAM_RESOURCES = (
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
)
S3_WITH_REGION = ("accesspoint/", "job/", "storage-lens/", "storage-lens-group/", "access-grants/")
_VENDOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_ACTION_NAME = re.compile(r"[A-Za-z0-9*?_.-]+")
_WILD = re.compile(r"[*?]")
_ONLY_WILD = re.compile(r"[*?]+")


def check_actions(node: Node, pointer: str, scope: Scope) -> tuple[Values, Values]:
    """In: a statement. Out: its actions and not-actions; None for the element that is absent."""
    action, not_action = node.get("Action"), node.get("NotAction")
    trust = scope.policy_type is PolicyType.TRUST
    if (action is None or not action.as_list()) and (not_action is None or not not_action.as_list()):
        message = say("Missing required field Action") if trust else say("Policy statement must contain actions.")
        scope.report.error(node, pointer, "action_missing", message, say('Add "Action", for example "sts:AssumeRole".'))
    if not_action is not None and trust:
        message = say("AssumeRole policy may only specify STS AssumeRole actions.")
        scope.report.error(not_action, f"{pointer}/NotAction", "trust_action", message, say("Name the action itself."))
    if not_action is not None and scope.policy_type is PolicyType.RCP:
        hint = say("A resource control policy names its actions with Action.")
        scope.report.error(not_action, f"{pointer}/NotAction", "rcp_not_action", SYNTAX, hint)
    return _actions(action, f"{pointer}/Action", scope), _actions(not_action, f"{pointer}/NotAction", scope)


def _actions(node: Node | None, pointer: str, scope: Scope) -> Values:
    if node is None:
        return None
    texts = scope.texts(node, pointer, say("actions"))
    for item, place in texts:
        _check_action(item, place, scope)
    return tuple(item.text for item, _ in texts)


def _check_action(item: Node, place: str, scope: Scope) -> None:
    complaint = _action_complaint(item.text)
    if complaint is not None:
        scope.report.error(item, place, *complaint)
        return
    if scope.policy_type is PolicyType.TRUST and item.text.lower() not in TRUST_ACTIONS:
        message = say("AssumeRole policy may only specify STS AssumeRole actions.")
        hint = say("A trust policy only says who may assume the role; what the role may do stands in its permissions.")
        scope.report.error(item, place, "trust_action", message, hint)
    if scope.policy_type is PolicyType.RCP and item.text == "*":
        hint = say("Name the services, for example s3:*; a resource control policy may not use a lone *.")
        scope.report.error(item, place, "rcp_star_action", SYNTAX, hint)


def _action_complaint(action: str) -> tuple[str, str, str] | None:
    """Code, message and hint for an action that is none."""
    if action == "*":
        return None
    vendor, colon, name = action.partition(":")
    if not colon:
        message = say("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
        return "action_prefix_missing", message, say("Write service:Operation, for example s3:GetObject.")
    if ":" in name:
        return "action_colons", say("Actions/Condition can contain only one colon."), say("Write service:Operation.")
    if not _VENDOR.fullmatch(vendor):
        message = say("Vendor {vendor} is not valid", vendor=shown(vendor))
        return "bad_vendor", message, say("Write the service's prefix in full, without wildcards: s3, iam, sts.")
    if not _ACTION_NAME.fullmatch(name):
        return "bad_action_name", SYNTAX, say("An operation's name has letters, digits and the wildcards * and ?.")
    return None


def check_resources(node: Node, pointer: str, scope: Scope) -> tuple[Values, Values]:
    """In: a statement. Out: its resources and not-resources; None for the element that is absent."""
    resource, not_resource = node.get("Resource"), node.get("NotResource")
    if scope.policy_type is PolicyType.TRUST:
        for found, name in ((resource, "Resource"), (not_resource, "NotResource")):
            if found is not None:
                hint = say("Remove it: a trust policy always speaks about the role that it belongs to.")
                message = say("Has prohibited field {name}", name=name)
                scope.report.error(found, f"{pointer}/{name}", "trust_resource", message, hint)
        return None, None
    if (resource is None or not resource.as_list()) and (not_resource is None or not not_resource.as_list()):
        message = say("Policy statement must contain resources.")
        scope.report.error(node, pointer, "resource_missing", message, say('Add "Resource": an ARN, or "*" for all.'))
    return _resources(resource, f"{pointer}/Resource", scope), _resources(not_resource, f"{pointer}/NotResource", scope)


def _resources(node: Node | None, pointer: str, scope: Scope) -> Values:
    if node is None:
        return None
    texts = scope.texts(node, pointer, say("resources"))
    for item, place in texts:
        complaint = _resource_complaint(item.text)
        if complaint is not None:
            scope.report.error(item, place, *complaint)
    return tuple(item.text for item, _ in texts)


def _resource_complaint(resource: str) -> tuple[str, str, str] | None:
    """Code, message and hint for a resource that is neither an ARN nor *."""
    if resource == "*":
        return None
    parts = resource.split(":", 5)
    if parts[0] != "arn" or (len(parts) < 6 and "*" not in resource) or len(parts) < 3:
        message = say('Resource {resource} must be in ARN format or "*".', resource=shown(resource))
        return (
            "not_an_arn",
            message,
            say("Write arn:partition:service:region:account:resource, for example arn:aws:s3:::b/*."),
        )
    partition, service = parts[1], parts[2]
    if partition not in PARTITIONS and not _WILD.search(partition):
        message = say(
            'Partition "{partition}" is not valid for resource "{resource}".',
            partition=shown(partition),
            resource=shown(resource),
        )
        return "bad_partition", message, say("Write aws, aws-cn or aws-us-gov after arn:.")
    if not service or _WILD.search(service):
        message = say("Resource vendor must be fully qualified and cannot contain regexes.")
        return "bad_resource_vendor", message, say("Write the service in full after the partition: arn:aws:s3:::name.")
    if len(parts) < 6:
        return None
    return _special_resource_complaint(service, parts[3], parts[5], resource)


def _special_resource_complaint(service: str, region: str, rest: str, arn: str) -> tuple[str, str, str] | None:
    """IAM and most of S3 are global; IAM's resource names begin with their type."""
    has_region = bool(region) and not _ONLY_WILD.fullmatch(region)
    hint = say("Leave the Region empty: arn:aws:{service}::...", service=service)
    if service == "iam":
        if has_region:
            return "region_in_arn", say("IAM resource {arn} cannot contain region information.", arn=shown(arn)), hint
        if rest != "*" and not rest.startswith(IAM_RESOURCES):
            starts = ", ".join(IAM_RESOURCES)
            message = say('IAM resource path must either be "*" or start with {starts}.', starts=starts)
            return "bad_iam_resource", message, say("Write the type before the name: role/NAME, user/NAME.")
    if service == "s3" and has_region and not rest.startswith(S3_WITH_REGION):
        return "region_in_arn", say("Resource {arn} can not contain region information.", arn=shown(arn)), hint
    return None
