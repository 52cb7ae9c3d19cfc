"""The organisation: OUs, accounts, SCPs, and the policies that everybody shares."""

from tests.bench.synthetic.builder import ENVS, TEAMS, Builder, Json, document, statement

_READ = [
    "s3:Get*",
    "s3:List*",
    "iam:Get*",
    "iam:List*",
    "ec2:Describe*",
    "kms:Describe*",
    "kms:List*",
    "logs:Get*",
    "logs:Describe*",
    "sqs:Get*",
    "sqs:List*",
]
_SCPS_BY_NAME: dict[str, Json] = {
    "FullAWSAccess": document(statement("Allow", "*")),
    "Guardrails": document(
        statement("Deny", ["organizations:LeaveOrganization", "cloudtrail:StopLogging", "cloudtrail:DeleteTrail"]),
        {
            "Effect": "Deny",
            "NotAction": ["iam:*", "sts:*", "organizations:*", "support:*", "s3:*"],
            "Resource": "*",
            "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]}},
        },
    ),
    "SandboxNoProd": document(statement("Deny", "sts:AssumeRole", "arn:aws:iam::*:role/*prod*")),
    "Quarantine": document(statement("Deny", ["sts:Assume*", "iam:*"])),
    "AllowListed": document(statement("Allow", ["s3:*", "sts:*", "kms:*", "logs:*", "sqs:*", "iam:Get*", "iam:List*"])),
}
_UNITS = (  # name, parent, SCPs
    ("Root", None, ("FullAWSAccess",)),
    ("Core", "Root", ("FullAWSAccess",)),
    ("Workloads", "Root", ("FullAWSAccess", "Guardrails")),
    ("Prod", "Workloads", ("FullAWSAccess",)),
    ("NonProd", "Workloads", ("FullAWSAccess",)),
    ("Sandbox", "Root", ("FullAWSAccess", "SandboxNoProd")),
    ("Quarantine", "Root", ("FullAWSAccess", "Quarantine")),
    ("Restricted", "Workloads", ("AllowListed",)),
)


def add_accounts(builder: Builder) -> None:
    """Everything that is there before anybody is."""
    rng, out, count = builder.rng, builder.out, builder.sizes["accounts"]
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    builder.org_id = "o-" + "".join(rng.choice(letters) for _ in range(10))
    builder.mgmt = builder.account_id()
    out["org"] = {"id": builder.org_id, "management_account": builder.mgmt if count > 1 else None}
    out["external_accounts"] = [builder.account_id() for _ in range(4)]
    scps = {name: builder.managed(builder.mgmt, name, body, "scp") for name, body in _SCPS_BY_NAME.items()}
    for name, parent, attached in _UNITS:
        above = None if parent is None else _unit(parent)
        row = {"id": _unit(name), "name": name, "parent": above, "scps": [scps[each] for each in attached]}
        out["ous"].append(row)
    if count == 1:
        builder.hub = builder.audit = _account(builder, scps, builder.mgmt, "solo", "solo", "Core")
        builder.workloads = [builder.hub]
    else:
        _add_many(builder, scps, count)
    _add_shared_policies(builder)


def _unit(name: str) -> str:
    return ("r-" if name == "Root" else "ou-") + name.lower()


def _account(builder: Builder, scps: dict[str, str], number: str, name: str, kind: str, unit: str) -> str:
    attached = [scps["AllowListed" if kind == "restricted" else "FullAWSAccess"]]
    row = {"id": number, "name": name, "kind": kind, "ou": _unit(unit), "scps": attached}
    builder.out["accounts"].append(row)
    return number


def _add_many(builder: Builder, scps: dict[str, str], count: int) -> None:
    _account(builder, scps, builder.mgmt, "management", "management", "Root")
    builder.hub = _account(builder, scps, builder.account_id(), "identity-hub", "hub", "Core")
    builder.audit = builder.hub
    if count > 2:
        builder.audit = _account(builder, scps, builder.account_id(), "audit", "audit", "Core")
    for index in range(max(0, count - len(builder.out["accounts"]))):
        name, kind, unit = _workload(index)
        builder.workloads.append(_account(builder, scps, builder.account_id(), name, kind, unit))
    builder.workloads = builder.workloads or [builder.hub]


def _workload(index: int) -> tuple[str, str, str]:
    """The name, kind and OU of an account for work."""
    for every, kind in ((23, "quarantine"), (11, "sandbox"), (7, "restricted")):
        if index % every == every - 1:
            return f"{kind}-{index:03d}", kind, kind.capitalize()
    env = ENVS[index % 3]
    return f"{TEAMS[index % len(TEAMS)]}-{env}-{index:03d}", "workload", "Prod" if env == "prod" else "NonProd"


def _add_shared_policies(builder: Builder) -> None:
    """AWS managed policies, and two permissions boundaries in each account."""
    builder.aws_admin = builder.managed(None, "AdministratorAccess", document(statement("Allow", "*")), "aws")
    builder.aws_read = builder.managed(None, "ReadOnlyAccess", document(statement("Allow", _READ)), "aws")
    power = {"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], "Resource": "*"}
    builder.aws_power = builder.managed(None, "PowerUserAccess", document(power), "aws")
    for row in builder.out["accounts"]:
        wide = document(
            statement("Allow", ["s3:*", "sts:*", "kms:*", "logs:*", "sqs:*", "lambda:*"]),
            statement("Deny", ["iam:*", "organizations:*"]),
        )
        builder.boundary[row["id"]] = builder.managed(row["id"], "DeveloperBoundary", wide)
        tight = document(statement("Allow", ["s3:*", "kms:Decrypt"]))
        builder.tight[row["id"]] = builder.managed(row["id"], "DataOnlyBoundary", tight)
