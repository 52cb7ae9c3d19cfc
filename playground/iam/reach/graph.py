"""The whole world as one graph, and answers to questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from playground.iam.arn import find_arn
from playground.iam.authorize import find_resource
from playground.iam.errors import UnknownEntity
from playground.iam.reach.bits import members
from playground.iam.reach.chains import Chain, chains_from, chains_to
from playground.iam.reach.closure import Closure, close
from playground.iam.reach.columns import Columns, Question
from playground.iam.reach.facts import ASSUME
from playground.iam.reach.holdings import Holders, identity_holders
from playground.iam.reach.scenario import Scenario
from playground.iam.snapshot import Snapshot
from playground.sentences import say

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoCan:
    """`direct` may do it as they are; `by_chain` may not, but get into a role that may. Services stand apart."""

    direct: Names
    by_chain: Names
    services: Names


@dataclass(frozen=True, eq=False)
class Reach:
    """A world with its closure. Frozen: an edit (`edits.py`) gives another one, which shares all that it left alone."""

    snapshot: Snapshot
    scenario: Scenario
    columns: Columns
    holders: Holders
    questions: tuple[Question, ...]  # of each role: may you assume it?
    closure: Closure

    def who_can(self, action: str, arn: str) -> WhoCan:
        """In: an action and what it is done to. Out: everybody who can; raises UnknownEntity."""
        goal = self._directly(action, arn)
        services = self.columns.census.services
        leading = self.closure.leading_to(goal)
        return WhoCan(
            direct=self._sorted(goal & ~services),
            by_chain=self._sorted(leading & ~goal & ~services),
            services=self._sorted((goal | leading) & services),
        )

    def ways_to(self, action: str, arn: str) -> Iterable[Names]:
        """Out: for everybody in `by_chain`, and for services, a shortest chain; shorter ones first."""
        return map(self._named, chains_to(self.closure, self._directly(action, arn)))

    def ways_from(self, name: str) -> dict[str, Names]:
        """In: an ARN or a service. Out: a shortest chain to each role it gets into; shorter ones first."""
        found = chains_from(self.closure, self.columns.census.number(name))
        return {self.columns.census.names[role]: self._named(chain) for role, chain in found.items()}

    def _directly(self, action: str, arn: str) -> int:
        _check_known(self.snapshot, action, arn)
        side, index = self.columns.caller_side(action, self.holders)
        return self.columns.column(self.columns.ask(self.snapshot, action, arn), side, self.holders, index)

    def _named(self, chain: Chain) -> Names:
        return tuple(self.columns.census.names[number] for number in chain)

    def _sorted(self, bits: int) -> Names:
        return tuple(sorted(self.columns.census.names[number] for number in members(bits)))


def reach_of(snapshot: Snapshot, scenario: Scenario, like: Reach | None = None) -> Reach:
    """In: a world and the circumstances of every call. Out: its graph, closed.

    `like` is the graph of the same world with other condition keys, which saves a third of the time.
    """
    columns = Columns(snapshot, scenario, None if like is None else like.columns)
    holders = identity_holders(snapshot, columns.census, columns.documents) if like is None else like.holders
    side, index = columns.caller_side(ASSUME, holders)
    questions = tuple(columns.ask(snapshot, ASSUME, arn) for arn in snapshot.roles)
    closure = close([columns.column(question, side, holders, index) for question in questions])
    return Reach(snapshot, scenario, columns, holders, questions, closure)


def _check_known(snapshot: Snapshot, action: str, arn: str) -> None:
    """A misspelt bucket or role must not be answered as if it were there; other ARNs name their owner themselves."""
    if arn == "*" or find_resource(snapshot, action, arn) is not None:
        parts = find_arn(arn)
        if parts is None or parts.service != "iam" or parts.kind != "role" or arn in snapshot.roles:
            return
    hint = say("Give * or the ARN of one of its roles or resources, or of an object in one, as the document writes it.")
    raise UnknownEntity(say("There is no {arn} in this organisation.", arn=arn[:200]), hint=hint, place="resource")
