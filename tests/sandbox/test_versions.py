"""Named versions: what was, looked at and put back as it was, in one edit that undo takes back."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from playground.errors import PlaygroundError
from playground.sandbox import limits
from playground.sandbox.commands import identities, keys, roles, trust
from playground.sandbox.errors import LimitExceeded, NotFound
from playground.sandbox.history import undo
from playground.sandbox.images import TRACKED
from playground.sandbox.models import AccessKey, JournalEntry, Sandbox, Version
from playground.sandbox.stream import editing
from playground.sandbox.versions import restore, save_version
from tests.builders import ACCOUNT, Drawn, draw, user_arn
from tests.builders import trust as trusts
from tests.folding import canvas_of, fold, picture
from tests.sandbox.random_changes import Change, changes, make

pytestmark = pytest.mark.django_db


def drawn_house() -> Drawn:
    return draw(["jane", "bob"], {"FireMarshal": trusts("AWS", user_arn("jane"))})


def draw_over(drawn: Drawn) -> None:
    """Delete Jane, rename the role, link Bob, add a user."""
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.remove_identity(edit, drawn["jane"], cascade=True)
        roles.change_role(edit, drawn["FireMarshal"], name="Warden")
        trust.connect(edit, drawn["FireMarshal"], drawn["bob"])
        identities.add_user(edit, drawn[f"account:{ACCOUNT}"], "new")


def test_restoring_puts_back_the_very_same_picture_ids_and_all_in_one_edit() -> None:
    drawn = drawn_house()
    before = canvas_of(drawn)
    version = save_version(drawn.sandbox, drawn.owner, "Monday")
    draw_over(drawn)
    changed = canvas_of(drawn)
    edit = restore(drawn.sandbox, drawn.owner, version.public_id)
    assert edit.revision == changed["revision"] + 1
    assert picture(canvas_of(drawn)) == picture(before)
    assert fold(drawn, changed) == picture(before)


def test_undo_takes_a_restore_back() -> None:
    drawn = drawn_house()
    version = save_version(drawn.sandbox, drawn.owner, "Monday")
    draw_over(drawn)
    changed = canvas_of(drawn)
    restore(drawn.sandbox, drawn.owner, version.public_id)
    undo(drawn.sandbox, drawn.owner)
    assert picture(canvas_of(drawn)) == picture(changed)


@settings(max_examples=10, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=changes(12), after=changes(12))
def test_whatever_was_drawn_and_whatever_came_since_restoring_is_exact(
    before: list[Change], after: list[Change]
) -> None:
    drawn = drawn_house()
    make_all(drawn, before)
    then = picture(canvas_of(drawn))
    version = save_version(drawn.sandbox, drawn.owner, "Then")
    make_all(drawn, after)
    restore(drawn.sandbox, drawn.owner, version.public_id)
    assert without_keys(picture(canvas_of(drawn))) == without_keys(then)


def make_all(drawn: Drawn, todo: list[Change]) -> None:
    for change in todo:
        try:
            with editing(drawn.sandbox, drawn.owner) as edit:
                make(edit, change)
        except PlaygroundError:
            pass  # a command that cannot be, such as deleting what is not there


def without_keys(shown: dict) -> dict:
    """A version keeps no access keys, and a sandbox its name of today."""
    rows = {key: {**row, "access_keys": None} for key, row in shown["identities"].items()}
    return {**shown, "identities": rows, "sandbox": None}


def test_a_version_keeps_the_canvas_that_was_and_no_secret() -> None:
    drawn = drawn_house()
    with editing(drawn.sandbox, drawn.owner) as edit:
        key, secret = keys.add_access_key(edit, drawn["jane"])
    version = save_version(drawn.fresh(), drawn.owner, "Monday")
    draw_over(drawn)
    assert {each["name"] for each in version.canvas["identities"]} == {"jane", "bob"}
    assert secret not in str(kept(version))
    assert key.secret not in str(kept(version))


def kept(version: Version) -> dict:
    return {"canvas": version.canvas, "rows": version.rows}


def test_a_deleted_key_does_not_come_back_to_life() -> None:
    drawn = drawn_house()
    with editing(drawn.sandbox, drawn.owner) as edit:
        keys.add_access_key(edit, drawn["jane"])
    version = save_version(drawn.sandbox, drawn.owner, "Monday")
    draw_over(drawn)
    restore(drawn.sandbox, drawn.owner, version.public_id)
    assert not AccessKey.objects.filter(sandbox=drawn.sandbox).exists()


def test_restoring_what_is_there_already_changes_nothing() -> None:
    drawn = drawn_house()
    version = save_version(drawn.sandbox, drawn.owner, "Monday")
    count = JournalEntry.objects.count()
    restore(drawn.sandbox, drawn.owner, version.public_id)
    assert JournalEntry.objects.count() == count


def test_versions_have_a_bound_and_those_of_others_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, other = drawn_house(), drawn_house()
    version = save_version(drawn.sandbox, drawn.owner, "Monday")
    monkeypatch.setattr(limits, "VERSIONS", 1)
    with pytest.raises(LimitExceeded):
        save_version(drawn.sandbox, drawn.owner, "Tuesday")
    with pytest.raises(NotFound):
        restore(other.sandbox, other.owner, version.public_id)


def test_tracked_kinds_are_listed_roots_first() -> None:
    """Restoring deletes from the end of the list and puts back from its beginning."""
    seen: set[type] = {Sandbox}
    for kind in TRACKED:
        parents = {field.related_model for field in kind._meta.concrete_fields if field.many_to_one}
        assert parents & set(TRACKED) <= seen | {kind}, kind
        seen.add(kind)
