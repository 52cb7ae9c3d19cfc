"""Edits of a world: each gives the graph of the edited world, and recomputes only what it touches.

Who is there stays: users and roles that come or go have no number yet, so that such a world is closed anew.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from playground.iam.context import role_of
from playground.iam.errors import UnknownEntity
from playground.iam.reach.bits import members
from playground.iam.reach.columns import Columns, Question
from playground.iam.reach.facts import ASSUME
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.holdings import identity_holders
from playground.iam.reach.keyed import KeyedStatement
from playground.iam.snapshot import AttachedPolicy, Organization, Role, Snapshot, User

Policies = tuple[AttachedPolicy, ...]


def with_trust(reach: Reach, arn: str, trust: str) -> Reach:
    """In: a role and its new trust policy. Out: the graph of the world with it."""
    snapshot = _with_owner(reach.snapshot, replace(role_of(reach.snapshot, arn), trust=trust))
    if any(not reach.columns.census.knows(service) for service in reach.columns.services_in(trust)):
        return reach_of(snapshot, reach.scenario)  # somebody new has no number yet
    number = reach.columns.census.number(arn)
    question = reach.columns.ask(snapshot, ASSUME, arn)
    questions = (*reach.questions[:number], question, *reach.questions[number + 1 :])
    return _judged_again(reach, snapshot, reach.columns, questions, wholly=[number])


def with_policies(reach: Reach, arn: str, policies: Policies) -> Reach:
    """In: a user or role and its own identity policies from now on. Out: the graph of the world with them."""
    snapshot = _with_owner(reach.snapshot, replace(_owner(reach.snapshot, arn), policies=policies))
    return _judged_again(reach, snapshot, reach.columns, reach.questions, whose=_one(reach, arn))


def with_groups(reach: Reach, arn: str, groups: tuple[str, ...]) -> Reach:
    """In: a user and the groups it is in from now on. Out: the graph of the world with them."""
    user = reach.snapshot.users.get(arn)
    if user is None:
        raise UnknownEntity(f"There is no user {arn[:200]}.", hint="Only users are in groups.")
    snapshot = _with_owner(reach.snapshot, replace(user, groups=groups))
    return _judged_again(reach, snapshot, reach.columns, reach.questions, whose=_one(reach, arn))


def with_group_policies(reach: Reach, arn: str, policies: Policies) -> Reach:
    """In: a group and its identity policies from now on. Out: the graph of the world with them."""
    group = reach.snapshot.groups.get(arn)
    if group is None:
        raise UnknownEntity(f"There is no group {arn[:200]}.", hint="Give the ARN of one of the groups.")
    snapshot = replace(reach.snapshot, groups={**reach.snapshot.groups, arn: replace(group, policies=policies)})
    whose = 0
    for user in snapshot.users.values():
        if arn in user.groups:
            whose |= _one(reach, user.arn)
    return _judged_again(reach, snapshot, reach.columns, reach.questions, whose=whose)


def with_boundary(reach: Reach, arn: str, boundary: AttachedPolicy | None) -> Reach:
    """In: a user or role and its permissions boundary from now on. Out: the graph of the world with it.

    NotPrincipal never spares who has a boundary, so what says it is asked again.
    """
    snapshot = _with_owner(reach.snapshot, replace(_owner(reach.snapshot, arn), boundary=boundary))
    columns = reach.columns.with_limits(snapshot)
    questions = [columns.ask_again(snapshot, each, _says_not_principal) for each in reach.questions]
    return _judged_again(reach, snapshot, columns, questions, whose=_one(reach, arn))


def with_tags(reach: Reach, arn: str, tags: Mapping[str, str]) -> Reach:
    """In: a user or role and its tags from now on. Out: the graph of the world with them.

    Tags count twice: as those of the caller, and as those of the role that is asked for.
    """
    snapshot = _with_owner(reach.snapshot, replace(_owner(reach.snapshot, arn), tags=tags))
    number = reach.columns.census.number(arn)
    columns, touched = reach.columns.with_keys(snapshot, number)
    questions = [columns.ask_again(snapshot, each, lambda said: said.looks_at(touched)) for each in reach.questions]
    wholly = [number] if arn in snapshot.roles else []
    for each in wholly:
        questions[each] = columns.ask(snapshot, ASSUME, arn)
    return _judged_again(reach, snapshot, columns, questions, whose=1 << number, wholly=wholly)


def with_scps(reach: Reach, target: str, scps: Policies) -> Reach:
    """In: an account, an OU or the root, and its SCPs from now on. Out: the graph of the world with them."""
    found = next((each for each in reach.snapshot.organizations if _has_target(each, target)), None)
    if found is None:
        hint = "Give the root, an OU or an account of an organization."
        raise UnknownEntity(f"No organization has {target[:200]}.", hint=hint)
    edited = replace(found, scps={**found.scps, target: scps})
    others = tuple(edited if each is found else each for each in reach.snapshot.organizations)
    snapshot = replace(reach.snapshot, organizations=others)
    whose = 0
    for account, path in found.paths.items():
        if target in path:
            whose |= reach.columns.census.of_account(account)
    return _judged_again(reach, snapshot, reach.columns.with_limits(snapshot), reach.questions, whose=whose)


def _judged_again(
    reach: Reach,
    snapshot: Snapshot,
    columns: Columns,
    questions: Sequence[Question],
    *,
    whose: int = 0,
    wholly: Collection[int] = (),
) -> Reach:
    """In: the edited world. Out: its graph: `whose` bits in every column are new, and the columns of `wholly`."""
    theirs = identity_holders(snapshot, columns.census, columns.documents, members(whose))
    holders = {document: left for document, held in reach.holders.items() if (left := held & ~whose)}
    for document, held in theirs.items():
        holders[document] = holders.get(document, 0) | held
    side, everything = columns.caller_side(ASSUME, holders)
    index = side.index(theirs)
    closed = list(reach.closure.columns)
    for number, question in enumerate(questions):
        if number in wholly:
            closed[number] = columns.column(question, side, holders, everything)
        elif whose:
            asked = question.grant.named & whose
            mine = columns.column(question, side, theirs, index) & whose if asked else 0
            closed[number] = closed[number] & ~whose | mine
    return Reach(snapshot, reach.scenario, columns, holders, tuple(questions), reach.closure.replaced(closed))


def _says_not_principal(said: KeyedStatement) -> bool:
    return said.compiled.not_principals is not None


def _one(reach: Reach, arn: str) -> int:
    return 1 << reach.columns.census.number(arn)


def _owner(snapshot: Snapshot, arn: str) -> Role | User:
    """A user or role; raises UnknownEntity."""
    return snapshot.users.get(arn) or role_of(snapshot, arn)


def _with_owner(snapshot: Snapshot, owner: Role | User) -> Snapshot:
    if isinstance(owner, User):
        return replace(snapshot, users={**snapshot.users, owner.arn: owner})
    return replace(snapshot, roles={**snapshot.roles, owner.arn: owner})


def _has_target(organization: Organization, target: str) -> bool:
    return target in organization.scps or any(target in path for path in organization.paths.values())
