"""A seeded organisation with planted facts. The same seed and sizes always give byte-identical output.

    python tests/bench/synthetic_org.py --accounts 50 --users 5000 --roles 1000 --seed 7 --out org.json

Layout of the document (schema "synthetic-org/1"); its own SHA-256, over the canonical form without it, is `digest`:
  org                  {id, management_account}
  ous[]                {id, name, parent, scps[policy arn]}
  accounts[]           {id, name, kind, ou, scps[policy arn]}
  external_accounts[]  12-digit ids outside the organisation
  policies[]           {arn, name, account|null, type: managed|aws|scp, document}
  identity_providers[] {arn, account, type: saml|oidc}
  groups[]             {arn, account, name, managed[arn], inline[{name, document}]}
  users[]              {arn, id, account, name, groups[arn], managed[], inline[], boundary|null, tags{}, mfa,
                       access_keys, console}
  roles[]              {arn, id, account, name, kind, trust, managed[], inline[], boundary|null, tags{}, max_session}
  resources[]          {arn, account, type, policy|null}
  questions[]          {action, resource, resource_arn}
  planted[]            {name, source, target, context{}, assumable, hops, needs[]}: `target` is a role, `hops` the
                       length of the shortest chain or null; the rest of the organisation cannot change the answers
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.synthetic.accounts import add_accounts
from tests.bench.synthetic.builder import Builder
from tests.bench.synthetic.planted import Planter
from tests.bench.synthetic.resources import add_resources
from tests.bench.synthetic.roles import RoleMaker
from tests.bench.synthetic.staff import add_staff

SCHEMA = "synthetic-org/1"


def generate(
    seed: int = 1,
    accounts: int = 20,
    users: int = 500,
    roles: int = 500,
    buckets: int | None = None,
    chain_depth: int = 5,
) -> dict[str, Any]:
    """In: a seed and sizes; `users` and `roles` exclude the planted ones. Out: the document."""
    if min(accounts, users, roles, chain_depth) < 1:
        raise ValueError("accounts, users, roles and chain_depth must be at least 1")
    held = max(4, roles // 4) if buckets is None else buckets
    sizes = {"accounts": accounts, "users": users, "roles": roles, "buckets": held, "chain_depth": chain_depth}
    builder = Builder(seed, sizes)
    add_accounts(builder)
    add_staff(builder)
    RoleMaker(builder).add_all()
    add_resources(builder)
    Planter(builder).plant()
    counts = {name: len(rows) for name, rows in builder.out.items() if isinstance(rows, list)}
    whole = {"schema": SCHEMA, "seed": seed, "params": builder.sizes, "counts": counts, **builder.out}
    whole["digest"] = hashlib.sha256(canonical(whole).encode()).hexdigest()
    return whole


def canonical(document: dict[str, Any]) -> str:
    """Out: the one text of a document."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def main() -> None:
    """Writes a document to a file or to standard output."""
    parser = argparse.ArgumentParser(description="A seeded organisation with planted facts.")
    for name, default in (("seed", 1), ("accounts", 20), ("users", 500), ("roles", 500), ("chain-depth", 5)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--buckets", type=int, default=None)
    parser.add_argument("--out", default="-")
    given = parser.parse_args()
    data = generate(given.seed, given.accounts, given.users, given.roles, given.buckets, given.chain_depth)
    text = canonical(data)
    if given.out == "-":
        sys.stdout.write(text + "\n")
        return
    Path(given.out).write_text(text + "\n", encoding="utf-8")
    sys.stderr.write(f"{given.out}  {len(text) + 1} bytes  digest {data['digest'][:16]}  {data['counts']}\n")


if __name__ == "__main__":
    main()
