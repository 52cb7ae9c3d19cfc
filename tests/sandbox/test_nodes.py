"""Several nodes deleted in one edit, or none; notes, which undo, copies and files know."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from playground.sandbox import copying, history, queries
from playground.sandbox.commands import nodes, notes
from playground.sandbox.errors import DeleteConflict, NotFound, ValidationError
from playground.sandbox.export import export
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, READ_ONLY, Drawn, allow, document, draw, role_arn, user_arn
from tests.builders import trust as trusts
from tests.folding import canvas_of, fold, picture

pytestmark = pytest.mark.django_db
FLOOR = f"arn:aws:iam::{ACCOUNT}:policy/Floor"


def company() -> Drawn:
    bob = {
        "account": ACCOUNT,
        "name": "bob",
        "path": "/team/",
        "groups": ["Staff"],
        "managed": [READ_ONLY, FLOOR],
        "inline": {"Wear": document(allow("sts:AssumeRole", role_arn("Hat")))},
        "tags": {"team": "blue"},
        "mfa": True,
    }
    return draw(
        ["jane"],
        {"Hat": trusts("AWS", user_arn("team/bob"))},
        more_users=[bob],
        groups=[{"account": ACCOUNT, "name": "Staff"}],
        policies=[{"arn": FLOOR, "document": document(allow("s3:*"))}],
        services=[{"principal": "ec2.amazonaws.com", "name": "EC2"}],
        resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans", "policy": bucket_policy()}],
        layout={f"user:{ACCOUNT}/bob": {"x": 30, "y": 80}},
    )


def bucket_policy() -> dict[str, Any]:
    return document({**allow("s3:GetObject", "arn:aws:s3:::plans/*"), "Principal": {"AWS": role_arn("Hat")}})


def seen(drawn: Drawn, kind: str) -> dict[str, Any]:
    return {row["name"]: row for row in canvas_of(drawn)[kind]}


def test_nodes_are_deleted_together_or_not_at_all() -> None:
    drawn = company()
    before = canvas_of(drawn)
    with pytest.raises(DeleteConflict) as refusal, editing(drawn.sandbox, drawn.owner) as edit:
        nodes.remove_nodes(edit, [drawn["jane"], drawn["bob"]])
    assert refusal.value.details["name"] == "bob"
    assert canvas_of(drawn) == before
    with editing(drawn.sandbox, drawn.owner) as edit:
        nodes.remove_nodes(edit, [drawn["jane"], drawn["bob"], drawn["Staff"]], cascade=True)
    assert drawn.fresh().revision == before["revision"] + 1
    assert list(seen(drawn, "identities")) == ["EC2"]
    assert fold(drawn, before) == picture(canvas_of(drawn))


def crowd(count: int) -> Drawn:
    staff = [{"account": ACCOUNT, "name": "Staff"}]
    users = [{"account": ACCOUNT, "name": f"p{number}", "groups": ["Staff"]} for number in range(count)]
    return draw(more_users=users, groups=staff)


def queries_to_remove(count: int) -> tuple[int, int]:
    """Out: how many queries it takes to delete a crowd, and to bring it back."""
    drawn = crowd(count)
    before = canvas_of(drawn)
    ids = [row["id"] for row in before["identities"]]
    with CaptureQueriesContext(connection) as deleting, editing(drawn.sandbox, drawn.owner) as edit:
        nodes.remove_nodes(edit, ids, cascade=True)
    assert canvas_of(drawn)["identities"] == []
    with CaptureQueriesContext(connection) as undoing:
        history.undo(drawn.fresh(), drawn.owner)
    assert picture(canvas_of(drawn)) == picture(before)
    return len(deleting), len(undoing)


def test_a_crowd_is_deleted_and_brought_back_with_as_many_queries_as_a_few() -> None:
    assert queries_to_remove(40) == queries_to_remove(10)


def test_a_note_is_stuck_written_moved_away_and_comes_back_with_undo() -> None:
    drawn = company()
    with editing(drawn.sandbox, drawn.owner) as edit:
        note_id = notes.add_note(edit, "Marshals change\non Mondays.").public_id
    before = canvas_of(drawn)
    with editing(drawn.sandbox, drawn.owner) as edit:
        notes.change_note(edit, note_id, "On Tuesdays.")
    assert fold(drawn, before) == picture(canvas_of(drawn))
    with editing(drawn.sandbox, drawn.owner) as edit:
        notes.remove_note(edit, note_id)
    assert canvas_of(drawn)["notes"] == []
    history.undo(drawn.fresh(), drawn.owner)
    assert canvas_of(drawn)["notes"][0]["text"] == "On Tuesdays."
    with editing(drawn.sandbox, drawn.owner) as edit:
        (twin,) = copying.duplicate(edit, [note_id])
    assert [note.text for note in queries.canvas(drawn.fresh(), drawn.owner).notes if note.id == twin] == [
        "On Tuesdays."
    ]


def test_nodes_of_another_sandbox_and_too_many_are_refused() -> None:
    drawn, other = company(), draw(["eve"])
    with editing(drawn.sandbox, drawn.owner) as edit:
        with pytest.raises(NotFound):
            nodes.remove_nodes(edit, [drawn["jane"], other["eve"]])
        with pytest.raises(ValidationError, match="6001 nodes at once"):
            nodes.remove_nodes(edit, ["x"] * 6001)


def test_a_file_of_a_sandbox_holds_its_notes() -> None:
    drawn = draw(notes=[{"text": "one"}, {"text": "two"}], layout={"note:1": {"x": 7, "y": 8}})
    file = export(drawn.fresh())
    assert file["notes"] == [{"text": "one"}, {"text": "two"}]
    assert file["layout"]["note:1"] == {"x": 7, "y": 8}


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001])
def test_a_note_has_words_and_not_too_many(text: str) -> None:
    drawn = company()
    with pytest.raises(ValidationError, match="A note has"), editing(drawn.sandbox, drawn.owner) as edit:
        notes.add_note(edit, text)
