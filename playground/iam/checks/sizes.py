"""How long a policy may be (IAM and AWS STS quotas; Quotas for AWS Organizations)."""

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Kind, Node
from playground.iam.policy import PolicyType
from playground.sentences import Sentence, phrase, say

# Characters without white space outside strings. Inline policies share a sum per entity, which is for their owner to
# check; here stands the largest, that of a role. 20 KB is what S3 takes as a bucket policy.
TRUST_LIMIT = 2_048
COMPACT_LIMITS = {
    PolicyType.TRUST: (TRUST_LIMIT, phrase("Cannot exceed quota for ACLSizePerRole: {limit}")),
    PolicyType.IDENTITY: (10_240, phrase("Maximum policy size of {limit} bytes exceeded")),
    PolicyType.RESOURCE: (20_480, phrase("Maximum policy size of {limit} bytes exceeded")),
    PolicyType.MANAGED: (6_144, phrase("Cannot exceed quota for PolicySize: {limit}")),
    PolicyType.BOUNDARY: (6_144, phrase("Cannot exceed quota for PolicySize: {limit}")),
}
# Every character counts.
WHOLE_LIMITS = {
    PolicyType.SESSION: (2_048, phrase("A session policy can have up to {limit} characters.")),
    PolicyType.SCP: (10_240, phrase("A service control policy can have up to {limit} characters.")),
    PolicyType.RCP: (5_120, phrase("A resource control policy can have up to {limit} characters.")),
}


def check_size(text: str, root: Node, scope: Scope) -> bool:
    """Complains about a text above the quota of its type. Out: False if it is so far above that the rest can wait."""
    if scope.policy_type in COMPACT_LIMITS:
        limit, message = COMPACT_LIMITS[scope.policy_type]
        size = compact_size(root)
    elif scope.policy_type in WHOLE_LIMITS:
        limit, message = WHOLE_LIMITS[scope.policy_type]
        size = len(text)
    else:
        return True
    if size > limit:
        hint = say("It has {size:,}. Shorten lists with wildcards, or split the policy.", size=size)
        scope.report.error(root, "", "policy_too_long", Sentence(message, {"limit": limit}), hint)
    return size <= 2 * limit


def compact_size(node: Node) -> int:
    """In: a tree. Out: how many characters its text has without white space outside strings."""
    if node.kind is Kind.OBJECT:
        keys = sum(member.key.end - member.key.start + 1 for member in node.members)
        return 2 + max(len(node.members) - 1, 0) + keys + sum(compact_size(member.value) for member in node.members)
    if node.kind is Kind.ARRAY:
        return 2 + max(len(node.items) - 1, 0) + sum(map(compact_size, node.items))
    return node.end - node.start
