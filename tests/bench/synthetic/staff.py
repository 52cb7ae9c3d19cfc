"""Groups and users."""

from tests.bench.synthetic.builder import TEAMS, Builder, inline, statement

_MFA = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
_ROLES = "arn:aws:iam::*:role"


def add_staff(builder: Builder) -> None:
    """Nine in ten live in the hub account and get what they may through groups."""
    count = builder.sizes["users"]
    builder.teams = TEAMS[: max(2, min(len(TEAMS), count // 20 + 2))]
    shared = _shared_groups(builder)
    dev: dict[str, str] = {}
    ops: dict[str, str] = {}
    for team in builder.teams:
        dev[team], ops[team] = _team_groups(builder, team)
    for index in range(count):
        _add_user(builder, index, shared, dev, ops)


def _shared_groups(builder: Builder) -> dict[str, str]:
    base = inline(
        "base",
        statement("Allow", ["sts:GetCallerIdentity", "iam:GetUser", "iam:ChangePassword"]),
        statement("Deny", "sts:AssumeRole", f"{_ROLES}/breakglass/*"),
    )
    audit = inline("assume-audit", statement("Allow", "sts:AssumeRole", [f"{_ROLES}/audit/*"]))
    uncleared = {"StringNotEquals": {"aws:PrincipalTag/cleared": "yes"}}
    no_prod = inline(
        "no-prod",
        statement("Deny", "sts:AssumeRole", f"{_ROLES}/*-prod-*"),
        statement("Deny", "s3:*", "arn:aws:s3:::*-prod-*", Condition=uncleared),
    )
    breakglass = statement("Allow", "sts:AssumeRole", f"{_ROLES}/breakglass/*", Condition=_MFA)
    return {
        "everyone": builder.group("everyone", policies=[base]),
        "admins": builder.group("platform-admins", [builder.aws_admin]),
        "auditors": builder.group("auditors", [builder.aws_read], [audit]),
        "contractors": builder.group("contractors", policies=[no_prod]),
        "responders": builder.group("responders", policies=[inline("assume-breakglass", breakglass)]),
    }


def _team_groups(builder: Builder, team: str) -> tuple[str, str]:
    dev = inline(
        "assume-dev",
        statement("Allow", "sts:AssumeRole", [f"{_ROLES}/{team}/{team}-{env}-*" for env in ("dev", "stage")]),
        statement("Allow", ["s3:GetObject", "s3:PutObject"], f"arn:aws:s3:::{team}-dev-*/${{aws:username}}/*"),
    )
    ops = inline(
        "assume-all",
        statement("Allow", "sts:AssumeRole", f"{_ROLES}/{team}/*", Condition=_MFA),
        statement("Allow", "s3:*", [f"arn:aws:s3:::{team}-*", f"arn:aws:s3:::{team}-*/*"]),
    )
    names = (("dev", dev), ("ops", ops))
    found = [builder.group(f"team-{team}-{name}", policies=[policy]) for name, policy in names]
    return found[0], found[1]


def _add_user(builder: Builder, index: int, shared: dict[str, str], dev: dict[str, str], ops: dict[str, str]) -> None:
    rng, team = builder.rng, builder.teams[index % len(builder.teams)]
    draw = rng.random()
    groups: list[str] = []
    managed: list[str] = []
    policies = []
    if draw < 0.90 or builder.sizes["accounts"] == 1:
        account = builder.hub
        groups = _groups(builder, team, shared, dev, ops)
    else:
        account = rng.choice(builder.workloads) if draw < 0.98 else builder.mgmt
        managed = rng.choice([[builder.aws_read], [builder.aws_power], []])
        if rng.random() < 0.3:
            every_role = f"arn:aws:iam::{account}:role/*"
            policies = [inline("legacy", statement("Allow", "sts:AssumeRole", every_role))]
    limit = rng.random()
    boundary = builder.boundary[account] if limit < 0.10 else builder.tight[account] if limit < 0.13 else None
    tags = {"team": team, "cleared": rng.choice(["yes", "no"])}
    mfa = rng.random() < 0.7
    name = f"{team}/{team}-u{index:05d}"
    row = builder.user(
        account, name, groups=groups, managed=managed, policies=policies, boundary=boundary, tags=tags, mfa=mfa
    )
    builder.staff.append(row)


def _groups(builder: Builder, team: str, shared: dict[str, str], dev: dict[str, str], ops: dict[str, str]) -> list[str]:
    rng = builder.rng
    groups = [dev[team]]
    if rng.random() < 0.97:
        groups.insert(0, shared["everyone"])
    if rng.random() < 0.15:
        groups.append(ops[team])
    if rng.random() < 0.10:
        groups.append(dev[rng.choice(builder.teams)])
    for name, share in (("auditors", 0.04), ("contractors", 0.08), ("responders", 0.01), ("admins", 0.005)):
        if rng.random() < share:
            groups.append(shared[name])
    return list(dict.fromkeys(groups))
