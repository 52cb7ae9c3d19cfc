"""Recordings of real edits, which the front end's fold replays. To write them anew: WRITE_RECORDINGS=1 pytest …"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from playground.live.shapes import PositionShape
from playground.sandbox import copying, history
from playground.sandbox.commands import (
    accounts,
    identities,
    identity_providers,
    instance_profiles,
    leaving,
    nodes,
    notes,
    organization_policies,
    organizations,
    policies,
    positions,
    roles,
    sandboxes,
    trust,
)
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, OTHER_ACCOUNT, READ_ONLY, Drawn, document, draw, user_arn
from tests.builders import trust as trusts
from tests.folding import canvas_of

pytestmark = pytest.mark.django_db
FOLDER = settings.BASE_DIR / "frontend" / "src" / "testing" / "recordings"
NO_S3 = json.dumps(document({"Effect": "Deny", "Action": "s3:*", "Resource": "*"}))
ROOTS = re.compile(r'"r-([a-z2-7]{4})"')
UNITS = re.compile(r"ou-[a-z0-9]{4}-[a-z2-7]{8}")  # after its root's four characters
IDS = re.compile(r"(?:AIDA|AROA|AGPA|ANPA|AIPA)[A-Z2-7]{17}|(?:acct|prov|svc|idp|anon|res|note|sb|p|o)-[a-z2-7]{10,12}")
TIMES = re.compile(r"20\d\d-\d\d-\d\dT[0-9:.]+\+00:00")
Step = Callable[[Drawn, Any], Any]


def start() -> Drawn:
    staff = {"account": ACCOUNT, "name": "Staff", "managed": [READ_ONLY]}
    hat = trusts("AWS", user_arn("bob"))
    service = {"principal": "ec2.amazonaws.com", "name": "EC2"}
    plans = {"account": ACCOUNT, "arn": "arn:aws:s3:::plans"}
    return draw(["bob", "jane"], {"Hat": hat}, groups=[staff], services=[service], resources=[plans])


def org(drawn: Drawn) -> dict[str, Any]:
    return canvas_of(drawn)["organizations"][0]


def unit(drawn: Drawn) -> str:
    return org(drawn)["units"][0]["id"]


RECORDINGS: dict[str, list[Step]] = {
    "trust-link-drawn-and-cut": [
        lambda drawn, edit: trust.connect(edit, drawn["Hat"], drawn["jane"]),
        lambda drawn, edit: trust.connect(edit, drawn["Hat"], drawn["service:ec2.amazonaws.com"]),
        lambda drawn, edit: trust.disconnect(edit, drawn["Hat"], canvas_of(drawn)["roles"][0]["trust_links"][0]["key"]),
    ],
    "rename-and-delete": [
        lambda drawn, edit: identities.change_identity(edit, drawn["bob"], name="robert"),
        lambda drawn, edit: accounts.change_account(edit, drawn[ACCOUNT], name="Head office"),
        lambda drawn, edit: identities.remove_identity(edit, drawn["bob"]),
    ],
    "role-with-everything": [
        lambda drawn, edit: roles.add_role(
            edit,
            drawn[ACCOUNT],
            "Cape",
            trusted=drawn["Hat"],
            attachments=[READ_ONLY],
            inline_policies={"Deny": json.dumps(document({"Effect": "Deny", "Action": "s3:*", "Resource": "*"}))},
            instance_profile=True,
        ),
        lambda drawn, edit: instance_profiles.take_role(edit, canvas_of(drawn)["instance_profiles"][0]["id"]),
        lambda drawn, edit: instance_profiles.remove_profile(edit, canvas_of(drawn)["instance_profiles"][0]["id"]),
        lambda drawn, edit: policies.detach(edit, drawn["Staff"], READ_ONLY),
    ],
    "moves-and-names": [
        lambda drawn, edit: positions.move(
            edit, {drawn["bob"]: PositionShape(12.5, 90.0), drawn[ACCOUNT]: PositionShape(0.0, 10.0, 960.0, 500.0)}
        ),
        lambda drawn, edit: positions.move(edit, {drawn["bob"]: PositionShape(300.0, 90.0)}, {drawn["bob"]: True}),
        lambda drawn, edit: sandboxes.rename_sandbox(edit, "Lesson one"),
    ],
    "notes-and-copies": [
        lambda drawn, edit: notes.add_note(edit, "Marshals change on Mondays."),
        lambda drawn, edit: copying.duplicate(edit, [drawn["bob"], drawn["Hat"], canvas_of(drawn)["notes"][0]["id"]]),
        lambda drawn, edit: positions.move(edit, {canvas_of(drawn)["notes"][0]["id"]: PositionShape(5.0, 6.0)}),
        lambda drawn, edit: notes.change_note(edit, canvas_of(drawn)["notes"][1]["id"], "On Tuesdays."),
        lambda drawn, edit: nodes.remove_nodes(edit, [drawn["jane"], canvas_of(drawn)["notes"][0]["id"]]),
    ],
    "provider-trusted-and-deleted": [
        lambda drawn, edit: identity_providers.add_provider(
            edit, drawn[ACCOUNT], "oidc", "https://id.example.com", client_ids=["app"]
        ),
        lambda drawn, edit: trust.connect(edit, drawn["Hat"], canvas_of(drawn)["providers"][0]["id"]),
        lambda drawn, edit: identity_providers.remove_provider(edit, canvas_of(drawn)["providers"][0]["id"]),
    ],
    "organization-drawn": [
        lambda drawn, edit: organizations.create_organization(edit, drawn[OTHER_ACCOUNT]),
        lambda drawn, edit: organizations.add_unit(edit, org(drawn)["id"], "Work", org(drawn)["root_id"]),
        lambda drawn, edit: organizations.invite_account(edit, org(drawn)["id"], drawn[ACCOUNT]),
        lambda drawn, edit: organizations.move_account(edit, org(drawn)["id"], drawn[ACCOUNT], unit(drawn)),
        lambda drawn, edit: organization_policies.add_policy(edit, org(drawn)["id"], "scp", "NoS3", NO_S3),
        lambda drawn, edit: organization_policies.attach(edit, org(drawn)["policies"][1]["id"], unit(drawn)),
        lambda drawn, edit: organization_policies.detach(edit, org(drawn)["policies"][0]["id"], unit(drawn)),
        lambda drawn, edit: organizations.rename_unit(edit, unit(drawn), "Workloads"),
    ],
    "organization-deleted": [
        lambda drawn, edit: organizations.create_organization(edit, drawn[ACCOUNT]),
        lambda drawn, edit: organizations.invite_account(edit, org(drawn)["id"], drawn[OTHER_ACCOUNT]),
        lambda drawn, edit: organizations.add_unit(edit, org(drawn)["id"], "Work", org(drawn)["root_id"]),
        lambda drawn, edit: leaving.delete_organization(edit, org(drawn)["id"], cascade=True),
    ],
    "account-deleted-with-everything": [
        lambda drawn, edit: accounts.remove_account(edit, drawn[ACCOUNT], cascade=True),
    ],
}


def record(steps: list[Step]) -> str:
    """Out: {before, edits, after} with ids and times that are the same in every run."""
    drawn = start()
    before = canvas_of(drawn)
    for step in steps:
        with editing(drawn.sandbox, drawn.owner) as edit:
            step(drawn, edit)
    messages = history.entries_since(drawn.fresh(), before["revision"]).entries
    edits = [
        {"type": each.type, "revision": each.revision, "at": each.at, "person": None, "events": each.events}
        for each in messages
    ]
    after = canvas_of(drawn)
    for canvas in (before, after):
        canvas["may_undo"] = canvas["may_redo"] = False
    story = {"before": before, "edits": edits, "after": after}
    return _steady(json.dumps(story, indent=1, sort_keys=True) + "\n")  # PostgreSQL keeps no order of keys


def _steady(text: str) -> str:
    """Random ids become numbered ones of the same form, and keys made from them follow; times become one moment."""
    for number, found in enumerate(dict.fromkeys(IDS.findall(text)), start=1):
        start, end = (found[:4], 17) if found[0] == "A" else (found[: found.index("-") + 1], 10)
        text = text.replace(found, start + str(number).rjust(end, "A" if found[0] == "A" else "a"))
    for number, root in enumerate(dict.fromkeys(ROOTS.findall(text)), start=1):
        text = re.sub(rf"\b(r|ou)-{root}\b", rf"\1-{str(number).rjust(4, 'a')}", text)
    for number, unit_id in enumerate(dict.fromkeys(UNITS.findall(text)), start=1):
        text = text.replace(unit_id, unit_id[:8] + str(number).rjust(8, "a"))
    for number, key in enumerate(dict.fromkeys(re.findall(r'"key": "([0-9a-f]{16})"', text)), start=1):
        text = text.replace(key, f"{number:016}")
    return TIMES.sub("2030-01-07T09:00:00+00:00", text)


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_recording_is_current(name: str) -> None:
    path: Path = FOLDER / f"{name}.json"
    recorded = record(RECORDINGS[name])
    if os.environ.get("WRITE_RECORDINGS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(recorded, encoding="utf-8")
    assert path.exists(), "Write it: WRITE_RECORDINGS=1 python3 manage.py test tests/sandbox/test_recordings.py"
    assert path.read_text(encoding="utf-8") == recorded


def test_every_recording_has_its_story() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} >= RECORDINGS.keys()
