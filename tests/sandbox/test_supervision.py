"""The sandboxes of a class: who looks on, what a frozen class refuses, who sets its clocks."""

from datetime import timedelta

import pytest

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox import access, queries
from playground.sandbox.commands.sandboxes import delete_sandbox, rename_sandbox
from playground.sandbox.errors import ClockKept, Frozen, NotFound, ViewOnly
from playground.sandbox.models import Supervision, Supervisor
from playground.sandbox.stream import editing
from playground.sandbox.supervision import (
    add_supervisor,
    end_supervision,
    freeze,
    keep_clock,
    remove_supervisor,
    supervise,
    thaw,
)
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.expiry import expire_due_sessions, set_clock, skip_to_next_end
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from tests.builders import Drawn, draw, trust, user_arn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    """The instructor."""
    return create_guest()


@pytest.fixture
def drawn(ana: Person) -> Drawn:
    """A learner's sandbox in Ana's class."""
    drawn = draw(["bob"], {"Hat": trust("AWS", user_arn("bob"))})
    drawn.sandbox.supervision = supervise([ana])
    drawn.sandbox.save()
    return drawn


def class_of(drawn: Drawn) -> Supervision:
    return Supervision.objects.get(sandboxes=drawn.sandbox)


def test_an_instructor_looks_into_a_sandbox_of_the_class_but_does_not_draw(ana: Person, drawn: Drawn) -> None:
    assert access.sandbox_to_view(ana, drawn.sandbox.public_id) == drawn.sandbox
    with pytest.raises(ViewOnly):
        access.sandbox_to_edit(ana, drawn.sandbox.public_id)


def test_an_instructors_own_list_does_not_fill_with_the_class(ana: Person, drawn: Drawn) -> None:
    assert list(queries.sandboxes_of(ana)) == []
    assert list(queries.sandboxes_of(drawn.owner)) == [drawn.sandbox]


@pytest.mark.parametrize("leave", [remove_supervisor, lambda supervision, _: end_supervision(supervision)])
def test_whoever_does_not_look_after_the_class_any_more_does_not_look_in(ana: Person, drawn: Drawn, leave) -> None:  # noqa: ANN001
    leave(class_of(drawn), ana)
    with pytest.raises(NotFound):
        access.sandbox_to_view(ana, drawn.sandbox.public_id)
    assert access.sandbox_to_edit(drawn.owner, drawn.sandbox.public_id) == drawn.sandbox


def test_an_instructor_of_another_class_does_not_look_in(drawn: Drawn) -> None:
    other = create_guest()
    supervise([other])
    with pytest.raises(NotFound):
        access.sandbox_to_view(other, drawn.sandbox.public_id)


def test_the_canvas_says_who_can_look_on_and_what_holds(ana: Person, drawn: Drawn) -> None:
    add_supervisor(class_of(drawn), create_guest())
    keep_clock(class_of(drawn), kept=True)
    freeze(class_of(drawn), "Look at the projector.")
    shape = queries.canvas(drawn.fresh(), drawn.owner).supervision
    assert shape is not None
    assert (shape.frozen, shape.message, shape.clock_kept) == (True, "Look at the projector.", True)
    assert shape.people[0].id == ana.public_id
    assert len(shape.people) == 2


def test_a_frozen_class_refuses_a_change_in_the_instructors_words(drawn: Drawn) -> None:
    freeze(class_of(drawn), "Look at the projector.")
    with pytest.raises(Frozen, match=r"Look at the projector\."), editing(drawn.sandbox, drawn.owner) as edit:
        rename_sandbox(edit, "Mine")
    with pytest.raises(Frozen):
        delete_sandbox(drawn.sandbox, drawn.owner)
    thaw(class_of(drawn))
    with editing(drawn.sandbox, drawn.owner) as edit:
        rename_sandbox(edit, "Mine")
    assert drawn.fresh().name == "Mine"


def test_whoever_freezes_a_class_goes_on_drawing_in_it(ana: Person, drawn: Drawn) -> None:
    freeze(class_of(drawn))
    with editing(drawn.sandbox, ana) as edit:
        rename_sandbox(edit, "Demonstration")
    assert drawn.fresh().name == "Demonstration"


def test_sessions_of_a_frozen_class_end_all_the_same(drawn: Drawn) -> None:
    assume_role(drawn.sandbox.pk, CallerRef("identity", drawn["bob"]), drawn["Hat"], SessionParameters())
    freeze(class_of(drawn))
    end = RoleSession.objects.get(sandbox=drawn.sandbox).expiration
    assert expire_due_sessions(drawn.sandbox.pk, end + timedelta(seconds=1)) == 1


def test_a_clock_that_the_instructor_keeps_is_set_by_nobody_else(ana: Person, drawn: Drawn) -> None:
    assume_role(drawn.sandbox.pk, CallerRef("identity", drawn["bob"]), drawn["Hat"], SessionParameters())
    keep_clock(class_of(drawn), kept=True)
    with pytest.raises(ClockKept):
        set_clock(drawn.sandbox.pk, rate=60, paused=False, person=drawn.owner)
    with pytest.raises(ClockKept):
        skip_to_next_end(drawn.sandbox.pk, person=drawn.owner)
    set_clock(drawn.sandbox.pk, rate=60, paused=False, person=ana)
    assert drawn.fresh().clock_rate == 60
    keep_clock(class_of(drawn), kept=False)
    set_clock(drawn.sandbox.pk, rate=1, paused=False, person=drawn.owner)
    assert drawn.fresh().clock_rate == 1


def test_who_becomes_somebody_else_supervises_each_class_once(ana: Person, drawn: Drawn) -> None:
    both, other = supervise([ana]), create_guest()
    add_supervisor(both, other)
    Supervisor.hand_over(ana, other)
    assert access.sandbox_to_view(other, drawn.sandbox.public_id) == drawn.sandbox
    assert both.supervisors.filter(person=other).count() == 1
