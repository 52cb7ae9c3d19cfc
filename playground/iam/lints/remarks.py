"""What every rule gets: the document, and where to put its remarks."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Node, find
from playground.iam.policy import Effect, PolicyDocument, PolicyType, Statement

MAX_DENIES = 20  # each is compared with every Allow


@dataclass(frozen=True)
class Remarks:
    """A document under review."""

    document: PolicyDocument
    root: Node
    scope: Scope

    @cached_property
    def plain_denies(self) -> tuple[Statement, ...]:
        """The first Denies that apply whatever the circumstances."""
        found = (each for each in self.document.statements if each.effect is Effect.DENY and not each.conditions)
        return tuple(islice(found, MAX_DENIES))

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
