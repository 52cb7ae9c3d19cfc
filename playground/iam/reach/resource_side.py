"""What the owner of a resource says: its resource policy (a role's trust policy) and the RCPs above its account."""

from collections.abc import Iterable
from dataclasses import dataclass

from playground.iam.arn import partition_of
from playground.iam.policy import PolicyDocument
from playground.iam.reach.census import Census, Kinds
from playground.iam.reach.coverage import Coverage
from playground.iam.reach.keyed import KeyedStatement, keyed_statement
from playground.iam.request import Request
from playground.iam.statement import CompiledStatement, statements_for


@dataclass(frozen=True, slots=True)
class Grant:
    """Whom matching Allows name directly, as what is behind a session, by account; and whom a Deny hits."""

    direct: int = 0
    behind: int = 0
    account: int = 0
    denied: int = 0

    @property
    def named(self) -> int:
        """Everybody who is granted something, in whatever way."""
        return self.direct | self.behind | self.account


class ResourceSide:
    """In: the numbered principals, who passes what, and who has a permissions boundary."""

    def __init__(self, census: Census, coverage: Coverage, bounded: int) -> None:
        self._census, self._coverage, self._bounded = census, coverage, bounded

    def grant(self, asked: Request, policies: Iterable[PolicyDocument], rcps: Iterable[PolicyDocument]) -> Grant:
        """In: a request of everybody, the resource's policies, the RCPs. Out: what they say to whom."""
        direct = behind = account = denied = 0
        for each in statements_of(asked, policies):
            if each.compiled.denies:
                denied |= self._coverage.of(each, asked, self._hit(each.compiled, asked))
                continue
            kinds = self._kinds(each.compiled, asked)
            covered = self._coverage.of(each, asked, kinds[0] | kinds[1] | kinds[2])
            direct, behind = direct | kinds[0] & covered, behind | kinds[1] & covered
            account |= kinds[2] & covered
        for each in statements_of(asked, rcps):
            if each.compiled.denies:
                hit = self._hit(each.compiled, asked) & ~self._census.linked
                denied |= self._coverage.of(each, asked, hit)
        return Grant(direct, behind, account, denied)

    def _kinds(self, compiled: CompiledStatement, asked: Request) -> Kinds:
        """As `statement.grants`, for everybody."""
        if compiled.principals is not None:
            return self._census.kinds(compiled.principals, partition_of(asked.resource))
        if compiled.not_principals is not None:
            return self._census.not_spared(compiled.not_principals), 0, 0
        return 0, 0, 0

    def _hit(self, compiled: CompiledStatement, asked: Request) -> int:
        """As `statement.names_caller`, for everybody."""
        if compiled.principals is not None:
            return self._census.hit(compiled.principals, partition_of(asked.resource))
        if compiled.not_principals is not None:
            return self._bounded | self._census.not_spared(compiled.not_principals)
        return 0


def statements_of(asked: Request, documents: Iterable[PolicyDocument]) -> Iterable[KeyedStatement]:
    """In: a request and documents. Out: their statements about its action."""
    for document in documents:
        for compiled in statements_for(document, asked.action.lower()):
            yield keyed_statement(compiled, document.has_variables)
