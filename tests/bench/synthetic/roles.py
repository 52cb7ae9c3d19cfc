"""Roles of ten kinds, by how they trust."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bench.synthetic.builder import ENVS, Builder, Json, document, inline, root_of, statement, trust

SERVICES = [
    "ec2.amazonaws.com",
    "lambda.amazonaws.com",
    "ecs-tasks.amazonaws.com",
    "states.amazonaws.com",
    "codebuild.amazonaws.com",
    "glue.amazonaws.com",
    "events.amazonaws.com",
]
_MFA = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
_GITHUB = "token.actions.githubusercontent.com"


@dataclass
class Draft:
    """A role before it is written down."""

    index: int
    account: str
    team: str
    env: str
    name: str
    managed: list[str]
    policies: list[Json]
    principal: Json = field(default_factory=dict)
    action: str = "sts:AssumeRole"
    condition: Json | None = None


class RoleMaker:
    """In: a builder that has accounts and staff."""

    def __init__(self, builder: Builder) -> None:
        self.builder, self.rng = builder, builder.rng
        self.chain: list[Json] = []
        self.auditor: Json = {}
        self.kinds: dict[str, tuple[int, Callable[[Draft], None]]] = {
            "team": (34, self._team),
            "named": (14, self._named),
            "chain": (14, self._chain),
            "service": (18, self._service),
            "federated": (6, self._federated),
            "external": (4, self._external),
            "audit": (3, self._audit),
            "orgwide": (3, self._orgwide),
            "arnlike": (3, self._arnlike),
            "breakglass": (1, self._breakglass),
        }

    def add_all(self) -> None:
        """Identity providers, one auditor, and the rest by chance."""
        builder = self.builder
        for account in [row["id"] for row in builder.out["accounts"]]:
            for kind, tail in (("saml", "saml-provider/CorpSSO"), ("oidc", f"oidc-provider/{_GITHUB}")):
                row = {"arn": f"arn:aws:iam::{account}:{tail}", "account": account, "type": kind}
                builder.out["identity_providers"].append(row)
        audit = inline("assume-audit", statement("Allow", "sts:AssumeRole", "arn:aws:iam::*:role/audit/*"))
        trusts = document(trust(root_of(builder.hub)))
        managed = [builder.aws_read]
        self.auditor = builder.role(
            builder.audit, "core/audit-reader", "audit-source", trusts, managed=managed, policies=[audit]
        )
        for index in range(max(0, builder.sizes["roles"] - 1)):
            self._add(index)

    def _add(self, index: int) -> None:
        builder, rng = self.builder, self.rng
        kind = rng.choices(list(self.kinds), [weight for weight, _ in self.kinds.values()])[0]
        draft = self._draft(index)
        self.kinds[kind][1](draft)
        body = [trust(draft.principal, action=draft.action, condition=draft.condition)]
        if rng.random() < 0.04 and kind in ("team", "named", "arnlike"):
            denied = rng.sample(builder.staff, min(3, len(builder.staff)))
            body.append(trust({"AWS": [row["arn"] for row in denied]}, "Deny"))
        limit, account = rng.random(), draft.account
        boundary = builder.boundary[account] if limit < 0.08 else builder.tight[account] if limit < 0.10 else None
        row = builder.role(
            account,
            draft.name,
            kind,
            document(*body),
            managed=draft.managed,
            policies=draft.policies,
            boundary=boundary,
            tags={"team": draft.team, "env": draft.env},
        )
        if kind == "chain":
            self.chain.append(row)

    def _draft(self, index: int) -> Draft:
        builder, rng = self.builder, self.rng
        account = rng.choice(builder.workloads)
        team, env = rng.choice(builder.teams), rng.choice(ENVS)
        bucket = f"arn:aws:s3:::{team}-{env}-*"
        actions = ["s3:GetObject", "s3:ListBucket"] if env == "prod" else "s3:*"
        data = inline("data", statement("Allow", actions, [bucket, f"{bucket}/*"]))
        choices = [[], [builder.aws_read], [builder.aws_power], [builder.aws_admin]]
        managed = rng.choices(choices, [70, 20, 8, 2])[0]
        return Draft(index, account, team, env, f"{team}/{team}-{env}-{index:05d}", managed, [data])

    def _team(self, draft: Draft) -> None:
        in_organisation = {"StringEquals": {"aws:PrincipalOrgID": self.builder.org_id}}
        draft.condition = self.rng.choice(
            [
                None,
                _MFA,
                {"StringEquals": {"aws:PrincipalTag/team": draft.team}},
                in_organisation if self.builder.sizes["accounts"] > 1 else None,
            ]
        )
        draft.principal = root_of(self.builder.hub) if self.rng.random() < 0.8 else {"AWS": self.builder.hub}

    def _named(self, draft: Draft) -> None:
        roles = self.builder.out["roles"]
        pool = self.builder.staff if self.rng.random() < 0.6 or len(roles) < 5 else roles
        picks = self.rng.sample(pool, min(len(pool), self.rng.randint(1, 5)))
        draft.principal = {"AWS": [row["arn"] for row in picks]}

    def _chain(self, draft: Draft) -> None:
        if not self.chain or len(self.chain) >= self.builder.sizes["chain_depth"]:
            self.chain = []
            draft.principal = root_of(self.builder.hub)
            return
        draft.principal = {"AWS": self.chain[-1]["arn"]}
        if self.rng.random() < 0.9:
            next_role = f"arn:aws:iam::{draft.account}:role/{draft.name}"
            self.chain[-1]["inline"].append(inline("next-hop", statement("Allow", "sts:AssumeRole", next_role)))

    def _service(self, draft: Draft) -> None:
        draft.name = f"service/{draft.name}"
        draft.principal = {"Service": self.rng.choice(SERVICES)}
        if self.rng.random() < 0.3:
            actions = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]
            draft.policies.append(inline("pass", statement("Allow", actions, "*")))

    def _federated(self, draft: Draft) -> None:
        if self.rng.random() < 0.5:
            draft.principal = {"Federated": f"arn:aws:iam::{draft.account}:saml-provider/CorpSSO"}
            draft.action = "sts:AssumeRoleWithSAML"
            draft.condition = {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}
            return
        draft.principal = {"Federated": f"arn:aws:iam::{draft.account}:oidc-provider/{_GITHUB}"}
        draft.action = "sts:AssumeRoleWithWebIdentity"
        draft.condition = {
            "StringEquals": {f"{_GITHUB}:aud": "sts.amazonaws.com"},
            "StringLike": {f"{_GITHUB}:sub": f"repo:example/{draft.team}-*:ref:refs/heads/*"},
        }

    def _external(self, draft: Draft) -> None:
        draft.principal = root_of(self.rng.choice(self.builder.out["external_accounts"]))
        if self.rng.random() < 0.8:
            draft.condition = {"StringEquals": {"sts:ExternalId": f"ext-{self.rng.getrandbits(32):08x}"}}

    def _audit(self, draft: Draft) -> None:
        draft.name = "audit/" + draft.name.split("/")[-1]
        draft.principal = {"AWS": [self.auditor["arn"], root_of(self.builder.hub)["AWS"]]}
        draft.managed, draft.policies = [self.builder.aws_read], []

    def _orgwide(self, draft: Draft) -> None:
        draft.principal = {"AWS": "*"}
        draft.condition = {
            "StringEquals": {"aws:PrincipalOrgID": self.builder.org_id},
            "StringLike": {"aws:PrincipalArn": f"arn:aws:iam::*:role/{draft.team}/*"},
        }

    def _arnlike(self, draft: Draft) -> None:
        hub = self.builder.hub
        draft.principal = root_of(hub)
        draft.condition = {"ArnLike": {"aws:PrincipalArn": [f"arn:aws:iam::{hub}:user/{draft.team}/*"]}}

    def _breakglass(self, draft: Draft) -> None:
        draft.name = f"breakglass/{draft.env}-{draft.index:05d}"
        draft.principal, draft.condition = root_of(self.builder.hub), _MFA
        draft.managed = [self.builder.aws_admin]
