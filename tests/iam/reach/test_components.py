"""Sets, components and closures against the plainest way to compute them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from playground.iam.reach.bits import bits_of, lowest, members
from playground.iam.reach.chains import chains_from, chains_to
from playground.iam.reach.closure import Closure, close
from playground.iam.reach.components import components

PEOPLE = 3  # who are no roles: the numbers after the roles


@st.composite
def columns(draw: st.DrawFn) -> list[int]:
    """For each of up to nine roles a set of roles and people."""
    roles = draw(st.integers(1, 9))
    return draw(st.lists(st.integers(0, (1 << roles + PEOPLE) - 1), min_size=roles, max_size=roles))


def plainly(given_columns: list[int]) -> list[int]:
    """Who gets into each role, by repeating one hop until nothing is new."""
    into = list(given_columns)
    changed = True
    while changed:
        changed = False
        for role, column in enumerate(given_columns):
            more = into[role]
            for other in range(len(given_columns)):
                if column >> other & 1:
                    more |= into[other]
            changed, into[role] = changed or more != into[role], more
    return into


@given(st.sets(st.integers(0, 3000)))
def test_a_set_has_the_members_it_was_made_of(numbers: set[int]) -> None:
    bits = bits_of(numbers, 3001)
    assert list(members(bits)) == sorted(numbers)
    assert not numbers or lowest(bits) == min(numbers)


@given(columns())
def test_everybody_who_gets_into_a_role_is_found(given_columns: list[int]) -> None:
    assert list(close(given_columns).into) == plainly(given_columns)


@given(columns())
def test_components_come_after_all_that_lead_into_them(given_columns: list[int]) -> None:
    roles = (1 << len(given_columns)) - 1
    into = plainly(given_columns)
    done = 0
    for together in components([column & roles for column in given_columns]):
        for role in members(together):
            mutual = sum(1 << other for other in members(into[role] & roles) if into[other] >> role & 1) | 1 << role
            assert mutual == together
            assert into[role] & roles & ~(done | together) == 0
        done |= together
    assert done == roles


@given(columns(), columns())
def test_a_closure_with_other_columns_is_the_closure_of_those(one: list[int], other: list[int]) -> None:
    mixed = [*other[: len(one)], *one[len(other) :]]
    assert _same(close(one).replaced(mixed), close(mixed))


@given(columns())
def test_chains_are_real_and_shortest(given_columns: list[int]) -> None:
    closure = close(given_columns)
    for caller in range(len(given_columns) + PEOPLE):
        found = chains_from(closure, caller)
        assert set(found) == {role for role, into in enumerate(closure.into) if into >> caller & 1}
        for role, chain in found.items():
            assert (chain[0], chain[-1]) == (caller, role)
            assert all(given_columns[after] >> before & 1 for before, after in pairwise(chain))
            assert len(chain) - 1 == _distance(given_columns, caller, role)


@given(columns(), st.integers(0))
def test_chains_to_a_goal_begin_with_everybody_who_needs_one(given_columns: list[int], draw: int) -> None:
    closure = close(given_columns)
    goal = draw & (1 << len(given_columns) + PEOPLE) - 1
    found = list(chains_to(closure, goal))
    assert {chain[0] for chain in found} == set(members(closure.leading_to(goal) & ~goal))
    for chain in found:
        assert goal >> chain[-1] & 1
        assert all(given_columns[after] >> before & 1 for before, after in pairwise(chain))


def _same(one: Closure, other: Closure) -> bool:
    return (one.columns, one.into) == (other.columns, other.into)


def _distance(given_columns: list[int], caller: int, role: int) -> int:
    hops, reached = 1, 1 << caller
    while not given_columns[role] & reached:
        reached |= sum(1 << other for other, column in enumerate(given_columns) if column & reached)
        hops += 1
    return hops
