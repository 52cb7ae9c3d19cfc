"""What every rule gets: the document, and where to put its remarks."""

from dataclasses import dataclass

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Node, find
from playground.iam.policy import PolicyDocument, PolicyType


@dataclass(frozen=True)
class Remarks:
    """A document under review."""

    document: PolicyDocument
    root: Node
    scope: Scope

    @property
    def policy_type(self) -> PolicyType:
        """Where the policy is used."""
        return self.scope.policy_type

    def warn(self, pointer: str, code: str, message: str, hint: str) -> None:
        """Something that will likely surprise."""
        self.scope.report.warning(find(self.root, pointer), pointer, code, message, hint)

    def suggest(self, pointer: str, code: str, message: str, hint: str) -> None:
        """Something worth knowing."""
        self.scope.report.suggestion(find(self.root, pointer), pointer, code, message, hint)
