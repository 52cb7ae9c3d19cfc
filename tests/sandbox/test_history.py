"""What browsers missed, undo and redo."""

import pytest

from playground.live.events import SessionIssued
from playground.live.shapes import PositionShape
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox import history, limits, queries
from playground.sandbox.commands import accounts, identities, positions, roles, sandboxes, user_groups
from playground.sandbox.errors import UndoConflict
from playground.sandbox.models import JournalEntry
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, Drawn, draw
from tests.folding import canvas_of, picture

pytestmark = pytest.mark.django_db


def rename(drawn: Drawn, name: str, to: str, person: Person | None = None) -> None:
    with editing(drawn.sandbox, person or drawn.owner) as edit:
        identities.change_identity(edit, drawn[name], name=to)


def name_of(drawn: Drawn, name: str) -> str:
    return next(row.name for row in queries.canvas(drawn.fresh(), None).identities if row.id == drawn[name])


def test_a_browser_gets_what_it_missed_oldest_first() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    rename(drawn, "bob", "b")
    since = history.entries_since(drawn.fresh(), 1)
    assert (since.revision, since.complete) == (3, True)
    assert [entry.revision for entry in since.entries] == [2, 3]
    assert since.entries[0].person.id == drawn.owner.public_id


def test_a_browser_that_is_up_to_date_gets_nothing() -> None:
    drawn = draw(["bob"])
    assert history.entries_since(drawn.fresh(), 1) == history.Since(1, complete=True, entries=[])


@pytest.mark.parametrize("revision", [-limits.JOURNAL_REACH, 2])
def test_one_too_far_behind_or_from_the_future_is_told_to_fetch_the_canvas(revision: int) -> None:
    assert history.entries_since(draw(["bob"]).fresh(), revision).complete is False


def test_a_gap_in_the_journal_is_told_to_fetch_the_canvas() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    JournalEntry.objects.filter(sandbox=drawn.sandbox, revision=1).delete()
    assert history.entries_since(drawn.fresh(), 0).complete is False


def test_undo_is_a_new_revision_that_names_what_it_took_back() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    edit = history.undo(drawn.fresh(), drawn.owner)
    assert (edit.revision, edit.label, name_of(drawn, "bob")) == (3, "Change bob", "bob")


def test_a_deleted_role_comes_back_with_all_that_hung_on_it() -> None:
    drawn = draw(["bob"])
    with editing(drawn.sandbox, drawn.owner) as edit:
        roles.add_role(edit, drawn[ACCOUNT], "Hat", trusted=drawn["bob"], instance_profile=True)
    before = picture(canvas_of(drawn))
    role_id = next(iter(before["roles"]))
    with editing(drawn.sandbox, drawn.owner) as edit:
        roles.remove_role(edit, role_id, cascade=True)
    history.undo(drawn.fresh(), drawn.owner)
    assert picture(canvas_of(drawn)) == before


def test_nothing_can_be_undone_by_somebody_who_changed_nothing() -> None:
    drawn, stranger = draw(["bob"]), create_guest()
    sandboxes.invite(drawn.sandbox, stranger, "edit")
    with pytest.raises(UndoConflict, match="nothing of yours"):
        history.undo(drawn.fresh(), stranger)


def test_undo_is_refused_when_somebody_else_has_changed_the_same_thing_since() -> None:
    drawn, other = draw(["bob"]), create_guest()
    rename(drawn, "bob", "bo")
    rename(drawn, "bob", "b", other)
    with pytest.raises(UndoConflict) as refusal:
        history.undo(drawn.fresh(), drawn.owner)
    assert refusal.value.hint
    assert name_of(drawn, "bob") == "b"
    assert canvas_of(drawn)["may_undo"] is True


def test_what_somebody_else_did_elsewhere_does_not_stand_in_the_way() -> None:
    drawn, other = draw(["bob", "jane"]), create_guest()
    rename(drawn, "bob", "bo")
    rename(drawn, "jane", "j", other)
    history.undo(drawn.fresh(), drawn.owner)
    assert (name_of(drawn, "bob"), name_of(drawn, "jane")) == ("bob", "j")


def test_undo_is_refused_when_something_new_stands_on_it() -> None:
    drawn, other = draw(["bob"]), create_guest()
    with editing(drawn.sandbox, drawn.owner) as edit:
        group = user_groups.add_group(edit, drawn[ACCOUNT], "Staff")
    with editing(drawn.sandbox, other) as edit:
        user_groups.add_member(edit, group.public_id, drawn["bob"])
    before = picture(canvas_of(drawn))
    with pytest.raises(UndoConflict):
        history.undo(drawn.fresh(), drawn.owner)
    assert picture(canvas_of(drawn)) == before


def test_undo_is_refused_when_somebody_else_took_the_old_name() -> None:
    drawn, other = draw(["bob"]), create_guest()
    rename(drawn, "bob", "robert")
    with editing(drawn.sandbox, other) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "Bob")
    with pytest.raises(UndoConflict):
        history.undo(drawn.fresh(), drawn.owner)


def test_undo_is_refused_when_the_account_it_lived_in_is_gone() -> None:
    drawn, other = draw(), create_guest()
    with editing(drawn.sandbox, drawn.owner) as edit:
        user = identities.add_user(edit, drawn[ACCOUNT], "bob")
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.remove_identity(edit, user.public_id)
    with editing(drawn.sandbox, other) as edit:
        accounts.remove_account(edit, drawn[ACCOUNT], cascade=True)
    with pytest.raises(UndoConflict):
        history.undo(drawn.fresh(), drawn.owner)


def test_redo_ends_where_something_new_begins() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    history.undo(drawn.fresh(), drawn.owner)
    assert canvas_of(drawn)["may_redo"] is True
    with editing(drawn.sandbox, drawn.owner) as edit:
        positions.move(edit, {drawn["bob"]: PositionShape(1.0, 2.0)})
    assert canvas_of(drawn)["may_redo"] is False
    with pytest.raises(UndoConflict, match="nothing to redo"):
        history.redo(drawn.fresh(), drawn.owner)


def test_undone_changes_can_be_made_undone_and_made_again() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    rename(drawn, "bob", "b")
    seen = []
    for step in (history.undo, history.undo, history.redo, history.undo, history.redo, history.redo):
        step(drawn.fresh(), drawn.owner)
        seen.append(name_of(drawn, "bob"))
    assert seen == ["bo", "bob", "bo", "bob", "bo", "b"]


def test_a_session_is_never_taken_back() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    with editing(drawn.sandbox, drawn.owner, label="Assume role") as edit:
        edit.announce(SessionIssued(None))
    assert history.undo(drawn.fresh(), drawn.owner).label == "Change bob"


def test_the_clock_is_never_taken_back() -> None:
    drawn = draw(["bob"])
    rename(drawn, "bob", "bo")
    with editing(drawn.sandbox, drawn.owner) as edit:
        sandboxes.set_clock(edit, 60, paused=False, at=edit.at)
    history.undo(drawn.fresh(), drawn.owner)
    assert (drawn.fresh().clock_rate, name_of(drawn, "bob")) == (60, "bob")
