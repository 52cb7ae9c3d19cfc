"""Buckets, keys and queues with their policies, and the questions asked about the first twenty buckets."""

from tests.bench.synthetic.builder import ENVS, Builder, Json, document, root_of, statement

ASKED = 20


def add_resources(builder: Builder) -> None:
    """All of them."""
    for index in range(builder.sizes["buckets"]):
        _add_bucket(builder, index)
    for index in range(max(1, builder.sizes["buckets"] // 4)):
        _add_key_and_queue(builder, index)


def _add_bucket(builder: Builder, index: int) -> None:
    rng, out = builder.rng, builder.out
    account, team, env = rng.choice(builder.workloads), rng.choice(builder.teams), rng.choice(ENVS)
    arn = f"arn:aws:s3:::{team}-{env}-{index:04d}"
    out["resources"].append({"arn": arn, "account": account, "type": "s3", "policy": _bucket_policy(builder, arn)})
    if index < ASKED:
        question = {"action": "s3:GetObject", "resource": f"{arn}/reports/2026.csv", "resource_arn": arn}
        out["questions"].append(question)


def _bucket_policy(builder: Builder, arn: str) -> Json | None:
    roles, draw = builder.out["roles"], builder.rng.random()
    both = [arn, f"{arn}/*"]
    if draw < 0.20 and roles:
        readers = {"AWS": [row["arn"] for row in builder.rng.sample(roles, min(3, len(roles)))]}
        return document(statement("Allow", ["s3:GetObject"], f"{arn}/*", Principal=readers))
    if draw < 0.30:
        insecure = {"Bool": {"aws:SecureTransport": "false"}}
        return document(statement("Deny", "s3:*", both, Principal="*", Condition=insecure))
    if draw < 0.40:
        outside = {"StringNotEquals": {"aws:PrincipalOrgID": builder.org_id}}
        return document(statement("Deny", "s3:*", both, Principal="*", Condition=outside))
    return None


def _add_key_and_queue(builder: Builder, index: int) -> None:
    account = builder.rng.choice(builder.workloads)
    key = f"arn:aws:kms:eu-west-1:{account}:key/{index:08x}-0000-4000-8000-{index:012x}"
    policy = document(statement("Allow", "kms:*", Principal=root_of(account)))
    builder.out["resources"].append({"arn": key, "account": account, "type": "kms", "policy": policy})
    queue = f"arn:aws:sqs:eu-west-1:{account}:queue-{index:04d}"
    send = document(statement("Allow", "sqs:SendMessage", queue, Principal={"Service": "sns.amazonaws.com"}))
    row = {"arn": queue, "account": account, "type": "sqs", "policy": send if index % 2 else None}
    builder.out["resources"].append(row)
