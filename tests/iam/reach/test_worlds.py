"""Random small worlds with every sort of element: the graph says of each what the engine says of each."""

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.authorize import authorize
from playground.iam.callers import UserCaller
from playground.iam.reach.bits import has
from playground.iam.reach.graph import reach_of
from playground.iam.reach.scenario import Scenario
from playground.iam.snapshot import Account, AttachedPolicy, Group, Organization, Resource, Role, Snapshot, User
from tests.iam.reach.organisations import AT

ACCOUNTS = ("111111111111", "222222222222", "333333333333")
ACTIONS = ("sts:AssumeRole", "sts:*", "s3:GetObject", "s3:Get*", "*", "sqs:SendMessage")
CONDITIONS: tuple[dict[str, Any], ...] = (
    {"StringEquals": {"aws:PrincipalTag/team": "red"}},
    {"StringNotEquals": {"aws:PrincipalTag/team": "red"}},
    {"StringLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/r1*", "arn:aws:iam::111111111111:user/?1"]}},
    {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}},
    {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::222222222222:*"}},
    {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}},
    {"StringEqualsIfExists": {"aws:username": ["u0", "u1"]}},
    {"Null": {"aws:username": "true"}, "StringLike": {"aws:userid": "*:session"}},
    {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
    {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
    {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-x/*"}},
    {"ForAllValues:StringEquals": {"aws:PrincipalTag/team": ["red"]}},
    {"StringEqualsIgnoreCase": {"aws:PrincipalTag/team": "RED"}},
    {"StringEquals": {"aws:PrincipalOrgID": "o-x"}},
    {"StringEquals": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}", "iam:ResourceTag/team": "blue"}},
    {"NumericLessThan": {"aws:EpochTime": "1"}},
)
RESOURCES = (
    "*",
    "arn:aws:iam::*:role/*",
    "arn:aws:iam::*:role/?0",
    "arn:aws:iam::222222222222:role/x/r1",
    "arn:aws:iam::*:role/*${aws:PrincipalTag/team, '1'}",
    "arn:aws:s3:::b*",
    "arn:aws:s3:::b0/${aws:username}/*",
    "arn:aws:sqs:*:*:q0",
)


class World:
    """A world drawn by chance."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.names = [(f"arn:aws:iam::{account}:user/u{n}", account, f"u{n}") for account in ACCOUNTS for n in (0, 1)]
        self.roles = [(f"arn:aws:iam::{account}:role/x/r{n}", account, f"r{n}") for account in ACCOUNTS for n in (0, 1)]

    def snapshot(self) -> Snapshot:
        groups = {arn: Group(arn, arn, ACCOUNTS[0], "g", policies=self.held()) for arn in ("arn:g0", "arn:g1")}
        users = [
            User(arn, f"AIDA{i}", account, name, "/", self.held(), self.some(groups), self.boundary(), self.tags())
            for i, (arn, account, name) in enumerate(self.names)
        ]
        roles = [
            Role(arn, f"AROA{i}", account, name, self.trust(), self.path(), self.held(), self.boundary(), self.tags())
            for i, (arn, account, name) in enumerate(self.roles)
        ]
        owned = (("arn:aws:s3:::b0", ACCOUNTS[0]), ("arn:aws:s3:::b1", ACCOUNTS[1]))
        queue = f"arn:aws:sqs:eu-west-1:{ACCOUNTS[1]}:q0"
        key = f"arn:aws:kms:eu-west-1:{ACCOUNTS[0]}:key/1"
        resources = [
            Resource(arn, account, self.resource_policy(), self.tags())
            for arn, account in (*owned, (queue, ACCOUNTS[1]), (key, ACCOUNTS[0]))
        ]
        return Snapshot(
            accounts={account: Account(account) for account in ACCOUNTS},
            users={user.arn: user for user in users},
            groups=groups,
            roles={role.arn: role for role in roles},
            resources={resource.arn: resource for resource in resources},
            organizations=(self.organization(),),
        )

    def some(self, groups: dict[str, Group]) -> tuple[str, ...]:
        return tuple(arn for arn in groups if self.rng.random() < 0.4)

    def path(self) -> str:
        return self.rng.choice(("/x/", "/x/", "/aws-service-role/"))

    def tags(self) -> dict[str, str]:
        return self.rng.choice(({}, {"team": "red"}, {"team": "blue"}, {"Team": "1"}, {"team": ""}))

    def conditioned(self, statement: dict[str, Any]) -> dict[str, Any]:
        draw = self.rng.random()
        return {**statement, "Condition": self.rng.choice(CONDITIONS)} if draw < 0.45 else statement

    def statement(self) -> dict[str, Any]:
        effect = "Deny" if self.rng.random() < 0.15 else "Allow"
        acting = {"Action": self.rng.choice(ACTIONS)}
        if self.rng.random() < 0.1:
            acting = {"NotAction": self.rng.choice(ACTIONS)}
        on = {"Resource" if self.rng.random() < 0.85 else "NotResource": self.rng.sample(RESOURCES, 2)}
        return self.conditioned({"Effect": effect, **acting, **on})

    def text(self, *statements: dict[str, Any]) -> str:
        version = self.rng.choice(("2012-10-17", "2012-10-17", "2008-10-17"))
        return json.dumps({"Version": version, "Statement": statements})

    def held(self) -> tuple[AttachedPolicy, ...]:
        return tuple(AttachedPolicy("p", self.text(self.statement())) for _ in range(self.rng.randrange(3)))

    def boundary(self) -> AttachedPolicy | None:
        wide = {"Effect": "Allow", "Action": "*", "Resource": "*"}
        draw = self.rng.random()
        return None if draw < 0.5 else AttachedPolicy("b", self.text(wide if draw < 0.7 else self.statement()))

    def principal(self) -> dict[str, Any]:
        account = self.rng.choice(ACCOUNTS)
        names = ["*", account, f"arn:aws:iam::{account}:root", "AIDA1", "AROA2", self.names[0][0], self.roles[3][0]]
        names.append(f"arn:aws:sts::{account}:assumed-role/r0/session")
        named = {"AWS": self.rng.sample(names, 2)}
        return named | {"Service": "ec2.amazonaws.com"} if self.rng.random() < 0.3 else named

    def trust(self) -> str:
        statements = []
        for _ in range(self.rng.randrange(1, 4)):
            effect = "Deny" if self.rng.random() < 0.15 else "Allow"
            action = self.rng.choice(("sts:AssumeRole", "sts:AssumeRole", "sts:*", "sts:TagSession"))
            statements.append(self.conditioned({"Effect": effect, "Principal": self.principal(), "Action": action}))
        return self.text(*statements)

    def resource_policy(self) -> str | None:
        if self.rng.random() < 0.3:
            return None
        spared = self.principal()
        if self.rng.random() < 0.5:  # one caller on every level it has
            arn, account, _ = self.rng.choice(self.names)
            spared = {"AWS": [account, arn]}
        if "*" in spared["AWS"] or self.rng.random() < 0.7:
            return self.text({**self.statement(), "Principal": spared})
        return self.text({**self.statement(), "Effect": "Deny", "NotPrincipal": spared})

    def organization(self) -> Organization:
        full = AttachedPolicy("full", self.text({"Effect": "Allow", "Action": "*", "Resource": "*"}))
        denies = [{**self.statement(), "Effect": "Deny", "Principal": "*"} for _ in range(2)]
        return Organization(
            id="o-x",
            management_account=ACCOUNTS[2],
            paths={account: ("r", f"ou-{account[0]}", account) for account in self.rng.sample(ACCOUNTS, 2)},
            scp_enabled=self.rng.random() < 0.7,
            rcp_enabled=self.rng.random() < 0.7,
            scps={
                "r": (full,),
                **{f"ou-{a[0]}": (full, AttachedPolicy("s", self.text(self.statement()))) for a in ACCOUNTS},
                **{a: (full,) if self.rng.random() < 0.8 else self.held() for a in ACCOUNTS},
            },
            rcps={f"ou-{a[0]}": (AttachedPolicy("d", self.text(self.rng.choice(denies))),) for a in ACCOUNTS},
        )


@pytest.mark.parametrize("seed", range(50))
def test_the_graph_agrees_with_the_engine_on_everybody_and_everything(seed: int) -> None:
    snapshot = World(seed).snapshot()
    reach = reach_of(snapshot, Scenario(AT))
    census = reach.columns.census
    resources = ("arn:aws:s3:::b0", "arn:aws:s3:::b0/u1/x", "arn:aws:s3:::b1/x", *list(snapshot.resources)[2:])
    asking = [*snapshot.roles, *snapshot.users, "ec2.amazonaws.com", "lambda.amazonaws.com"]
    callers = [(name, census.number(name), census.callers[census.number(name)]) for name in asking]
    for role, arn in enumerate(snapshot.roles):
        for name, number, caller in callers:
            judged = judge_assume_role(snapshot, caller, arn, AssumeRoleParameters(), at=AT)
            assert judged.allowed == has(reach.closure.columns[role], number), (arn, name)
    for arn in (*resources, *snapshot.roles):
        for action in ("s3:GetObject", "sqs:SendMessage", "kms:Decrypt", "iam:PassRole", "sts:GetCallerIdentity"):
            found = reach.who_can(action, arn)
            for name, _, caller in callers:
                allowed = authorize(snapshot, caller, action, arn, at=AT).allowed
                assert allowed == (name in found.direct) or name in found.services, (arn, action, name)


@pytest.mark.parametrize("seed", range(8))
def test_a_graph_made_like_another_is_the_one_that_is_made_anew(seed: int) -> None:
    snapshot = World(seed).snapshot()
    plain = reach_of(snapshot, Scenario(AT))
    for context in ({"aws:MultiFactorAuthPresent": "true"}, {"AWS:PrincipalTag/Team": "red", "aws:username": "u0"}):
        scenario = Scenario(AT, context)
        assert reach_of(snapshot, scenario, plain).closure.columns == reach_of(snapshot, scenario).closure.columns


def test_a_bare_account_number_means_the_account_in_the_partition_of_the_role() -> None:
    trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNTS[0]}, "Action": "sts:AssumeRole"}
    may = AttachedPolicy("p", json.dumps({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}))
    arns = [f"arn:{partition}:iam::{ACCOUNTS[0]}" for partition in ("aws", "aws-cn")]
    users = [User(f"{arn}:user/u", f"AIDA{arn}", ACCOUNTS[0], "u", policies=(may,)) for arn in arns]
    roles = [Role(f"{arn}:role/r", f"AROA{arn}", ACCOUNTS[0], "r", json.dumps({"Statement": trust})) for arn in arns]
    snapshot = Snapshot(users={user.arn: user for user in users}, roles={role.arn: role for role in roles})
    reach = reach_of(snapshot, Scenario(AT))
    found = [reach.who_can("sts:AssumeRole", role.arn).direct for role in roles]
    assert found == [(user.arn,) for user in users]
    for user in users:
        allowed = [
            judge_assume_role(snapshot, UserCaller(user.arn), each, AssumeRoleParameters(), at=AT).allowed
            for each in snapshot.roles
        ]
        assert allowed == [user.arn in names for names in found]


def test_not_principal_spares_whom_it_lists_on_every_level_unless_they_have_a_boundary() -> None:
    everything = json.dumps({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})
    arns = [f"arn:aws:iam::{ACCOUNTS[0]}:user/{name}" for name in ("free", "bounded", "other")]
    policies = (AttachedPolicy("p", everything),)
    users = {arn: User(arn, arn[-5:], ACCOUNTS[0], arn.rpartition("/")[2], policies=policies) for arn in arns}
    users[arns[1]] = replace(users[arns[1]], boundary=AttachedPolicy("b", everything))
    deny = {"Effect": "Deny", "NotPrincipal": {"AWS": [ACCOUNTS[0], *arns[:2]]}, "Action": "*", "Resource": "*"}
    bucket = Resource("arn:aws:s3:::b", ACCOUNTS[0], json.dumps({"Statement": deny}))
    snapshot = Snapshot(users=users, resources={bucket.arn: bucket})
    found = reach_of(snapshot, Scenario(AT)).who_can("s3:GetObject", bucket.arn).direct
    assert found == (arns[0],)
    judged = [authorize(snapshot, UserCaller(arn), "s3:GetObject", bucket.arn, at=AT).allowed for arn in arns]
    assert judged == [True, False, False]
