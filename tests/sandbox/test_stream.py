"""The one door: revisions, order, what is sent, what is not."""

import json
from typing import Any

import pytest

from playground.live import publish
from playground.live.events import CanvasReplaced, SessionsExpired
from playground.live.plain import plain
from playground.live.shapes import PositionShape
from playground.sandbox import limits, queries
from playground.sandbox.changes import MOST_EVENTS
from playground.sandbox.commands import accounts, identities, positions, roles, trust, user_groups
from playground.sandbox.errors import LimitExceeded, NotFound
from playground.sandbox.models import Identity, JournalEntry, Membership, Role
from playground.sandbox.picture import Picture
from playground.sandbox.signals import sandbox_changed
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, Drawn, allow, document, draw, user_arn
from tests.builders import trust as trusts
from tests.folding import events_of

pytestmark = pytest.mark.django_db


def changed(drawn: Drawn) -> list[str]:
    """The types of the newest entry's events."""
    return [event["type"] for event in events_of(drawn)]


def test_each_edit_counts_one_revision_and_writes_one_entry() -> None:
    drawn = draw(["bob"])
    before = drawn.fresh().revision
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "jane")
        identities.add_user(edit, drawn[ACCOUNT], "raj")
    assert (edit.revision, drawn.fresh().revision) == (before + 1, before + 1)
    assert JournalEntry.objects.filter(sandbox=drawn.sandbox, revision=before + 1).count() == 1


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    drawn = draw(["bob"])
    before = drawn.fresh().revision
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["bob"], name="bob")
    assert drawn.fresh().revision == before == edit.revision


def test_a_sandbox_changed_too_often_is_only_looked_at_and_its_sessions_still_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = draw(["bob"])
    monkeypatch.setattr(limits, "EDITS", drawn.fresh().revision + 1)
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "jane")
    with pytest.raises(LimitExceeded) as refused, editing(drawn.sandbox, drawn.owner) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "raj")
    assert "EditsPerSandbox" in refused.value.message and "as a file" in refused.value.hint
    with editing(drawn.sandbox) as edit:
        edit.announce(SessionsExpired([]))


def test_a_refused_edit_leaves_no_trace() -> None:
    drawn = draw(["bob"])
    before = queries.canvas(drawn.fresh(), drawn.owner, at=drawn.sandbox.created_at)
    with pytest.raises(NotFound), editing(drawn.sandbox, drawn.owner) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "jane")
        trust.connect(edit, "AROAUNKNOWN", drawn["bob"])
    assert queries.canvas(drawn.fresh(), drawn.owner, at=drawn.sandbox.created_at) == before


def test_several_rows_of_one_role_make_one_event() -> None:
    drawn = draw(["bob"])
    with editing(drawn.sandbox, drawn.owner) as edit:
        roles.add_role(
            edit,
            drawn[ACCOUNT],
            "Reader",
            trusted=drawn["bob"],
            inline_policies={"Read": json.dumps(document(allow("s3:Get*")))},
        )
    (event,) = events_of(drawn)
    assert event["type"] == "RoleChanged"
    assert [policy["name"] for policy in event["role"]["inline_policies"]] == ["Read"]


def test_a_move_is_told_as_a_move() -> None:
    drawn = draw(["bob"])
    with editing(drawn.sandbox, drawn.owner) as edit:
        positions.move(edit, {drawn["bob"]: PositionShape(5.0, 6.0)})
    assert changed(drawn) == ["NodesMoved"]


def test_a_rename_reaches_the_roles_that_trust_the_user() -> None:
    drawn = draw(["bob", "jane"], {"Hat": trusts("AWS", user_arn("bob")), "Other": trusts("AWS", user_arn("jane"))})
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["bob"], name="robert")
    events = events_of(drawn)
    assert [event["type"] for event in events] == ["IdentityChanged", "RoleChanged"]
    assert user_arn("robert") in events[1]["role"]["trust_policy"]


def test_deleting_a_user_shows_its_raw_id_in_the_roles_that_trusted_it() -> None:
    drawn = draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))})
    bob = drawn["bob"]
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.remove_identity(edit, bob)
    role, gone = events_of(drawn)
    assert gone == {"type": "IdentityRemoved", "identity_id": bob}
    assert role["role"]["trust_links"][0]["principal"]["value"] == bob
    assert role["role"]["trust_links"][0]["source_id"] is None


def test_a_new_user_of_the_same_name_does_not_inherit_the_trust() -> None:
    drawn = draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))})
    old = drawn["bob"]
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.remove_identity(edit, old)
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "bob")
    (role,) = queries.canvas(drawn.fresh(), drawn.owner).roles
    assert role.trust_links[0].principal.value == old


