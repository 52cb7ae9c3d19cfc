"""How long a policy may be (IAM and AWS STS quotas; Quotas for AWS Organizations)."""

from collections.abc import Iterator

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Kind, Node
from playground.iam.policy import PolicyType

# Characters without white space outside strings. Inline policies share a sum per entity, which is for their owner to
# check; here stands the largest, that of a role. 20 KB is what S3 takes as a bucket policy.
TRUST_LIMIT = 2_048
COMPACT_LIMITS = {
    PolicyType.TRUST: (TRUST_LIMIT, "Cannot exceed quota for ACLSizePerRole: {limit}"),
    PolicyType.IDENTITY: (10_240, "Maximum policy size of {limit} bytes exceeded"),
    PolicyType.RESOURCE: (20_480, "Maximum policy size of {limit} bytes exceeded"),
    PolicyType.MANAGED: (6_144, "Cannot exceed quota for PolicySize: {limit}"),
    PolicyType.BOUNDARY: (6_144, "Cannot exceed quota for PolicySize: {limit}"),
}
# Every character counts.
WHOLE_LIMITS = {
    PolicyType.SESSION: (2_048, "A session policy can have up to {limit} characters."),
    PolicyType.SCP: (10_240, "A service control policy can have up to {limit} characters."),
    PolicyType.RCP: (5_120, "A resource control policy can have up to {limit} characters."),
}


def check_size(text: str, root: Node, scope: Scope) -> None:
    """Complains about a text above the quota of its type."""
    if scope.policy_type in COMPACT_LIMITS:
        limit, message = COMPACT_LIMITS[scope.policy_type]
        size = compact_size(root)
    elif scope.policy_type in WHOLE_LIMITS:
        limit, message = WHOLE_LIMITS[scope.policy_type]
        size = len(text)
    else:
        return
    if size > limit:
        hint = f"It has {size:,}. Shorten lists with wildcards, or split the policy."
        scope.report.error(root, "", "policy_too_long", message.format(limit=limit), hint)


def compact_size(root: Node) -> int:
    """In: a tree. Out: how many characters its text has without white space outside strings."""
    return sum(_sizes(root))


def _sizes(node: Node) -> Iterator[int]:
    if node.kind is Kind.OBJECT:
        yield 2 + max(len(node.members) - 1, 0)
        for member in node.members:
            yield member.key.end - member.key.start + 1
            yield from _sizes(member.value)
    elif node.kind is Kind.ARRAY:
        yield 2 + max(len(node.items) - 1, 0)
        for item in node.items:
            yield from _sizes(item)
    else:
        yield node.end - node.start
