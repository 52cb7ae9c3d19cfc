"""PURE: a part of a world made fit for the sandbox it is pasted into: other accounts, free names, ARNs that follow.

A fragment is in the notation of `world.py`; `accounts` lists only those that are copied whole.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from playground.sandbox.errors import InvalidInput, InvalidWorld
from playground.sandbox.resource_arns import arn_of, kind_and_name
from playground.sandbox.rewriting import rewriter
from playground.sentences import say

Json = dict[str, Any]
NAMED: Final = {"groups": ("group", 128), "users": ("user", 64), "roles": ("role", 64)}  # node word, longest name
PROFILES: Final = "instance_profiles"
COPY: Final = re.compile(r"-copy\d*$")
MOST_COPIES: Final = 10_000


@dataclass(slots=True)
class Here:
    """What the sandbox has: names by list and account, in lower case; ARNs of resources and policies; accounts."""

    accounts: set[str]
    names: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    arns: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)  # nodes of the layout that are there once: services, anonymous


@dataclass(slots=True)
class FreeNames:
    """Names for copies. Each stem goes on where it stopped, so that many copies take no longer than few."""

    tried: dict[tuple[str, ...], int] = field(default_factory=dict)  # list, account and stem: the last number

    def find(self, name: str, is_taken: Callable[[str], bool], most: int, within: tuple[str, ...] = ()) -> str:
        """Out: the name if it is free, else Auditor-copy, Auditor-copy2 and so on, at most `most` characters."""
        if not is_taken(name):
            return name
        stem, dot, suffix = name.partition(".fifo")
        stem = COPY.sub("", stem)
        key = (*within, stem.lower())
        for number in range(self.tried.get(key, 0) + 1, MOST_COPIES):
            copy = f"-copy{number if number > 1 else ''}"
            tried = f"{stem[: most - len(copy) - len(dot)]}{copy}{dot}{suffix}"
            if not is_taken(tried):
                self.tried[key] = number
                return tried
        raise InvalidInput(
            say("There are too many copies of {name}.", name=name),
            hint=say("Give some of them another name."),
            place="name",
        )


@dataclass(slots=True)
class Renaming:
    """One fragment on its way in. `into` is the account, if any, for what is copied without its account."""

    fragment: Mapping[str, Any]
    here: Here
    new_number: Callable[[], str]
    into: str | None = None
    numbers: dict[str, str] = field(default_factory=dict)  # new 12 digits of accounts that are copied whole
    nodes: dict[str, str] = field(default_factory=dict)  # old node of the layout -> new one
    texts: dict[str, str] = field(default_factory=dict)  # what changes in documents: ARNs and account numbers
    free: FreeNames = field(default_factory=FreeNames)

    def world(self, offset: tuple[float, float]) -> Json:
        """Out: the world to build; top nodes are moved by `offset` in canvas pixels."""
        refuse_twice(self.fragment)
        found: Json = {"accounts": [self._account(row) for row in self.fragment.get("accounts", [])]}
        found["policies"] = [row for each in self.fragment.get("policies", []) if (row := self._policy(each))]
        for kind in (*NAMED, PROFILES):
            found[kind] = [self._named(kind, index, row) for index, row in enumerate(self.fragment.get(kind, []))]
        found["resources"] = [self._resource(row) for row in self.fragment.get("resources", [])]
        found["providers"] = [row for each in self.fragment.get("providers", []) if (row := self._provider(each))]
        found["services"] = [row for row in self.fragment.get("services", []) if self._is_new(row)]
        found["web_identities"] = [self._web_identity(row) for row in self.fragment.get("web_identities", [])]
        found["notes"] = self.fragment.get("notes", [])
        self.nodes |= {f"note:{index}": f"note:{index}" for index in range(len(found["notes"]))}
        if self.fragment.get("anonymous") and "anonymous" not in self.here.drawn:
            found["anonymous"] = self.fragment["anonymous"]
            self.nodes["anonymous"] = "anonymous"
        old_nodes = {new: old for old, new in self.nodes.items()}
        for row in found["users"]:
            row["groups"] = self._groups(row, old_nodes[f"user:{row['account']}/{row['name']}"])
        self._rewrite(found)
        found["layout"] = self._layout(offset)
        return found

    def _account(self, row: Mapping[str, Any]) -> Json:
        number = row["id"]
        if number in self.here.accounts:
            number = self.new_number()
            self.texts[row["id"]] = number
        self.here.accounts.add(number)
        self.numbers[row["id"]] = number
        self.nodes[f"account:{row['id']}"] = f"account:{number}"
        name = row["name"] if number == row["id"] else f"{row['name'][:45]} copy"
        kept = {key: value for key, value in row.items() if key != "alias"}  # that is unique in all of AWS
        return {**kept, "id": number, "name": name}

    def _target(self, number: str, place: str) -> str:
        found = self.numbers.get(number) or self.into or number
        if found not in self.here.accounts:
            raise InvalidInput(
                say("There is no account {number} here.", number=number[:12]),
                hint=say("Choose an account to paste into."),
                place=place,
            )
        return found

    def _policy(self, row: Mapping[str, Any]) -> Json | None:
        """A policy that the account has already is used as it is there."""
        number, _, rest = row["arn"].removeprefix("arn:aws:iam::").partition(":")
        arn = f"arn:aws:iam::{self._target(number, '/policies')}:{rest}"
        self.texts[row["arn"]] = arn
        return None if arn in self.here.arns else {**row, "arn": arn}

    def _named(self, kind: str, index: int, row: Mapping[str, Any]) -> Json:
        number = self._target(row["account"], f"/{kind}/{index}/account")
        taken = self.here.names[kind, number]
        word, most = NAMED.get(kind, ("instance-profile", 128))
        name = self.free.find(row["name"], lambda tried: tried.lower() in taken, most, (kind, number))
        taken.add(name.lower())
        path = row.get("path", "/")
        self.texts[f"arn:aws:iam::{row['account']}:{word}{path}{row['name']}"] = (
            f"arn:aws:iam::{number}:{word}{path}{name}"
        )
        self.nodes[f"{word}:{row['account']}/{row['name']}"] = f"{word}:{number}/{name}"
        return {**row, "account": number, "name": name}

    def _resource(self, row: Mapping[str, Any]) -> Json:
        found = kind_and_name(row["arn"])
        if found is None:
            raise InvalidWorld(
                say("{arn} is nothing we draw.", arn=row["arn"][:200]), hint=say("Use one of our kinds."), place="arn"
            )
        kind, name = found
        number = self._target(row["account"], "/resources")
        region = row["arn"].split(":")[3]
        name = self.free.find(
            name, lambda tried: arn_of(kind, number, tried, region) in self.here.arns, 63, (kind, number, region)
        )
        arn = arn_of(kind, number, name, region)
        self.here.arns.add(arn)
        self.texts[row["arn"]] = arn
        self.nodes[f"resource:{row['arn']}"] = f"resource:{arn}"
        return {**row, "account": number, "arn": arn}

    def _is_new(self, row: Mapping[str, Any]) -> bool:
        node = f"service:{row['principal']}"
        if node not in self.here.drawn:
            self.nodes[node] = node
        return node not in self.here.drawn

    def _web_identity(self, row: Mapping[str, Any]) -> Json:
        old = row.get("name", row["provider"])
        name = self.free.find(old, lambda tried: f"web_identity:{tried}" in self.here.drawn, 64)
        self.here.drawn.add(f"web_identity:{name}")
        self.nodes[f"web_identity:{old}"] = f"web_identity:{name}"
        return {**row, "name": name, "provider": self.texts.get(row["provider"], row["provider"])}

    def _provider(self, row: Mapping[str, Any]) -> Json | None:
        """A provider that the account has already is used as it is there: AWS knows one for each URL."""
        changed = self._policy(row)
        if changed is not None:
            self.here.arns.add(changed["arn"])
            self.nodes[f"provider:{row['arn']}"] = f"provider:{changed['arn']}"
        return changed

    def _groups(self, row: Mapping[str, Any], old: str) -> list[str]:
        """In: a user, and its node in the fragment. Out: the groups that are copied, too, or that its account has."""
        number = old.partition(":")[2].partition("/")[0]
        copied = (
            self.nodes.get(f"group:{number}/{name}", "").partition("/")[2] or name for name in row.get("groups", [])
        )
        return [name for name in copied if name.lower() in self.here.names["groups", row["account"]]]

    def _rewrite(self, world: Json) -> None:
        """Documents, attached ARNs and the roles of instance profiles follow."""
        change = rewriter(self.texts)
        for row in world["policies"]:
            row["document"] = change(row["document"])
        for row in (*world["groups"], *world["users"], *world["roles"]):
            row["managed"] = [self.texts.get(arn, arn) for arn in row.get("managed", [])]
            row["inline"] = {name: change(text) for name, text in row.get("inline", {}).items()}
            if row.get("boundary"):
                row["boundary"] = self.texts.get(row["boundary"], row["boundary"])
        for row in world["roles"]:
            row["trust"] = change(row["trust"])
        for row in world["resources"]:
            row["policy"] = change(row["policy"]) if row.get("policy") else None
            for held in ("role", "instance_profile"):  # one that is not copied, too, is left behind
                row[held] = self.nodes.get(row.get(held) or "")
        for row in world[PROFILES]:
            row["role"] = self.nodes.get(row.get("role") or "", row.get("role"))

    def _layout(self, offset: tuple[float, float]) -> Json:
        """What lies in an account that is copied keeps its place in there."""
        found = {}
        named_by_arn = self._named_by_arn_inside()
        for old, place in self.fragment.get("layout", {}).items():
            inside = old.partition(":")[2].partition("/")[0] in self.numbers or old in named_by_arn
            moves = old.startswith("account:") or not inside
            if old in self.nodes:
                x, y = offset if moves else (0.0, 0.0)
                found[self.nodes[old]] = {**place, "x": place["x"] + x, "y": place["y"] + y}
        return found

    def _named_by_arn_inside(self) -> set[str]:
        rows, providers = self.fragment.get("resources", []), self.fragment.get("providers", [])
        found = {f"resource:{row['arn']}" for row in rows if row["account"] in self.numbers}
        inside = (row["arn"] for row in providers if any(f"::{number}:" in row["arn"] for number in self.numbers))
        return found | {f"provider:{arn}" for arn in inside}


def refuse_twice(fragment: Mapping[str, Any]) -> None:
    """One name for two things: nobody could say which of them a policy or a place on the canvas means."""
    names: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
        "accounts": lambda row: row["id"],
        "resources": lambda row: row["arn"],
        "providers": lambda row: row["arn"],
        "web_identities": lambda row: row.get("name", row["provider"]),
        **dict.fromkeys((*NAMED, PROFILES), lambda row: f"{row['account']}/{row['name'].lower()}"),
    }
    for kind, name_of in names.items():
        seen: set[str] = set()
        for index, row in enumerate(fragment.get(kind, [])):
            name = name_of(row)
            if name in seen:
                raise InvalidWorld(
                    say("{name} stands here twice.", name=name[:80]),
                    hint=say("Keep one of them."),
                    place=f"/{kind}/{index}",
                )
            seen.add(name)
