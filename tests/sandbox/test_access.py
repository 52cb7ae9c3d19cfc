"""Who may come in."""

import pytest

from playground.people.commands import create_guest
from playground.sandbox import access, queries
from playground.sandbox.commands.sandboxes import create_sandbox, delete_sandbox, invite
from playground.sandbox.errors import LimitExceeded, NotFound, ViewOnly
from playground.sandbox.limits import SANDBOXES_PER_PERSON
from playground.sandbox.models import JournalEntry, Sandbox
from tests.builders import draw, trust

pytestmark = pytest.mark.django_db


def test_the_owner_may_look_and_draw() -> None:
    drawn = draw(["bob"])
    assert access.sandbox_to_edit(drawn.owner, drawn.sandbox.public_id) == drawn.sandbox


def test_a_foreign_sandbox_answers_like_an_unknown_one() -> None:
    drawn, stranger = draw(["bob"]), create_guest()
    answers = []
    for public_id in (drawn.sandbox.public_id, "sb-" + "a" * 12):
        with pytest.raises(NotFound) as refusal:
            access.sandbox_to_view(stranger, public_id)
        answers.append(refusal.value.to_json() | {"message": refusal.value.message.replace(public_id, "")})
    assert answers[0] == answers[1]


def test_a_viewer_may_look_but_not_draw() -> None:
    drawn, viewer = draw(["bob"]), create_guest()
    invite(drawn.sandbox, viewer)
    assert access.sandbox_to_view(viewer, drawn.sandbox.public_id) == drawn.sandbox
    with pytest.raises(ViewOnly):
        access.sandbox_to_edit(viewer, drawn.sandbox.public_id)
    assert queries.canvas(drawn.fresh(), viewer).may_edit is False


def test_a_second_invitation_changes_the_first() -> None:
    drawn, guest = draw(["bob"]), create_guest()
    invite(drawn.sandbox, guest)
    invite(drawn.sandbox, guest, "edit")
    assert access.sandbox_to_edit(guest, drawn.sandbox.public_id) == drawn.sandbox


def test_lists_show_own_sandboxes_and_invitations_once_each() -> None:
    drawn, guest = draw(["bob"]), create_guest()
    own = create_sandbox(guest, "Mine")
    invite(drawn.sandbox, guest, "edit")
    assert list(queries.sandboxes_of(guest)) == [own, drawn.sandbox]


def test_nobody_fills_the_disk_with_sandboxes() -> None:
    guest = create_guest()
    Sandbox.objects.bulk_create(Sandbox(owner=guest, name="x") for _ in range(SANDBOXES_PER_PERSON))
    with pytest.raises(LimitExceeded):
        create_sandbox(guest)


def test_deleting_a_sandbox_takes_all_of_it() -> None:
    drawn = draw(["bob"], {"Hat": trust("AWS", "*")})
    delete_sandbox(drawn.sandbox)
    assert not Sandbox.objects.filter(pk=drawn.sandbox.pk).exists()
    assert not JournalEntry.objects.filter(sandbox_id=drawn.sandbox.pk).exists()
