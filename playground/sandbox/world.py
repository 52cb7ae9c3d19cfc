"""PURE: the "world" notation, a sandbox as one readable JSON, and its check before anything is built.

    {"version": 1, "name": "The fire marshal",
     "accounts": [{"id": "111111111111", "name": "Offices", "kind": "own", "alias": "", "user_population": 0}],
     "policies": [{"arn": "arn:aws:iam::111111111111:policy/Floor", "document": {...}, "tags": {...}}],
     "groups": [{"account": "111111111111", "name": "Staff", "path": "/", "managed": [ARN], "inline": {NAME: {...}}}],
     "users": [{"account": "111111111111", "name": "bob", "path": "/", "title": "", "groups": ["Staff"],
                "managed": [...], "inline": {...}, "boundary": ARN, "tags": {...}, "mfa": true}],
     "services": [{"principal": "ec2.amazonaws.com", "name": "EC2"}],
     "providers": [{"arn": "arn:aws:iam::111111111111:oidc-provider/id.example.com", "client_ids": ["app"],
                    "thumbprints": [], "metadata": "", "tags": {...}}],
     "web_identities": [{"provider": "accounts.google.com", "name": "Google", "title": "", "claims": {"sub": "..."}}],
     "anonymous": {"name": "Anonymous"},
     "roles": [{"account": "111111111111", "name": "FireMarshal", "path": "/", "description": "", "max_session": 3600,
                "trust": {...}, "managed": [...], "inline": {...}, "boundary": ARN, "tags": {...}}],
     "instance_profiles": [{"account": "111111111111", "name": "Web", "role": "role:111111111111/FireMarshal"}],
     "resources": [{"account": "111111111111", "arn": "arn:aws:s3:::plans", "policy": {...},
                    "role": "role:111111111111/OfAFunction", "instance_profile": "instance-profile:111111111111/Web"}],
     "notes": [{"text": "Marshals change on Mondays."}],
     "layout": {"account:111111111111": {"x": 0, "y": 0, "width": 700, "height": 420}, "user:111111111111/bob": {...},
                "group:…", "role:…", "resource:ARN", "provider:ARN", "service:PRINCIPAL",
                "web_identity:NAME", "anonymous": {...}, "note:0": {...}}}

Only `accounts` must be there. A document is an object, or a text to keep byte by byte. Who writes a world by hand may
leave out what has a default. `organization` is as `organization_file.py` says. `sets`, `vars` and `clock` belong to
exercises and are not looked at here. `login_profile` of a user is true or false, `access_keys` how many
there are, whose secrets nobody knows. Positions are those of PositionShape;
a node without one gets the next free slot.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from playground.sandbox.errors import InvalidWorld
from playground.sentences import say

VERSION: Final = 1
MOST_CHARACTERS: Final = 4_000_000
MOST_OF_A_KIND: Final = 10_000
LISTS: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {  # list: keys it must have, keys it may have
    "accounts": (frozenset({"id", "name"}), frozenset({"kind", "alias", "user_population"})),
    "policies": (frozenset({"arn", "document"}), frozenset({"description", "tags"})),
    "groups": (frozenset({"account", "name"}), frozenset({"path", "managed", "inline"})),
    "users": (
        frozenset({"account", "name"}),
        frozenset(
            {"path", "title", "groups", "managed", "inline", "boundary", "tags", "mfa", "access_keys", "login_profile"}
        ),
    ),
    "providers": (frozenset({"arn"}), frozenset({"client_ids", "thumbprints", "metadata", "tags"})),
    "services": (frozenset({"principal"}), frozenset({"name"})),
    "web_identities": (frozenset({"provider"}), frozenset({"name", "title", "claims"})),
    "roles": (
        frozenset({"account", "name", "trust"}),
        frozenset({"path", "description", "max_session", "managed", "inline", "boundary", "tags"}),
    ),
    "instance_profiles": (frozenset({"account", "name"}), frozenset({"path", "role", "tags"})),
    "resources": (frozenset({"arn", "account"}), frozenset({"policy", "role", "instance_profile"})),
    "notes": (frozenset({"text"}), frozenset()),
}
OTHERS: Final = frozenset({"version", "name", "anonymous", "layout", "sets", "vars", "clock", "organization"})
TYPES: Final[dict[str, tuple[type, ...]]] = {
    "id": (str,),
    "account": (str,),
    "name": (str,),
    "kind": (str,),
    "alias": (str,),
    "text": (str,),
    "path": (str,),
    "title": (str,),
    "description": (str,),
    "arn": (str,),
    "principal": (str,),
    "provider": (str,),
    "metadata": (str,),
    "role": (str, type(None)),
    "instance_profile": (str, type(None)),
    "boundary": (str, type(None)),
    "user_population": (int,),
    "access_keys": (int,),
    "max_session": (int,),
    "mfa": (bool, str, type(None)),
    "login_profile": (bool,),
    "groups": (list,),
    "managed": (list,),
    "client_ids": (list,),
    "thumbprints": (list,),
    "inline": (dict,),
    "tags": (dict,),
    "claims": (dict,),
    "document": (dict, str),
    "trust": (dict, str),
    "policy": (dict, str, type(None)),
}
TEXTS: Final = ("managed", "groups", "client_ids", "thumbprints")


def check_world(world: Any) -> dict[str, Any]:
    """Out: the world. InvalidWorld names the JSON pointer of the first thing that cannot be."""
    if not isinstance(world, dict):
        raise InvalidWorld(
            say("A sandbox file is a JSON object."), hint=say('Begin with {"accounts": [...]}.'), place=""
        )
    if world.get("version", VERSION) != VERSION:
        raise InvalidWorld(
            say("This file has version {version!r}.", version=world["version"]),
            hint=say("We read version {version}.", version=VERSION),
            place="/version",
        )
    unknown = sorted(map(str, world.keys() - LISTS.keys() - OTHERS))
    if unknown:
        raise InvalidWorld(
            say("There is nothing called {unknown}.", unknown=unknown[0][:80]),
            hint=say("Check the spelling."),
            place="/",
        )
    for name, (must, may) in LISTS.items():
        _check_list(name, world.get(name, []), must, may)
    _check_layout(world.get("layout", {}))
    return world


def refuse_too_many(world: Mapping[str, Any], most: int) -> None:
    """A world from outside is built within one request, so it holds at most `most` rows of all kinds together."""
    count = sum(len(rows) for kind in LISTS if isinstance(rows := world.get(kind, []), list))
    organization = world.get("organization")
    if isinstance(organization, dict):
        parts = (organization.get(part, ()) for part in ("ous", "policies", "accounts"))
        count += sum(len(part) for part in parts if isinstance(part, (list, dict)))
    if count > most:
        raise InvalidWorld(
            say("There are {count:,} things in this.", count=count),
            hint=say("Bring at most {most:,} at once, in parts.", most=most),
            place="",
        )


def document_text(document: Mapping[str, Any] | str) -> str:
    """In: a document of a world. Out: its text, two spaces a level where it was an object."""
    return document if isinstance(document, str) else json.dumps(document, indent=2, ensure_ascii=False)


def document_value(text: str) -> Any:
    """The way back: an object where `document_text` makes the very same text from it, else the text."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) and document_text(value) == text else text


