"""Two promises, for random commands: the canvas before + events = the canvas after; and undo puts everything back."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from playground.errors import PlaygroundError
from playground.sandbox import history, limits
from playground.sandbox.commands import roles
from playground.sandbox.models import JournalEntry
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, READ_ONLY, Drawn, allow, document, draw, trust, user_arn
from tests.folding import LISTS, canvas_of, fold, picture
from tests.sandbox.random_changes import CHANGES, Change, changes, make

pytestmark = pytest.mark.django_db
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def small_sandbox() -> Drawn:
    staff = {
        "account": ACCOUNT,
        "name": "Staff",
        "managed": [READ_ONLY],
        "inline": {"policy0": document(allow("s3:*"))},
    }
    robert = {"account": ACCOUNT, "name": "robert", "groups": ["Staff"]}
    roles = {"Hat": trust("AWS", user_arn("bob")), "Web": trust("Service", "ec2.amazonaws.com")}
    own = {"arn": f"arn:aws:iam::{ACCOUNT}:policy/Own", "document": document(allow("s3:*"))}
    return draw(["bob", "jane"], roles, groups=[staff], more_users=[robert], policies=[own])


def attempt(drawn: Drawn, change: Change) -> bool:
    """Out: whether the command went through; a refused one must leave the canvas as it was."""
    before = canvas_of(drawn)
    try:
        with editing(drawn.sandbox, drawn.owner) as edit:
            make(edit, change)
    except PlaygroundError as error:
        assert error.code
        assert canvas_of(drawn) == before
        return False
    return drawn.fresh().revision > before["revision"]


@few
@given(changes(most=12))
def test_a_browser_that_applies_every_event_shows_the_fresh_canvas(sequence: list[Change]) -> None:
    drawn = small_sandbox()
    for change in sequence:
        before = canvas_of(drawn)
        attempt(drawn, change)
        assert fold(drawn, before) == picture(canvas_of(drawn)), change


@few
@given(changes(most=10))
def test_a_browser_that_slept_catches_up_from_the_journal(sequence: list[Change]) -> None:
    drawn = small_sandbox()
    before = canvas_of(drawn)
    for change in sequence:
        attempt(drawn, change)
    assert fold(drawn, before) == picture(canvas_of(drawn))


@few
@given(changes(most=8))
def test_undo_goes_back_step_by_step_and_redo_forward_again(sequence: list[Change]) -> None:
    drawn = small_sandbox()
    pictures = [picture(canvas_of(drawn))]
    for change in sequence:
        if attempt(drawn, change) and canvas_of(drawn)["may_undo"]:
            pictures.append(picture(canvas_of(drawn)))
    for earlier in reversed(pictures[:-1]):
        before = canvas_of(drawn)
        history.undo(drawn.fresh(), drawn.owner)
        assert picture(canvas_of(drawn)) == earlier
        assert fold(drawn, before) == earlier
    for later in pictures[1:]:
        history.redo(drawn.fresh(), drawn.owner)
        assert picture(canvas_of(drawn)) == later


def test_a_long_day_of_changes_of_every_kind_is_told_whole() -> None:
    chance, drawn, left = Random(7), small_sandbox(), list(CHANGES)
    before = canvas_of(drawn)
    for _ in range(25):  # every kind, again and again until it went through once
        left = [name for name in left if not attempt(drawn, (name, chance.randrange(10), chance.randrange(10)))]
    assert left == []
    assert fold(drawn, before) == picture(canvas_of(drawn))


def test_the_past_leads_from_the_empty_canvas_to_todays_and_says_what_each_edit_was() -> None:
    drawn = small_sandbox()
    with editing(drawn.sandbox, drawn.owner) as edit:
        roles.change_role(edit, drawn["Hat"], description="A hat")
    past = history.past_of(drawn.fresh())
    assert past.complete
    assert [edit.revision for edit in past.edits] == list(range(1, drawn.fresh().revision + 1))
    assert past.edits[-1].label == "Change role Hat"
    assert past.edits[-1].person is not None
    nothing = {**canvas_of(drawn), "revision": 0, **{plural: [] for plural, _ in LISTS.values()}}
    assert fold(drawn, nothing) == picture(canvas_of(drawn))


def test_a_past_that_cannot_be_replayed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = small_sandbox()
    entry = JournalEntry.objects.filter(sandbox=drawn.sandbox).latest("revision")
    JournalEntry.objects.filter(pk=entry.pk).update(events=[{"type": "CanvasReplaced"}])
    assert not history.past_of(drawn.fresh()).complete
    JournalEntry.objects.filter(pk=entry.pk).update(events=[])
    assert history.past_of(drawn.fresh()).complete
    monkeypatch.setattr(limits, "REPLAY_REACH", 0)
    assert not history.past_of(drawn.fresh()).complete


def test_a_long_past_comes_in_parts_that_lead_on_from_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = small_sandbox()
    whole = history.past_of(drawn.fresh()).edits
    for number in range(4):
        with editing(drawn.sandbox, drawn.owner) as edit:
            roles.change_role(edit, drawn["Hat"], description=f"Hat {number}")
    monkeypatch.setattr(limits, "REPLAYED_AT_ONCE", 2)
    told: list[int] = []
    while (part := history.past_of(drawn.fresh(), told[-1] if told else 0)).edits:
        assert part.complete and len(part.edits) <= 2
        told += [each.revision for each in part.edits]
    assert told == list(range(1, len(whole) + 5))
