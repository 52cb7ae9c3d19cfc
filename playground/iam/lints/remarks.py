"""What every rule gets: the document, and where to put its remarks."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Kind, Node, escape_pointer, find
from playground.iam.policy import Condition, Effect, PolicyDocument, PolicyType, Statement

MAX_COMPARED = 20  # statements that each other one is compared with
MAX_SERVICES = 20  # whose files may have to be read
MAX_NAMES = 300  # of actions and condition keys


@dataclass(frozen=True)
class Remarks:
    """A document under review."""

    document: PolicyDocument
    root: Node
    scope: Scope
    _services: set[str] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)

    def may_look_up(self, prefix: str, name: str) -> bool:
        """In: a name of the catalogue and its service's prefix. Out: False once this policy has asked for enough."""
        if name in self._names:
            return True
        if len(self._names) == MAX_NAMES or (len(self._services) == MAX_SERVICES and prefix not in self._services):
            return False
        self._services.add(prefix)
        self._names.add(name)
        return True

    def place(self, statement: Statement, element: str, index: int) -> str:
        """Out: the pointer of one value of an element, which is a list or stands alone."""
        pointer = f"{statement.pointer}/{element}"
        return f"{pointer}/{index}" if find(self.root, pointer).kind is Kind.ARRAY else pointer

    def condition_place(self, statement: Statement, condition: Condition) -> str:
        """Out: the pointer of one key of a Condition."""
        return f"{statement.pointer}/Condition/{escape_pointer(condition.operator)}/{escape_pointer(condition.key)}"

    @cached_property
    def plain_allows(self) -> tuple[Statement, ...]:
        """The first Allows that apply whatever the circumstances."""
        found = (each for each in self.document.statements if each.effect is Effect.ALLOW and not each.conditions)
        return tuple(islice(found, MAX_COMPARED))

    @cached_property
    def plain_denies(self) -> tuple[Statement, ...]:
        """The first Denies that apply whatever the circumstances."""
        found = (each for each in self.document.statements if each.effect is Effect.DENY and not each.conditions)
        return tuple(islice(found, MAX_COMPARED))

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
