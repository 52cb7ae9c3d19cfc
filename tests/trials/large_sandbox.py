"""Five thousand entities in one sandbox, written at once. The same seed always gives the same picture, but for its ids.

    PLAYGROUND_DATA_DIR=… python -m tests.trials.large_sandbox SANDBOX [--seed 1]

One company: an account with 2,000 employees in two groups, and 24 accounts in which no two users are alike.
"""

import argparse
import json
import os
import random
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
django.setup()

from playground.sandbox.models import Account, Group, Identity, Membership, Position, Resource, Role  # noqa: E402
from playground.sandbox.models.identity import identity_id  # noqa: E402
from playground.sandbox.stream import Edit, editing  # noqa: E402

EMPLOYEES, ACCOUNTS, ROWS = 2_000, 24, 12
USERS, ROLES, GROUPS, RESOURCES = 60, 40, 4, 20  # of each of the other accounts
CARD, ACROSS, DOWN = (24, 70), 202, 86


class Writer:
    """Collects rows and their places, so that each kind is written in one statement."""

    def __init__(self, edit: Edit, seed: int) -> None:
        self.edit, self.chance = edit, random.Random(seed)
        self.places: list[Position] = []

    def place(self, node_id: str, x: float, y: float) -> None:
        self.places.append(Position(sandbox=self.edit.sandbox, node_id=node_id, x=x, y=y))

    def column(self, rows: list[Any], first: int, across: int) -> None:
        """Cards in so many columns, filled row by row, from column `first` on."""
        for index, row in enumerate(rows):
            x = CARD[0] + (first + index % across) * ACROSS
            self.place(row.public_id, x, CARD[1] + index // across * DOWN)

    def account(self, number: int, name: str, x: float, y: float) -> Account:
        found = Account(
            sandbox=self.edit.sandbox, number=str(100_000_000_000 + number), name=name, hue=number * 37 % 360
        )
        self.edit.save(found)
        self.place(found.public_id, x, y)
        return found

    def users(self, account: Account, count: int, stem: str) -> list[Identity]:
        shared = {"sandbox": self.edit.sandbox, "account": account, "kind": "user"}
        rows = [Identity(**shared, name=f"{stem}{n:04}", public_id=identity_id("user")) for n in range(count)]
        return list(self.edit.create(rows))

    def groups(self, account: Account, names: list[str]) -> list[Group]:
        return list(self.edit.create([Group(sandbox=self.edit.sandbox, account=account, name=name) for name in names]))

    def join(self, pairs: list[tuple[Identity, Group]]) -> None:
        self.edit.create([Membership(sandbox=self.edit.sandbox, identity=one, group=group) for one, group in pairs])

    def roles(self, account: Account, trusted: list[list[str]]) -> list[Role]:
        rows = [
            Role(sandbox=self.edit.sandbox, account=account, name=f"Role{n:03}", trust_policy=trust(arns))
            for n, arns in enumerate(trusted)
        ]
        return list(self.edit.create(rows))

    def resources(self, account: Account, count: int) -> list[Resource]:
        names = [f"{account.name.lower()}-{n:02}" for n in range(count)]
        rows = [
            Resource(sandbox=self.edit.sandbox, account=account, type="bucket", name=name, arn=f"arn:aws:s3:::{name}")
            for name in names
        ]
        return list(self.edit.create(rows))


def trust(principals: list[str]) -> str:
    """In: unique ids and ARNs, as stored. Out: a trust policy of one statement."""
    statement = {"Effect": "Allow", "Principal": {"AWS": principals}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


def headquarters(writer: Writer) -> Account:
    """Everybody is in Staff, every fourth in Engineers, too; ten roles trust the whole account."""
    account = writer.account(0, "Headquarters", 0, 0)
    people = writer.users(account, EMPLOYEES, "employee")
    staff, engineers = writer.groups(account, ["Staff", "Engineers"])
    writer.join([(one, staff) for one in people] + [(one, engineers) for one in people[::4]])
    roles = writer.roles(account, [[account.root_arn]] * 10)
    writer.column([staff, engineers], 0, 1)
    writer.column(roles, 2, 1)
    writer.column(people, 4, 50)
    return account


def division(writer: Writer, number: int, above: Account) -> None:
    """Each role trusts users of its account by name, some of them headquarters, too; no two users are trusted alike."""
    x, y = (number - 1) % 6 * 2_900, 4_000 + (number - 1) // 6 * 1_300
    account = writer.account(number, f"Division{number:02}", x, y)
    users = writer.users(account, USERS, "user")
    groups = writer.groups(account, [f"Group{n}" for n in range(GROUPS)])
    writer.join([(one, writer.chance.choice(groups)) for one in users])
    trusted = [[one.public_id for one in writer.chance.sample(users, 3)] for _ in range(ROLES)]
    for principals in trusted[::5]:
        principals.append(above.root_arn)
    for start, block in ((0, users), (5, groups), (6, writer.roles(account, trusted))):
        writer.column(block, start, max(1, -(-len(block) // ROWS)))
    writer.column(writer.resources(account, RESOURCES), 10, 2)


def write(sandbox: str, seed: int) -> int:
    """In: the public id of a sandbox. Out: how many entities it got."""
    with editing(sandbox, label="Draw a large company") as edit:
        writer = Writer(edit, seed)
        above = headquarters(writer)
        for number in range(1, ACCOUNTS + 1):
            division(writer, number, above)
        edit.create(writer.places)
    return len(writer.places)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sandbox")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(write(options.sandbox, options.seed))


if __name__ == "__main__":
    main()
