"""What is settled before any policy is read (STS: comparing API operations; S3, SQS and SNS: anonymous access)."""

from playground.iam.request import PrincipalKind, Request

ALWAYS = "allowed.always"
UNSIGNED_SERVICES = frozenset({"s3", "sqs", "sns"})
_ANONYMOUS, _FEDERATED_USER = PrincipalKind.ANONYMOUS, PrincipalKind.FEDERATED_USER
_ONLY_LONG_TERM = frozenset({"sts:getsessiontoken", "sts:getfederationtoken"})


def settled_before_policies(request: Request, action: str) -> str | None:
    """In: a request, its action in lower case. Out: the reason code if no policy is to be asked."""
    kind = request.principal.kind
    if kind is _ANONYMOUS:
        return None if action.partition(":")[0] in UNSIGNED_SERVICES else "not_permitted.unsigned"
    if action.startswith("sts:"):
        return _sts(kind, action)
    if kind is _FEDERATED_USER and action.startswith("iam:"):
        return "not_permitted.federated"
    return None


def _sts(kind: PrincipalKind, action: str) -> str | None:
    if action == "sts:getcalleridentity":
        return ALWAYS
    if action == "sts:assumerole" and kind is PrincipalKind.ROOT:
        return "not_permitted.root_assume"
    if kind is PrincipalKind.FEDERATED_USER:
        return "not_permitted.federated"
    if kind is PrincipalKind.ROLE_SESSION and action in _ONLY_LONG_TERM:
        return "not_permitted.session_credentials"
    if action == "sts:getsessiontoken" and kind in (PrincipalKind.USER, PrincipalKind.ROOT):
        return ALWAYS
    return None