def _check_list(name: str, rows: Any, must: frozenset[str], may: frozenset[str]) -> None:
    if not isinstance(rows, list) or len(rows) > MOST_OF_A_KIND:
        raise InvalidWorld(
            say("{name} must be a list of at most {most}.", name=name, most=MOST_OF_A_KIND),
            hint=say("Write {name}: [].", name=name),
            place=f"/{name}",
        )
    for index, row in enumerate(rows):
        place = f"/{name}/{index}"
        if not isinstance(row, dict):
            raise InvalidWorld(say("{name} holds objects.", name=name), hint=say("Write {...}."), place=place)
        if missing := sorted(must - row.keys()):
            raise InvalidWorld(
                say("{missing} is missing.", missing=missing[0]), hint=say("Add it."), place=f"{place}/{missing[0]}"
            )
        if unknown := sorted(map(str, row.keys() - must - may)):
            raise InvalidWorld(
                say("There is nothing called {unknown} in {name}.", unknown=unknown[0][:80], name=name),
                hint=say("Check the spelling."),
                place=place,
            )
        _check_types(row, place)


def _check_types(row: dict[str, Any], place: str) -> None:
    for key, value in row.items():
        wanted = TYPES.get(key)
        wrong = wanted is not None and (not isinstance(value, wanted) or (wanted == (int,) and isinstance(value, bool)))
        if wrong:
            raise InvalidWorld(
                say("{key} has the wrong type.", key=key),
                hint=say("See the format of sandbox files."),
                place=f"{place}/{key}",
            )
    texts = [text for key in TEXTS for text in row.get(key, [])]
    if not all(isinstance(text, str) for text in texts):
        raise InvalidWorld(
            say("{fields} hold texts.", fields=", ".join(TEXTS)), hint=say("Write ARNs and names."), place=place
        )
    if not all(isinstance(each, dict | str) for each in row.get("inline", {}).values()):
        raise InvalidWorld(
            say("inline holds policy documents by name."), hint=say("Write {NAME: {...}}."), place=f"{place}/inline"
        )


def _check_layout(layout: Any) -> None:
    if not isinstance(layout, dict):
        raise InvalidWorld(say("layout must be an object."), hint=say('Write "layout": {}.'), place="/layout")
    for node, position in layout.items():
        numbers = position if isinstance(position, dict) else {"x": None}
        fits = {"x", "y"} <= numbers.keys() <= {"x", "y", "width", "height", "pinned"}
        fits = fits and isinstance(numbers.get("pinned", False), bool)
        if not fits or not all(isinstance(value, int | float) for value in numbers.values() if value is not None):
            raise InvalidWorld(
                say("The position of {node} must be numbers.", node=node[:80]),
                hint=say('Write {"x": 0, "y": 0}.'),
                place=f"/layout/{node}",
            )
