"""Who may do one action on one resource, directly: a column of the great table of callers and requests.

The layers are joined as in `evaluate.py` (IAM User Guide: Policy evaluation logic), for everybody at once.
"""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass

from playground.iam.arn import partition_of
from playground.iam.authorize import find_resource
from playground.iam.catalog import SERVICE_PRINCIPALS
from playground.iam.collect import policies_for
from playground.iam.evaluate import needs_resource_policy, resource_layer
from playground.iam.policy import Effect, PolicyDocument, PolicyType
from playground.iam.reach.caller_side import CallerSide
from playground.iam.reach.census import Census
from playground.iam.reach.coverage import Coverage
from playground.iam.reach.facts import NOBODY, Facts
from playground.iam.reach.holdings import Documents, Holders, boundary_holders, own_policy, scp_levels
from playground.iam.reach.keyed import KeyedStatement
from playground.iam.reach.patterns import PatternIndex
from playground.iam.reach.resource_side import Grant, ResourceSide, statements_of
from playground.iam.reach.scenario import Scenario
from playground.iam.request import Request
from playground.iam.snapshot import Resource, Role, Snapshot

KEPT_ACTIONS = 64


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """A request of everybody, and what the resource's owner says to it."""

    asked: Request
    grant: Grant


class Columns:
    """In: a world and a scenario. What depends on the trust and identity policies in it comes with each question,

    so one Columns serves a world through all edits of those. `like` is one of the same world in a scenario that
    differs only in its condition keys: what does not depend on those is taken from it.
    """

    def __init__(self, snapshot: Snapshot, scenario: Scenario, like: "Columns | None" = None) -> None:
        self.documents: Documents = Documents() if like is None else like.documents
        self.census: Census = self._census(snapshot, scenario) if like is None else like.census
        self._has_rcps = any(each.rcp_enabled for each in snapshot.organizations)
        self._facts = Facts(snapshot, self.census, scenario)
        self._coverage = Coverage(self.census, self._facts)
        self._indexes: dict[str, PatternIndex] = {}  # by action
        self._limit(snapshot)

    def with_limits(self, snapshot: Snapshot) -> "Columns":
        """In: the world with other permissions boundaries or SCPs. Out: the columns of it."""
        columns = copy(self)
        columns._limit(snapshot)
        return columns

    def with_keys(self, snapshot: Snapshot, number: int) -> "tuple[Columns, frozenset[str]]":
        """In: the world, in which one principal has other condition keys. Out: its columns, and these keys."""
        columns = copy(self)
        columns.census = self.census.with_keys(snapshot, number)
        columns._facts, touched = self._facts.with_own(columns.census, number)
        columns._coverage = self._coverage.without(touched, columns._facts)
        columns._join()
        return columns, touched

    def _limit(self, snapshot: Snapshot) -> None:
        self._boundaries = boundary_holders(snapshot, self.census, self.documents)
        self._levels = scp_levels(snapshot, self.census, self.documents)
        self._join()

    def _join(self) -> None:
        bounded = 0
        for holding in self._boundaries.values():
            bounded |= holding
        self._resource_side = ResourceSide(self.census, self._coverage, bounded)
        self._sides: dict[str, CallerSide] = {}  # by action

    def _census(self, snapshot: Snapshot, scenario: Scenario) -> Census:
        trusted = {name for role in snapshot.roles.values() for name in self.services_in(role.trust)}
        return Census(snapshot, scenario, trusted | SERVICE_PRINCIPALS.keys())

    def ask(self, snapshot: Snapshot, action: str, arn: str) -> Question:
        """In: the world as it is now. Out: the question with the resource side's answer."""
        resource = find_resource(snapshot, action, arn)
        asked = self._facts.asked(snapshot, action, arn, resource)
        return Question(asked, self._resource_side.grant(asked, *self._owners_documents(snapshot, asked, resource)))

    def ask_again(self, snapshot: Snapshot, question: Question, matters: Callable[[KeyedStatement], bool]) -> Question:
        """Out: the question, asked anew if one of the resource side's statements matters."""
        asked = question.asked
        own, rcps = self._owners_documents(snapshot, asked, find_resource(snapshot, asked.action, asked.resource))
        if any(matters(each) for each in statements_of(asked, (*own, *rcps))):
            return self.ask(snapshot, asked.action, asked.resource)
        return question

    def _owners_documents(
        self, snapshot: Snapshot, asked: Request, resource: Resource | Role | None
    ) -> tuple[list[PolicyDocument], list[PolicyDocument]]:
        """The resource's policy, and the RCPs above its account."""
        own = own_policy(resource, self.documents)
        if not self._has_rcps:
            return [] if own is None else [own], []
        levels = policies_for(snapshot, NOBODY, asked.principal, asked.action, resource).rcp
        return [] if own is None else [own], [each.document for level in levels for each in level.policies]

    def services_in(self, trust: str) -> set[str]:
        """In: a trust policy. Out: the services that its Allows name."""
        statements = self.documents.read(trust, PolicyType.TRUST).statements
        allows = (each for each in statements if each.effect is Effect.ALLOW)
        return {name.value for each in allows for name in each.principals or () if name.type == "Service"}

    def caller_side(self, action: str, documents: Iterable[PolicyDocument]) -> tuple[CallerSide, PatternIndex]:
        """Out: the callers' side of an action, and an index of these identity policies and of earlier ones."""
        key = action.lower()
        if key not in self._sides or key not in self._indexes:
            if len(self._sides) >= KEPT_ACTIONS:
                self._sides.clear()
                self._indexes.clear()
            side = CallerSide(action, self.census, self._coverage, self._boundaries, self._levels)
            self._sides[key] = side
            self._indexes.setdefault(key, side.index(()))
        for document in documents:
            self._indexes[key].add(document)
        return self._sides[key], self._indexes[key]

    def column(self, question: Question, side: CallerSide, holders: Holders, index: PatternIndex) -> int:
        """Out: everybody who may. `index` holds the statements of at least the documents in `holders`."""
        asked, grant, census = question.asked, question.grant, self.census
        allowed, denied = side.identity(asked, holders, index)
        limits = side.limits(asked)
        own, others = self._by_owner(asked)
        identity = allowed & limits.inside
        if needs_resource_policy(asked, resource_layer(asked, asked.action.lower())):
            by_identity = identity & grant.named
        else:
            by_identity = identity
        may = own & (grant.direct | grant.behind & limits.inside | by_identity)
        may |= others & grant.named & identity
        may |= census.services & grant.direct
        may &= ~(denied | grant.denied | limits.stopped)
        return (may & ~side.never) | side.always

    def _by_owner(self, asked: Request) -> tuple[int, int]:
        """The users and roles of the account that owns the resource, and the others."""
        people = self.census.everybody & ~self.census.services
        own = people if asked.owner is None else self.census.of_account(asked.owner)
        partition = partition_of(asked.resource)
        if partition is not None:
            own &= self.census.of_partition(partition)
        return own, people & ~own
