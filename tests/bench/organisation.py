"""How fast a whole organisation is answered, and how right. `python tests/bench/organisation.py FILE --json` prints one

line, for machines. FILE comes from `synthetic_org.py` beside this file. Times are CPU seconds of one core.

Right means: the planted facts; random pairs of caller and role against the engine's own answer to that one request;
answers yes replayed hop by hop in the engine; and after edits the same graph as one built anew.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.authorize import authorize
from playground.iam.reach.answers import answers
from playground.iam.reach.bits import has, members
from playground.iam.reach.document import Document, read_document
from playground.iam.reach.edits import (
    with_boundary,
    with_group_policies,
    with_groups,
    with_policies,
    with_scps,
    with_tags,
    with_trust,
)
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario
from playground.iam.snapshot import AttachedPolicy
from playground.sandbox.management.organisation_file import collector_off

AT = datetime(2030, 1, 7, 9, tzinfo=UTC)
SEED = 7
BARS = {"closure_seconds": 1.0, "who_can_p95_ms": 20.0, "trust_edit_p95_ms": 50.0, "identity_edit_p95_ms": 50.0}
PLAIN = AssumeRoleParameters()


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Out: CPU seconds, and what came of it."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def p95(values: Sequence[float]) -> float:
    """Out: the value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-95 * len(ordered) // 100) - 1)] if ordered else 0.0


def planted_right(document: Document, expected: Sequence[dict[str, Any]]) -> int:
    """Out: how many planted facts are answered as they were planted."""
    given = {line["name"]: line for line in answers(replace(document, questions=()), AT)}
    wanted = [{"name": row["name"], "assumable": row["assumable"], "hops": row["hops"]} for row in expected]
    return sum(given.get(row["name"]) == row for row in wanted)


def differing_pairs(reach: Reach, count: int) -> int:
    """Half of the pairs are drawn evenly, half among those whom the trust policy names."""
    rng, census = random.Random(SEED), reach.columns.census
    roles = tuple(reach.snapshot.roles)
    wrong = 0
    for index in range(count):
        role = rng.randrange(len(roles))
        near = tuple(members(reach.questions[role].grant.named)) if index % 2 else ()
        number = rng.choice(near) if near else rng.randrange(census.size)
        judged = judge_assume_role(reach.snapshot, census.callers[number], roles[role], PLAIN, at=AT)
        wrong += judged.allowed != has(reach.closure.columns[role], number)
    return wrong


def yes_answers(reach: Reach, document: Document, count: int) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Chains of sampled answers yes: to "what can this one reach" and to the document's questions, half and half."""
    rng, census = random.Random(SEED + 1), reach.columns.census
    asked = [(action, arn, tuple(reach.ways_to(action, arn))) for action, arn in document.questions]
    asked = [entry for entry in asked if entry[2]]
    reaching = [number for number in range(census.size) if any(has(into, number) for into in reach.closure.into[:400])]
    for index in range(count):
        if asked and index % 2:
            action, arn, ways = rng.choice(asked)
            yield rng.choice(ways), action, arn
        else:
            chain = rng.choice(tuple(reach.ways_from(census.names[rng.choice(reaching)]).values()))
            yield chain[:-1], "sts:AssumeRole", chain[-1]


def replays(reach: Reach, chain: tuple[str, ...], action: str, arn: str) -> bool:
    """Whether the engine lets the chain through hop by hop, and then allows the action."""
    census = reach.columns.census
    for caller, role in pairwise(chain):
        if not judge_assume_role(reach.snapshot, census.callers[census.number(caller)], role, PLAIN, at=AT).allowed:
            return False
    last = census.callers[census.number(chain[-1])]
    if action == "sts:AssumeRole":
        return judge_assume_role(reach.snapshot, last, arn, PLAIN, at=AT).allowed
    return authorize(reach.snapshot, last, action, arn, at=AT).allowed


def trust_edit(reach: Reach, rng: random.Random) -> Callable[[], Reach]:
    """A role gets the trust policy of another one, or trusts one user or role by name."""
    role, other = rng.sample(tuple(reach.snapshot.roles), 2)
    trust = reach.snapshot.roles[other].trust
    if rng.random() < 0.5:
        named = rng.choice((*reach.snapshot.roles.values(), *reach.snapshot.users.values()))
        statement = {"Effect": "Allow", "Principal": {"AWS": named.unique_id}, "Action": "sts:AssumeRole"}
        trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    return lambda: with_trust(reach, role, trust)


def identity_edit(reach: Reach, rng: random.Random) -> Callable[[], Reach]:
    """A user or a role gets the policies of another one, or may assume one more role, or loses all."""
    kind = rng.choice((reach.snapshot.users, reach.snapshot.roles))
    arn, other = rng.sample(tuple(kind), 2)
    role = rng.choice(tuple(reach.snapshot.roles))
    statement = {
        "Effect": rng.choice(("Allow", "Deny")),
        "Action": "sts:AssumeRole",
        "Resource": rng.choice((role, "*")),
    }
    text = json.dumps({"Version": "2012-10-17", "Statement": statement})
    more = (*kind[arn].policies, AttachedPolicy("edit", text, arn))
    policies = rng.choice((kind[other].policies, more, more, ()))
    return lambda: with_policies(reach, arn, policies)


