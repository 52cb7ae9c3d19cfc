"""The statements that may cover a resource, found by the plain letters of their patterns instead of one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.iam.policy import PolicyDocument
from playground.iam.reach.keyed import KeyedStatement, clue, keyed_statement
from playground.iam.statement import statements_for


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """A statement with the document it stands in."""

    document: PolicyDocument
    statement: KeyedStatement


class PatternIndex:
    """In: an action in lower case. The statements of every document added that speak about it."""

    def __init__(self, action: str) -> None:
        self._action = action
        self._documents: set[PolicyDocument] = set()
        self._always: list[Found] = []
        # By the length of what a pattern begins with, then by that: what a match holds besides, and the statement.
        self._beginnings: dict[int, dict[str, list[tuple[str, Found]]]] = {}

    def add(self, document: PolicyDocument) -> None:
        """A document that is in already is left alone."""
        if document in self._documents:
            return
        self._documents.add(document)
        for compiled in statements_for(document, self._action):
            found = Found(document, keyed_statement(compiled, document.has_variables))
            if compiled.resource is None or compiled.statement.resources is None:
                self._always.append(found)
                continue
            for start, inside in {clue(pattern) for pattern in compiled.statement.resources}:
                self._beginnings.setdefault(len(start), {}).setdefault(start, []).append((inside, found))

    def candidates(self, arn: str) -> Iterator[Found]:
        """Out: every statement that covers the resource, some that do not, and some twice."""
        yield from self._always
        for length, by_start in self._beginnings.items():
            for inside, found in by_start.get(arn[:length], ()):
                if inside in arn:
                    yield found
