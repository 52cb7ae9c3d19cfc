"""Policy text to PolicyDocument; each complaint carries its place and a fix."""

from dataclasses import dataclass, field

from playground.iam.errors import MalformedPolicy
from playground.iam.findings import Finding, FindingLevel
from playground.iam.policy import PolicyDocument, PolicyType


@dataclass(frozen=True)
class KnownPrincipals:
    """What exists, so that a policy naming others is refused: ARNs of users, roles, sessions' roles and providers; accounts."""

    arns: frozenset[str] = field(default_factory=frozenset)
    accounts: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class ParsedPolicy:
    """A document (None when there are errors) and what was found."""

    document: PolicyDocument | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether it may be saved: no finding is an error."""
        return all(finding.level is not FindingLevel.ERROR for finding in self.findings)

    def raise_if_invalid(self) -> PolicyDocument:
        """Out: the document, or MalformedPolicy with every finding in its details."""
        raise MalformedPolicy("not yet")


def parse_policy(text: str, policy_type: PolicyType, *, known: KnownPrincipals | None = None) -> ParsedPolicy:
    """In: the text of a policy and its type. Out: the document or the findings; bad input never raises."""
    raise NotImplementedError