def test_drawing_a_service_gives_the_arrow_its_start() -> None:
    drawn = draw(roles={"Web": trusts("Service", "ec2.amazonaws.com")})
    with editing(drawn.sandbox, drawn.owner) as edit:
        service = identities.add_service(edit, "ec2.amazonaws.com", "EC2")
    role = events_of(drawn)[1]["role"]
    assert role["trust_links"][0]["source_id"] == service.public_id


def test_a_membership_shows_in_its_user() -> None:
    drawn = draw(["bob"], groups=[{"account": ACCOUNT, "name": "Staff"}])
    from_rows = Membership.objects.filter(sandbox=drawn.sandbox)
    with editing(drawn.sandbox, drawn.owner) as edit:
        user_groups.add_member(edit, drawn["Staff"], drawn["bob"])
    assert changed(drawn) == ["IdentityChanged"]
    assert from_rows.count() == 1


def test_announced_events_come_after_those_of_rows() -> None:
    drawn = draw(["bob"])
    with editing(drawn.sandbox, drawn.owner) as edit:
        edit.announce(SessionsExpired(["ses-1"]))
        identities.change_identity(edit, drawn["bob"], title="Marshal")
    assert changed(drawn) == ["IdentityChanged", "SessionsExpired"]


def test_a_flood_of_changes_asks_browsers_to_fetch_the_canvas() -> None:
    drawn = draw([f"u{number}" for number in range(MOST_EVENTS)])
    assert changed(drawn) == [CanvasReplaced.__name__]


def test_a_row_of_another_sandbox_cannot_be_saved_through_this_edit() -> None:
    drawn, other = draw(["bob"]), draw(["eve"])
    with pytest.raises(NotFound), editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, other["eve"], name="mallory")
    with editing(other.sandbox, other.owner) as edit:
        eve = edit.find(Identity, other["eve"])
    with pytest.raises(ValueError, match="is not in sandbox"), editing(drawn.sandbox, drawn.owner) as edit:
        edit.save(eve)


def test_an_unknown_sandbox_is_not_found() -> None:
    with pytest.raises(NotFound), editing("sb-unknown"):
        pass


def test_the_command_names_the_edit_unless_its_opener_did() -> None:
    drawn = draw(["bob"])
    with editing(drawn.sandbox, drawn.owner) as edit:
        accounts.change_account(edit, drawn[ACCOUNT], name="Head office")
    with editing(drawn.sandbox, drawn.owner, label="Tidy up") as edit:
        accounts.change_account(edit, drawn[ACCOUNT], name="Offices")
    labels = JournalEntry.objects.filter(sandbox=drawn.sandbox).order_by("revision").values_list("label", flat=True)
    assert list(labels) == ["Open a picture", "Change account Offices", "Tidy up"]


class Heard:
    """What left the process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.messages: list[Any] = []
        self.signals: list[tuple[int, int]] = []
        monkeypatch.setattr(publish, "send", lambda group, message: self.messages.append((group, plain(message))))
        sandbox_changed.connect(self.hear)

    def hear(self, sandbox_pk: int, revision: int, **_: Any) -> None:
        self.signals.append((sandbox_pk, revision))


@pytest.mark.django_db(transaction=True)
def test_news_leaves_after_commit_with_the_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = draw(["bob"])
    heard = Heard(monkeypatch)
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["bob"], name="robert")
        assert heard.messages == [] == heard.signals
    ((group, message),) = heard.messages
    assert group == f"sandbox.{drawn.sandbox.public_id}"
    assert (message["type"], message["revision"], message["person"]["id"]) == ("edit", 2, drawn.owner.public_id)
    assert heard.signals == [(drawn.sandbox.pk, 2)]
    assert message["events"] == events_of(drawn)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_for_an_edit_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = draw(["bob"])
    heard = Heard(monkeypatch)
    with pytest.raises(NotFound), editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["bob"], name="robert")
        identities.change_identity(edit, "AIDANOBODY", name="x")
    assert heard.messages == [] == heard.signals


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_breaks_does_not_break_the_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("a receiver's own trouble")

    drawn = draw(["bob"])
    sandbox_changed.connect(broken)
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["bob"], name="robert")
    sandbox_changed.disconnect(broken)
    assert drawn.fresh().revision == 2


def test_after_an_edit_it_tells_what_it_told_everybody() -> None:
    drawn = draw(users=["jane", "bob"], roles={"FireMarshal": trusts("AWS", user_arn("jane"))})
    with editing(drawn.sandbox, drawn.owner) as edit:
        role = trust.connect(edit, drawn["FireMarshal"], drawn["bob"])
        jane = edit.find(Identity, drawn["jane"])
    told = edit.told_of(role)
    assert told == Picture.of(drawn.sandbox.pk, only={Role: {role.pk}}).roles()[0]
    assert edit.told_of(jane) is None, "she was not changed, so nobody was told of her"
