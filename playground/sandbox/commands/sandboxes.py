"""Create, rename, delete sandboxes; invite; set the clock."""

from datetime import datetime

from django.db import transaction

from playground.languages import for_reader
from playground.live import groups, publish
from playground.people.models import Person
from playground.sandbox import limits, names
from playground.sandbox.clock import FASTEST, SLOWEST, Clock
from playground.sandbox.errors import LimitExceeded
from playground.sandbox.models import Member, Sandbox, Supervision
from playground.sandbox.queries import clock_of
from playground.sandbox.stream import Edit
from playground.sandbox.supervision import check_change, check_clock
from playground.sentences import say


@transaction.atomic
def create_sandbox(
    person: Person, name: str = "", exercise: str = "", supervision: Supervision | None = None
) -> Sandbox:
    """Out: a new, empty sandbox of this person, in a class where one is named."""
    Person.objects.select_for_update().get(pk=person.pk)  # of two at once the second counts the first
    if person.sandboxes.count() >= limits.SANDBOXES_PER_PERSON:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for SandboxesPerPerson: {most}",
                most=limits.SANDBOXES_PER_PERSON,
            ),
            hint=say("Delete a sandbox you no longer need."),
        )
    name = names.check_title(name or for_reader(say("My sandbox")), "name", 80)
    return Sandbox.objects.create(owner=person, name=name, exercise=exercise, supervision=supervision)


def rename_sandbox(edit: Edit, name: str) -> Sandbox:
    edit.sandbox.name = names.check_title(name, "name", 80)
    edit.say(say("Rename sandbox to {sandbox}", sandbox=edit.sandbox.name))
    return edit.save(edit.sandbox)


def set_clock(edit: Edit, rate: int, paused: bool, at: datetime) -> Sandbox:
    """Another pace from `at` on; sandbox time does not jump. Whoever calls this moves the sessions' real ends, too."""
    names.check_range(rate, "rate", SLOWEST, FASTEST, "rate")
    clock = clock_of(edit.sandbox)
    if (clock.rate, clock.paused) == (rate, paused):
        return edit.sandbox
    edit.say(say("Pause the clock") if paused else say("Set the clock to {rate}x", rate=rate))
    return _keep_clock(edit, clock.with_rate(rate, paused, at))


def skip_clock(edit: Edit, moment: datetime, at: datetime) -> Sandbox:
    """Set the clock forward to `moment` of sandbox time, from where it goes on in real time, so that all can watch.

    What lies behind already is left alone: time never goes back.
    """
    clock = clock_of(edit.sandbox)
    if moment <= clock.sandbox_time(at):
        return edit.sandbox
    edit.say(say("Skip time"))
    return _keep_clock(edit, clock.skipped_to(moment, at))


def _keep_clock(edit: Edit, clock: Clock) -> Sandbox:
    row = edit.sandbox
    check_clock(row, edit.person)
    row.clock_rate, row.clock_paused = clock.rate, clock.paused
    row.clock_real_anchor, row.clock_sandbox_anchor = clock.real_anchor, clock.sandbox_anchor
    edit.save(row)
    edit.touch_sandbox()
    return row


@transaction.atomic
def delete_sandbox(sandbox: Sandbox, person: Person | None = None) -> None:
    """All of it goes: rows, journal, sessions; open pages are told. Raises Frozen while its class is paused."""
    check_change(sandbox, person)
    publish.end_after_commit(groups.of_sandbox(sandbox.public_id), [publish.EVERYBODY])
    Sandbox.objects.select_for_update().filter(pk=sandbox.pk).delete()


def invite(sandbox: Sandbox, person: Person, access: str = "view") -> Member:
    """Let somebody else look or draw; a second invitation changes the first."""
    row, _ = Member.objects.update_or_create(sandbox=sandbox, person=person, defaults={"access": access})
    return row
