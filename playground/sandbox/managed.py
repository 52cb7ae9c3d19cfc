"""Managed policies by ARN: AWS's, shipped with the engine, and the customer managed ones of an account."""

from django.db.models import QuerySet

from playground.iam import catalog
from playground.live.shapes import ManagedPolicyShape
from playground.sandbox.directory import iam_arn
from playground.sandbox.models import Account, Policy, PolicyVersion

AWS_START = "arn:aws:iam::aws:policy/"


def policy_arn(account: Account, policy: Policy) -> str:
    return iam_arn(account.number, "policy", policy.path, policy.name)


def customer_policies(account: Account) -> dict[str, Policy]:
    """Out: an account's own managed policies by ARN."""
    return {policy_arn(account, policy): policy for policy in Policy.objects.filter(account=account)}


def default_versions(sandbox_pk: int) -> QuerySet[PolicyVersion]:
    """Out: the version of each customer managed policy that counts."""
    return PolicyVersion.objects.filter(sandbox_id=sandbox_pk, is_default=True)


def default_document(policy: Policy) -> str:
    return default_versions(policy.sandbox_id).get(policy=policy).document


def document_of(account: Account, arn: str) -> str | None:
    """Out: the text of a managed policy that may be attached in this account, None if there is no such policy."""
    if arn.startswith(AWS_START):
        found = catalog.managed_policies().get(arn)
        return found.document if found else None
    own = customer_policies(account).get(arn)
    return default_document(own) if own else None


def aws_policies(search: str = "", limit: int = 50) -> list[ManagedPolicyShape]:
    """Out: AWS's policies whose name or description holds `search`; names that begin with it come first."""
    wanted = search.strip().lower()
    found = [
        policy
        for policy in catalog.managed_policies().values()
        if wanted in policy.name.lower() or wanted in policy.description.lower()
    ]
    found.sort(key=lambda policy: (not policy.name.lower().startswith(wanted), policy.name.lower()))
    return [
        ManagedPolicyShape(
            id=policy.arn,
            account_id=None,
            arn=policy.arn,
            name=policy.name,
            description=policy.description,
            document=policy.document,
            tags={},
            subset=policy.subset,
            default_version="",
            versions=[],
        )
        for policy in found[: max(1, limit)]
    ]
