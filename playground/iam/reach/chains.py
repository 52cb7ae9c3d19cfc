"""By which way: the shortest chain of roles, one for each pair of beginning and end."""

from collections.abc import Iterator, Mapping

from playground.iam.reach.bits import has, lowest, members
from playground.iam.reach.closure import Closure

Chain = tuple[int, ...]  # the caller, then each role it becomes


def chains_from(closure: Closure, caller: int) -> Mapping[int, Chain]:
    """Out: for each role that a caller gets into the shortest chain, shorter ones first."""
    found: dict[int, Chain] = {}
    left = [role for role, into in enumerate(closure.into) if has(into, caller)]
    ways: dict[int, Chain] = {caller: (caller,)}
    frontier = 1 << caller
    while frontier:
        reached = {role: lowest(hits) for role in left if (hits := closure.columns[role] & frontier)}
        for role, before in reached.items():
            found[role] = (*ways[before], role)
        ways = {role: found[role] for role in reached}
        frontier = sum(1 << role for role in reached)
        left = [role for role in left if role not in reached]
    return found


def chains_to(closure: Closure, goal: int) -> Iterator[Chain]:
    """In: a set of principals. Out: for everybody else who gets into a role of it the shortest chain, shorter first."""
    roles = (1 << len(closure.columns)) - 1
    seen, frontier = goal, goal & roles
    onward: dict[int, int] = {}  # the role to assume next
    while frontier:
        newcomers = 0
        for role in members(frontier):
            fresh = closure.columns[role] & ~(seen | newcomers)
            onward.update(dict.fromkeys(members(fresh), role))
            newcomers |= fresh
        for number in members(newcomers):
            yield _followed(onward, number)
        seen |= newcomers
        frontier = newcomers & roles


def _followed(onward: Mapping[int, int], number: int) -> Chain:
    chain = [number]
    while chain[-1] in onward:
        chain.append(onward[chain[-1]])
    return tuple(chain)
