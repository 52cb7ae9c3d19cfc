"""One person of a random walk: a real page whose own REST client sends what is drawn, and how its line is disturbed.

An operation is a method, a path and a body with names in angle brackets: `<role>` is one of the roles that this page
shows at that moment, `<link>` one of that role's links, `<n>` a number. What is stale by then, the server refuses.
"""

import json
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

IN_PAGE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
# Every tenth message of the channel layer is lost, comes twice or comes late: it only wakes, the journal is the truth.
BAD_LINE = """(() => {
  window.sockets = [];
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...where) {
      super(...where);
      window.sockets.push(this);
    }
    addEventListener(type, listener, ...rest) {
      if (type !== 'message') return super.addEventListener(type, listener, ...rest);
      return super.addEventListener(type, (event) => {
        const fate = JSON.parse(event.data).type === 'edit' ? Math.random() : 1;
        if (fate < 0.03) return;
        if (fate < 0.06) setTimeout(() => listener(event), 400);
        else listener(event);
        if (fate > 0.06 && fate < 0.1) listener(event);
      }, ...rest);
    }
  };
})()"""

DOCUMENT = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}
POLICY = json.dumps(DOCUMENT).replace("s3:Get*", "s3:<verb>*")
PRINCIPAL = {"Effect": "Allow", "Principal": {"AWS": "<arn>"}, "Action": "sts:AssumeRole"}
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{"Sid": "Sid<n>", **PRINCIPAL}]})
BUCKET = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "<resource arn>/*"}
AT = {"x": "<x>", "y": "<y>"}
NEW = {"account_id": "<account>", "position": AT}
LINK = "roles/<role>/trust-links/<link>/"
ORGANIZATION = "organizations/<organization>/"
INLINE = "principals/<owner>/inline-policies/"
ATTACHED = "principals/<owner>/attachments/"

# How often, method, path, body.
OPERATIONS: tuple[tuple[int, str, str, Any], ...] = (
    (5, "POST", "accounts/", {"name": "Account <n>", "position": AT}),
    (2, "PATCH", "accounts/<account>/", {"name": "Office <n>"}),
    (1, "PATCH", "accounts/<account>/", {"alias": "office-<n>"}),
    (1, "DELETE", "accounts/<account>/?cascade=1", None),
    (8, "POST", "identities/", {**NEW, "kind": "user", "name": "user<n>"}),
    (1, "POST", "identities/", {"kind": "service", "name": "ec2.amazonaws.com", "position": AT}),
    (3, "PATCH", "identities/<user>/", {"name": "user<n>", "tags": {"team": "t<n>"}}),
    (2, "PATCH", "identities/<user>/", {"mfa": True, "boundary": "<policy arn>"}),
    (4, "DELETE", "identities/<identity>/?cascade=1", None),
    (2, "POST", "groups/", {**NEW, "name": "group<n>"}),
    (1, "PATCH", "groups/<group>/", {"name": "group<n>"}),
    (1, "DELETE", "groups/<group>/?cascade=1", None),
    (4, "PUT", "groups/<group>/members/<user>/", None),
    (2, "DELETE", "groups/<group>/members/<user>/", None),
    (6, "POST", "roles/", {**NEW, "name": "Role<n>", "trusted": "<identity>", "instance_profile": True}),
    (3, "PATCH", "roles/<role>/", {"name": "Role<n>", "path": "/team<n>/"}),
    (4, "DELETE", "roles/<role>/?cascade=1", None),
    (10, "POST", "roles/<role>/trust-links/", {"source_id": "<identity>"}),
    (5, "DELETE", LINK, None),
    (4, "PUT", "roles/<role>/trust-policy/", {"document": TRUST, "base": "<trust>"}),
    (3, "PUT", f"{LINK}conditions/", {"operator": "Bool", "key": "aws:MultiFactorAuthPresent", "values": ["true"]}),
    (1, "DELETE", f"{LINK}conditions/?operator=Bool&key=aws:MultiFactorAuthPresent", None),
    (4, "PUT", ATTACHED, {"policy_arn": "<policy arn>"}),
    (2, "DELETE", f"{ATTACHED}?policy_arn=<attached>", None),
    (4, "PUT", f"{INLINE}policy<digit>/", {"document": POLICY}),
    (2, "DELETE", f"{INLINE}policy<digit>/", None),
    (3, "POST", "policies/", {"account_id": "<account>", "name": "policy<n>", "document": POLICY}),
    (2, "PATCH", "policies/<policy>/", {"document": POLICY, "base": "<policy text>"}),
    (1, "POST", "policies/<policy>/versions/", {"document": POLICY}),
    (1, "PUT", "policies/<policy>/tags/", {"tags": {"team": "t<n>"}}),
    (1, "DELETE", "policies/<policy>/?cascade=1", None),
    (3, "POST", "resources/", {**NEW, "type": "bucket", "name": "bucket-<n>"}),
    (2, "PUT", "resources/<resource>/policy/", {"document": json.dumps({**DOCUMENT, "Statement": [BUCKET]})}),
    (1, "DELETE", "resources/<resource>/", None),
    (1, "POST", "providers/", {**NEW, "kind": "oidc", "name": "login<n>.example.com", "client_ids": ["app<n>"]}),
    (1, "PATCH", "providers/<provider>/", {"client_ids": ["app<n>"]}),
    (1, "DELETE", "providers/<provider>/", None),
    (1, "DELETE", "instance-profiles/<profile>/", None),
    (2, "POST", "organizations/", {"management_account_id": "<account>"}),
    (2, "POST", f"{ORGANIZATION}units/", {"name": "Unit<n>", "parent_id": "<unit>"}),
    (2, "PATCH", f"{ORGANIZATION}accounts/<account>/", {"parent_id": "<unit>"}),
    (1, "PATCH", f"{ORGANIZATION}units/<unit>/", {"name": "Unit<n>"}),
    (1, "DELETE", f"{ORGANIZATION}units/<unit>/", None),
    (2, "POST", f"{ORGANIZATION}policies/", {"type": "scp", "name": "Guard<n>", "document": json.dumps(DOCUMENT)}),
    (2, "PUT", f"{ORGANIZATION}policies/<control>/targets/<unit>/", None),
    (1, "DELETE", f"{ORGANIZATION}policies/<control>/", None),
    (2, "POST", "notes/", {"text": "Note <n>", "position": AT}),
    (1, "DELETE", "notes/<note>/", None),
    (8, "POST", "positions/", {"positions": [{"id": "<node>", "position": AT}]}),
    (2, "POST", "duplicates/", {"node_ids": ["<node>"]}),
    (2, "PUT", "nodes/<node>/account/", {"account_id": "<account>"}),
    (2, "POST", "remove/", {"node_ids": ["<node>", "<node>"], "cascade": True}),
    (12, "POST", "undo/", None),
    (6, "POST", "redo/", None),
    (8, "POST", "sessions/", {"caller": {"kind": "identity", "id": "<source>"}, "role_id": "<role>"}),
    (2, "DELETE", "sessions/<session>/", None),
    (1, "POST", "roles/<role>/revocation/", None),
    (1, "PUT", "clock/", {"rate": "<rate>", "paused": False}),
    (1, "POST", "versions/", {"name": "Version <n>"}),
    (1, "POST", "versions/<version>/restore/", None),
    (1, "PATCH", "", {"name": "Sandbox <n>"}),
)
WEIGHTS = [often for often, *_ in OPERATIONS]