def boundary_edit(reach: Reach, rng: random.Random) -> Callable[[], Reach]:
    """A user or a role gets a permissions boundary, the one of somebody else, or loses its own."""
    owners = (*reach.snapshot.users.values(), *reach.snapshot.roles.values())
    one, other = rng.sample(owners, 2)
    some = {"Effect": "Allow", "Action": rng.choice(("*", "sts:*", "s3:*")), "Resource": "*"}
    drawn = AttachedPolicy("edge", json.dumps({"Version": "2012-10-17", "Statement": some}))
    boundary = rng.choice((drawn, drawn, other.boundary, None))
    return lambda: with_boundary(reach, one.arn, boundary)


def group_edit(reach: Reach, rng: random.Random) -> Callable[[], Reach]:
    """A user changes groups, or a group gets the policies of a user."""
    one, other = rng.sample(tuple(reach.snapshot.users.values()), 2)
    if rng.random() < 0.5 or not reach.snapshot.groups:
        return lambda: with_groups(reach, one.arn, other.groups)
    group = rng.choice(tuple(reach.snapshot.groups))
    return lambda: with_group_policies(reach, group, other.policies)


def tag_edit(reach: Reach, rng: random.Random) -> Callable[[], Reach]:
    """A user or a role gets the tags of another one, one more, or loses all."""
    owners = (*reach.snapshot.users.values(), *reach.snapshot.roles.values())
    one, other = rng.sample(owners, 2)
    tags = rng.choice((other.tags, {**one.tags, "edited": "yes"}, {}))
    return lambda: with_tags(reach, one.arn, tags)


def scp_edit(reach: Reach, rng: random.Random) -> Callable[[], Reach]:
    """An account, an OU or the root gets the SCPs of another one, or one more that denies assuming roles."""
    (organization, *_) = reach.snapshot.organizations
    target, other = rng.sample(tuple(organization.scps), 2)
    deny = {"Effect": "Deny", "Action": "sts:AssumeRole", "Resource": rng.choice(tuple(reach.snapshot.roles))}
    more = AttachedPolicy("edit", json.dumps({"Version": "2012-10-17", "Statement": deny}))
    scps = rng.choice((organization.scps[other], (*organization.scps[target], more)))
    return lambda: with_scps(reach, target, scps)


EDITS = {
    "trust": trust_edit,
    "identity": identity_edit,
    "boundary": boundary_edit,
    "group": group_edit,
    "tag": tag_edit,
    "scp": scp_edit,
}


def edits(reach: Reach, edit: Callable[[Reach, random.Random], Callable[[], Reach]], count: int, every: int) -> Any:
    """Out: CPU seconds of each edit; how often the graph was unlike one built anew, asked every so many edits."""
    rng, seconds, unequal = random.Random(SEED + 2), [], 0
    for index in range(1, count + 1):
        spent, reach = timed(edit(reach, rng))
        seconds.append(spent)
        if index % every == 0 or index == count:
            anew = reach_of(reach.snapshot, reach.scenario).closure
            unequal += (anew.columns, anew.into) != (reach.closure.columns, reach.closure.into)
    return seconds, unequal


def measure(given: argparse.Namespace) -> dict[str, Any]:
    """Out: all figures."""
    text = Path(given.file).read_text(encoding="utf-8")
    load, document = timed(lambda: read_document(text))
    with collector_off():  # as the commands do
        closure, reach = timed(lambda: reach_of(document.snapshot, Scenario(AT)))
    asked = [timed(lambda ask=ask: reach.who_can(*ask))[0] for ask in document.questions]
    edited = {name: edits(reach, edit, given.edits, given.every) for name, edit in EDITS.items()}
    expected = json.loads(text)["planted"]
    replayed = [replays(reach, *answer) for answer in yes_answers(reach, document, given.replays)]
    return {
        "users": len(document.snapshot.users),
        "roles": len(document.snapshot.roles),
        "accounts": len(document.snapshot.accounts),
        "load_seconds": round(load, 3),
        "closure_seconds": round(closure, 3),
        "who_can_p95_ms": round(p95(asked) * 1000, 3),
        "who_can_max_ms": round(max(asked, default=0.0) * 1000, 3),
        **{f"{name}_edit_p95_ms": round(p95(seconds) * 1000, 3) for name, (seconds, _) in edited.items()},
        "edits": len(EDITS) * given.edits,
        "edits_unequal_to_rebuild": sum(unequal for _, unequal in edited.values()),
        "planted_right": planted_right(document, expected),
        "planted": len(expected),
        "pairs": given.pairs,
        "pairs_differing": differing_pairs(reach, given.pairs),
        "replayed": len(replayed),
        "replays_failed": replayed.count(False),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Prints the figures; exit 1 if an answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="one line")
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=200, help="of each kind")
    parser.add_argument("--every", type=int, default=20, help="build the graph anew after every so many edits")
    parser.add_argument("--replays", type=int, default=1_000)
    given = parser.parse_args()
    figures = measure(given)
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            bar = f"   bar for 50 accounts, 5,000 users, 1,000 roles: {BARS[name]}" if name in BARS else ""
            print(f"{name:26} {value}{bar}")
    wrong = figures["planted"] - figures["planted_right"]
    wrong += sum(figures[name] for name in ("edits_unequal_to_rebuild", "pairs_differing", "replays_failed"))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
