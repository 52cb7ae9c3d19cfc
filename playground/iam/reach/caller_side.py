"""What the callers bring along: identity policies, permissions boundaries and SCPs, for one action."""

from collections.abc import Iterable
from dataclasses import dataclass

from playground.iam.before_policies import ALWAYS, settled_before_policies
from playground.iam.policy import PolicyDocument
from playground.iam.reach.census import Census
from playground.iam.reach.coverage import Coverage
from playground.iam.reach.holdings import Holders, Level
from playground.iam.reach.keyed import keyed_statement
from playground.iam.reach.patterns import PatternIndex
from playground.iam.request import Request
from playground.iam.statement import statements_for


@dataclass(frozen=True, slots=True)
class Limits:
    """Who is inside the boundary, and whom a boundary or an SCP stops."""

    inside: int
    stopped: int


class CallerSide:
    """In: an action, the numbered principals, and who holds what. Identity policies come with each question."""

    def __init__(
        self, action: str, census: Census, coverage: Coverage, boundaries: Holders, levels: tuple[Level, ...]
    ) -> None:
        self._action, self._census, self._coverage = action.lower(), census, coverage
        self._boundaries, self._levels = boundaries, levels
        self._boundary_index = self.index(boundaries)
        self._unbounded = census.everybody
        for bounded in boundaries.values():
            self._unbounded &= ~bounded
        self.always, self.never = self._settled()

    def index(self, documents: Iterable[PolicyDocument]) -> PatternIndex:
        """Out: the statements of documents about this action."""
        index = PatternIndex(self._action)
        for document in documents:
            index.add(document)
        return index

    def identity(self, asked: Request, holders: Holders, index: PatternIndex) -> tuple[int, int]:
        """In: who holds which identity policy, and an index of at least those. Out: whom they allow, whom they deny."""
        allowed = denied = 0
        for found in index.candidates(asked.resource):
            held = holders.get(found.document, 0)
            if not held:
                continue
            covered = self._coverage.of(found.statement, asked, held)
            if found.statement.compiled.denies:
                denied |= covered
            else:
                allowed |= covered
        return allowed, denied

    def limits(self, asked: Request) -> Limits:
        """Out: what boundaries and SCPs leave."""
        inside, stopped = self.identity(asked, self._boundaries, self._boundary_index)
        for level in self._levels:
            allowed = 0
            for document in level.documents:
                for compiled in statements_for(document, self._action):
                    statement = keyed_statement(compiled, document.has_variables)
                    covered = self._coverage.of(statement, asked, level.under)
                    if compiled.denies:
                        stopped |= covered
                    else:
                        allowed |= covered
            stopped |= level.under & ~allowed
        return Limits(self._unbounded | inside, stopped)

    def _settled(self) -> tuple[int, int]:
        """Whom this action is granted or refused whatever the policies say."""
        always = never = 0
        for principal, alike in self._census.one_of_each_kind.values():
            reason = settled_before_policies(Request(principal, self._action, "*"), self._action)
            if reason == ALWAYS:
                always |= alike
            elif reason is not None:
                never |= alike
        return always, never
