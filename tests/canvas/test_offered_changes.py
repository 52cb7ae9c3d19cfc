"""What is offered is kept, in every picture of the course: each smallest change is made and asked again.

Every user and role asks for every role and for an action on every resource. Undo takes each change back.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.sandbox import transfer
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.stream import editing
from playground.workshop.catalog import Exercise, exercises
from tests.canvas.conftest import Visitor
from tests.canvas.test_changes import ask, make, request

ON = {
    "bucket": "s3:GetObject",
    "table": "dynamodb:GetItem",
    "function": "lambda:InvokeFunction",
    "instance": "ec2:StopInstances",
    "task": "ecs:StopTask",
    "queue": "sqs:SendMessage",
    "topic": "sns:Publish",
    "key": "kms:Decrypt",
    "secret": "secretsmanager:GetSecretValue",
}
MOST = 60  # questions a picture


@pytest.mark.django_db
def test_each_offered_change_is_made_and_turns_the_verdict() -> None:
    tried = [one for each in exercises() for one in offers_in(each)]
    assert [one for one, turned in tried if not turned] == []
    assert len(tried) > 60


def offers_in(exercise: Exercise) -> Iterator[tuple[str, bool]]:
    """Out: each offer that was made by the command, and whether the request was allowed then."""
    person = create_guest()
    sandbox = create_sandbox(person, exercise.slug)
    with editing(sandbox, person) as edit:
        transfer.build(edit, exercise.world)
    visitor = Visitor(person, sandbox.public_id)
    for question in questions(visitor.canvas()):
        answer = ask(visitor, question)
        if answer["allowed"] or not answer["changes_key"]:
            continue
        made = make(visitor, question, answer["changes_key"])
        turned = made.status_code == 204 and ask(visitor, question)["allowed"]
        yield f"{exercise.slug}: {question}, {[each['title'] for each in answer['changes']]}", turned
        visitor.post("undo/")


def questions(canvas: dict[str, Any]) -> list[dict[str, Any]]:
    callers = [("identity", one["id"]) for one in canvas["identities"] if one["kind"] == "user"][:6]
    callers += [("role", one["id"]) for one in canvas["roles"]][:4]
    asked = [("sts:AssumeRole", role["arn"]) for role in canvas["roles"]]
    asked += [(ON[one["type"]], one["arn"] + ("/x" if one["type"] == "bucket" else "")) for one in canvas["resources"]]
    return [request(who, action, arn, kind=kind) for kind, who in callers for action, arn in asked][:MOST]