class Walker:
    """A page that shows the sandbox. Disturbed is it offline or asleep."""

    def __init__(self, page: Page, chance: random.Random) -> None:
        self.page, self.chance = page, chance
        self.devtools: CDPSession = page.context.new_cdp_session(page)
        self.undisturbed_at = 0  # the round in which it wakes
        self.asleep = False
        page.evaluate(IN_PAGE)

    def send(self) -> None:
        """Draw operations until the page has what one needs and sends it; nobody waits for the answer."""
        sent = False
        while not sent:
            _, method, path, body = self.chance.choices(OPERATIONS, WEIGHTS)[0]
            draws = [self.chance.randrange(1_000_000) for _ in range(12)]
            sent = self.page.evaluate("(operation) => window.walk.send(operation)", [method, path, body, draws])

    def drag(self) -> bool:
        """With the mouse: a card to elsewhere, or a line from a port to a role. Out: whether there was one to take."""
        ends = self.page.evaluate("(draw) => window.walk.ends(draw)", self.chance.randrange(1_000_000))
        if ends is None:
            return False
        mouse = self.page.mouse
        mouse.move(ends[0]["x"], ends[0]["y"])
        mouse.down()
        mouse.move(ends[1]["x"], ends[1]["y"], steps=6)
        mouse.up()
        return True

    def disturb(self, now: int) -> str:
        """Cut its socket, or take it off the line, or put it to sleep for some rounds. Out: which."""
        kind = self.chance.choice(("cut", "offline", "asleep"))
        if kind == "cut":
            self.page.evaluate("window.sockets.at(-1).close()")
            return kind
        self.undisturbed_at = now + self.chance.randint(2, 8)
        if kind == "offline":
            self.page.context.set_offline(True)
        else:
            self.asleep = True
            self.devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
        return kind

    def recover(self) -> None:
        self.undisturbed_at = 0
        if self.asleep:
            self.asleep = False
            self.devtools.send("Page.setWebLifecycleState", {"state": "active"})
        self.page.context.set_offline(False)

    def outcomes(self) -> list[str]:
        """Wait for the answers. Out: "ok" or a code of each since the last time."""
        found: list[str] = self.page.evaluate("window.walk.outcomes()")
        return found

    def caught_up(self, revision: int, patience_ms: float) -> bool:
        """Out: whether the page says that it shows everything, and does by its revision, before patience ends."""
        until = "([revision, patience]) => window.walk.caughtUp(revision, patience)"
        return bool(self.page.evaluate(until, [revision, patience_ms]))

    def store(self) -> dict[str, Any]:
        canvas: dict[str, Any] = self.page.evaluate("window.walk.canvas()")
        return canvas

    def fresh(self) -> dict[str, Any]:
        """Out: the canvas as a new page of this person would begin with."""
        canvas: dict[str, Any] = self.page.evaluate("window.walk.fresh()")
        return canvas

    def reconnects(self) -> int:
        return int(self.page.evaluate("window.sockets.length")) - 1
