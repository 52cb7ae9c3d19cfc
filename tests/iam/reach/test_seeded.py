"""Seeded organisations: planted facts, the engine's own answers, chains replayed, edits against a graph built anew."""

import random
from itertools import pairwise

import pytest

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.authorize import authorize
from playground.iam.reach.answers import answers
from playground.iam.reach.bits import has
from playground.iam.reach.graph import Reach, reach_of
from tests.bench import organisation
from tests.bench.synthetic_org import generate
from tests.iam.reach.organisations import AT, graph, seeded

SIZES = [(3, 60, 120, 90), (5, 2, 40, 30), (8, 1, 30, 25)]


def test_the_same_seed_gives_the_same_organisation() -> None:
    digests = [generate(7, 50, 5000, 1000)["digest"][:8], generate(3, 2, 20, 20)["digest"][:8]]
    assert digests == ["91fa1af9", "c77d1ffc"]


@pytest.mark.parametrize("size", SIZES)
def test_every_planted_fact_is_answered_as_planted(size: tuple[int, int, int, int]) -> None:
    made, document = seeded(*size)
    given = {line["name"]: line for line in answers(document, AT) if "name" in line}
    wanted = {row["name"]: {key: row[key] for key in ("name", "assumable", "hops")} for row in made["planted"]}
    assert given == wanted


@pytest.mark.parametrize("size", SIZES)
def test_who_may_assume_a_role_is_what_the_engine_says_of_each(size: tuple[int, int, int, int]) -> None:
    _, document = seeded(*size)
    assert organisation.differing_pairs(graph(document), 1500) == 0


@pytest.mark.parametrize("secret", ["s3cret", "S3CRET"])
def test_an_external_id_counts_as_in_a_call_with_it(secret: str) -> None:
    _, document = seeded(*SIZES[1])
    reach = graph(document, sts_ExternalId=secret)
    parameters = AssumeRoleParameters(external_id=secret)
    for number, caller in enumerate(reach.columns.census.callers):
        for role, arn in enumerate(reach.snapshot.roles):
            if "external" in arn:
                judged = judge_assume_role(reach.snapshot, caller, arn, parameters, at=AT)
                assert judged.allowed == has(reach.closure.columns[role], number), (arn, caller)


def test_mfa_helps_users_but_not_role_sessions() -> None:
    _, document = seeded(*SIZES[0])
    reach, census = graph(document, aws_MultiFactorAuthPresent="true"), graph(document).columns.census
    rng = random.Random(1)
    for _ in range(800):
        number, role = rng.randrange(census.size), rng.randrange(len(reach.snapshot.roles))
        caller, arn = census.callers[number], tuple(reach.snapshot.roles)[role]
        mfa = AssumeRoleParameters(mfa=census.names[number] in reach.snapshot.users)
        judged = judge_assume_role(reach.snapshot, caller, arn, mfa, at=AT)
        assert judged.allowed == has(reach.closure.columns[role], number), (arn, caller)


@pytest.mark.parametrize("size", SIZES)
def test_who_can_directly_is_what_the_engine_says_of_each(size: tuple[int, int, int, int]) -> None:
    _, document = seeded(*size)
    reach = graph(document)
    asked = [*document.questions[:3], ("kms:Decrypt", next(arn for arn in reach.snapshot.resources if ":kms:" in arn))]
    asked += [("iam:PassRole", next(iter(reach.snapshot.roles))), ("ec2:DescribeInstances", "*")]
    for action, arn in asked:
        found = set(reach.who_can(action, arn).direct)
        callers = zip(reach.columns.census.names, reach.columns.census.callers, strict=True)
        people = [(name, caller) for name, caller in callers if name.startswith("arn:")]
        assert found == {
            name for name, caller in people if authorize(reach.snapshot, caller, action, arn, at=AT).allowed
        }


def test_every_answer_yes_can_be_walked_hop_by_hop() -> None:
    _, document = seeded(*SIZES[0])
    reach = graph(document)
    assert all(organisation.replays(reach, *answer) for answer in organisation.yes_answers(reach, document, 150))


def test_a_chain_is_shown_for_everybody_who_needs_one() -> None:
    _, document = seeded(*SIZES[0])
    reach = graph(document)
    for action, arn in document.questions[:5]:
        found = reach.who_can(action, arn)
        ways = list(reach.ways_to(action, arn))
        beginnings = {way[0] for way in ways}
        assert {name for name in beginnings if name.startswith("arn:")} == set(found.by_chain)
        assert beginnings - set(found.by_chain) <= set(found.services)
        assert all(way[-1] in found.direct for way in ways)
        assert [len(way) for way in ways] == sorted(len(way) for way in ways)
        assert all(after in reach.snapshot.roles for way in ways for _, after in pairwise(way))


@pytest.mark.parametrize("kind", organisation.EDITS)
def test_an_edited_graph_is_the_graph_of_the_edited_world(kind: str) -> None:
    _, document = seeded(*SIZES[0])
    _, unequal = organisation.edits(graph(document), organisation.EDITS[kind], 25, 1)
    assert unequal == 0


def test_answers_after_edits_are_those_of_a_graph_built_anew() -> None:
    _, document = seeded(*SIZES[0])
    reach, rng = graph(document), random.Random(4)
    for _ in range(4):
        for edit in organisation.EDITS.values():
            reach = edit(reach, rng)()
    anew: Reach = reach_of(reach.snapshot, reach.scenario)
    for action, arn in document.questions[:5]:
        assert reach.who_can(action, arn) == anew.who_can(action, arn)
