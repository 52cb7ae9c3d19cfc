"""One browser of one role: it asks a route by the table's row, and tells what came of it and what it left behind."""

import copy
import json
import re
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from playground.people.models import Person
from playground.sandbox.models import Sandbox
from tests.canvas.routes import QUERIES
from tests.permissions.rows import IDS, ROUTES, SANDBOX, WORKSHOP
from tests.permissions.table import YES

ONLY = ("ViewOnly", "OwnerOnly", "InstructorsOnly", "LearnersOnly")
KEPT_OUT = ("NotSignedIn", "NotAllowed", "NotFound", "CsrfFailed", *ONLY)
NONCE = re.compile(r'(?<="csp-nonce" content=")[^"]*|(?<=nonce=")[^"]*')
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)", re.IGNORECASE)


@dataclass
class Outcome:
    """`said`: yes, the code of a refusal, or where it leads. `text`: the answer, with ids by their names.

    `wrote`: statements that change rows; `told`: how much was handed over for after the commit; `moved`: sandboxes that
    are not what they were.
    """

    said: str
    text: str
    wrote: list[str]
    told: int
    moved: set[str]


class Asker:
    def __init__(self, person: Person | None) -> None:
        self.client = Client(raise_request_exception=False)
        if person is not None:
            self.client.force_login(person)

    def ask(self, route: str, method: str, ids: dict[str, str], body: Any = None, address: str = "") -> Outcome:
        """In: a row of the table, and ids for its names. Whatever is done is taken back.

        `address`: what stands for the sandbox in the path, where it is not its id.
        """
        before, kept = revisions(), copy.deepcopy(self.client.cookies)
        wrote: list[str] = []

        def watch(execute: Any, sql: str, *rest: Any) -> Any:
            if WRITES.match(sql):
                wrote.append(sql)
            return execute(sql, *rest)

        with transaction.atomic(), connection.execute_wrapper(watch):
            waiting = len(connection.run_on_commit)
            response = self.send(route, method, ids, body, address)
            told = len(connection.run_on_commit) - waiting
            after = revisions()
            transaction.set_rollback(True)
        self.client.cookies = kept
        moved = {key for key, value in before.items() if after.get(key) != value}
        return Outcome(said_by(response), _without(response, ids, address), wrote, told, moved)

    def send(self, route: str, method: str, ids: dict[str, str], body: Any = None, address: str = "") -> HttpResponse:
        """The same for good."""
        path = "/" + path_of(route, ids if not address else {**ids, "sandbox": address})
        body = filled(ROUTES[route][method][1] if body is None else body, ids)
        return getattr(self.client, method)(path, **_sent(route, method, body))


def _sent(route: str, method: str, body: Any) -> dict[str, Any]:
    """Out: the body as its route reads it: JSON for a program, a form for a page."""
    if method == "get":
        return {}
    return {"data": body or None, "content_type": "application/json"} if route.startswith("api/") else {"data": body}


def revisions() -> dict[str, int]:
    return dict(Sandbox.objects.values_list("public_id", "revision"))


def said_by(response: HttpResponse) -> str:
    """Out: yes when the door was open, whatever was then found behind it: a name taken, a quota reached."""
    if response.status_code >= 500 and response.status_code != 503:
        return f"broken: {response.status_code}"
    if 300 <= response.status_code < 400:
        leads = response.headers["Location"].split("?")[0]
        return leads if leads in ("/", "/admin/login/") else YES
    if response.headers.get("Content-Type", "").startswith("application/json") and response.status_code >= 400:
        code = response.json()["error"]["code"]
        return code if code in KEPT_OUT else YES
    return "NotFound" if response.status_code == 404 else YES


def filled(value: Any, ids: dict[str, str]) -> Any:
    """Out: a route or a body with every <name> replaced by an id."""
    text = json.dumps(value)
    for name, found in ids.items():
        text = text.replace(f"<{name}>", found)
    return json.loads(text)


def path_of(route: str, ids: dict[str, str]) -> str:
    named = route
    for part, name in IDS.items():
        named = named.replace(part, part.split("<")[0] + name)
    path = filled(named, ids)
    below = route.removeprefix(SANDBOX).removeprefix(WORKSHOP)
    return path + QUERIES.get(below, "") if below != route else path


def unknown(ids: dict[str, str]) -> dict[str, str]:
    """Out: ids of the same form that nothing has. Names, which mean something inside a thing only, stay."""
    names = ("device", "name", "version", "number", "slug", "email", "password")
    return {name: found if name in names else nothing_has(found) for name, found in ids.items()}


def nothing_has(found: str) -> str:
    head, tail = found[:4], found[4:]
    return head + "".join("A" if each.isupper() else "2" if each.isdigit() else "a" for each in tail)


def _without(response: HttpResponse, ids: dict[str, str], address: str) -> str:
    text = f"{response.status_code} {response.getvalue().decode(errors='replace')}"
    text = NONCE.sub("", text.replace(address or "<sandbox>", "<sandbox>"))
    for name, found in sorted(ids.items(), key=lambda pair: -len(pair[1])):
        text = text.replace(found, f"<{name}>") if len(found) > 4 else text
    return text
