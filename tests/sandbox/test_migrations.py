"""Sandboxes of an earlier version of ours: brought up to the newest, they are whole, and undo still reaches back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from playground.live.shapes import CanvasShape
from playground.people.models import Person
from playground.sandbox import history, queries
from playground.sandbox.commands.organizations import create_organization
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing

pytestmark = pytest.mark.django_db(transaction=True)
NOVEMBER = [("sandbox", "0005_notes")]  # without providers, organizations, ids of instance profiles
OFFICES, ELSEWHERE = "111122223333", "999988887777"
GITHUB = f"arn:aws:iam::{OFFICES}:oidc-provider/token.actions.githubusercontent.com"
DIRECTORY = f"arn:aws:iam::{OFFICES}:saml-provider/Directory"


@pytest.fixture
def november() -> Iterator[Any]:
    """Out: the models of that version, with their tables as they were; at the end all tables are the newest again."""
    executor = MigrationExecutor(connection)
    apps = executor.migrate(NOVEMBER).apps
    try:
        yield apps
    finally:
        to_the_newest()


def to_the_newest() -> None:
    executor = MigrationExecutor(connection)  # a new one: it reads once what is applied
    executor.migrate(executor.loader.graph.leaf_nodes())


def old_sandbox(apps: Any) -> Any:
    """Out: a sandbox as it was stored: two callers of one provider, one of another, one by a bare host name."""
    owner = Person.objects.create(username="guest-november")
    sandbox = apps.get_model("sandbox", "Sandbox").objects.create(name="November", owner_id=owner.pk)

    def add(table: str, **columns: Any) -> Any:
        return apps.get_model("sandbox", table).objects.create(sandbox=sandbox, **columns)

    offices = add("Account", number=OFFICES, name="Offices")
    role = add("Role", account=offices, name="Web", trust_policy='{"Version": "2012-10-17", "Statement": []}')
    add("Position", node_id=role.public_id, x=24, y=300)
    elsewhere = f"arn:aws:iam::{ELSEWHERE}:saml-provider/Theirs"
    for number, named in enumerate((GITHUB, GITHUB, DIRECTORY, elsewhere, "accounts.google.com")):
        columns = {"kind": "web_identity", "name": f"caller{number}", "public_id": f"web-{number}"}
        caller = add("Identity", principal_value=named, **columns)
        add("Position", node_id=caller.public_id, x=0, y=number * 90)
    for name in ("Web", "Empty"):
        add("InstanceProfile", account=offices, name=name, role=role if name == "Web" else None)
    removed = {"id": 900, "name": "Gone", "account_id": offices.pk, "role_id": None, "sandbox_id": sandbox.pk}
    add(
        "JournalEntry",
        revision=1,
        person_id=owner.pk,
        at=datetime(2026, 11, 20, tzinfo=UTC),
        label="Delete instance profile Gone",
        events=[],
        inverse=[["InstanceProfile", 900, removed]],
        direction="do",
    )
    sandbox.revision = 1
    sandbox.save()
    return sandbox


def canvas_now(old: Any) -> CanvasShape:
    sandbox = Sandbox.objects.get(pk=old.pk)
    return queries.canvas(sandbox, sandbox.owner)


def test_an_old_sandbox_is_whole_its_undo_reaches_back_and_what_is_new_can_be_made(november: Any) -> None:
    """One test for all of it: the way there and back costs seconds."""
    old = old_sandbox(november)
    to_the_newest()
    canvas = canvas_now(old)
    assert sorted(each.arn for each in canvas.providers) == [GITHUB, DIRECTORY]
    assert {each.position.y for each in canvas.providers} == {386, 472}  # each below what stood there before
    profiles = {each.name: each for each in canvas.instance_profiles}
    assert {name: each.role_id for name, each in profiles.items()} == {"Web": canvas.roles[0].id, "Empty": None}
    assert [each.id[:4] for each in profiles.values()] == ["AIPA", "AIPA"]
    assert profiles["Web"].id != profiles["Empty"].id

    sandbox = Sandbox.objects.get(pk=old.pk)
    history.undo(sandbox, sandbox.owner)
    with editing(sandbox, sandbox.owner) as edit:
        create_organization(edit, canvas.accounts[0].id)
    canvas = canvas_now(old)
    assert {each.name for each in canvas.instance_profiles} == {"Web", "Empty", "Gone"}
    assert [each.management_account_id for each in canvas.organizations] == [canvas.accounts[0].id]
