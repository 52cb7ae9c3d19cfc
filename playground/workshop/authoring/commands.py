"""The one door for what authors write: make, change, draw, publish, copy, delete. Each checks that it is theirs."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from playground.languages import for_reader
from playground.people.models import Kind, Person
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.sentences import say
from playground.workshop.authoring.draft import (
    Draft,
    check_files,
    check_size,
    draft_of,
    empty,
    package_of,
    with_changes,
)
from playground.workshop.authoring.errors import (
    ChangedElsewhere,
    GuestsCannotWrite,
    NothingDrawn,
    NotReady,
    StillUsed,
    TooManyDrafts,
    UnknownDraft,
)
from playground.workshop.authoring.review import START, Review, review, with_also_unmet
from playground.workshop.catalog import FOLDER, exercises, read_package, sets_of
from playground.workshop.drawn import asked_in, drawn
from playground.workshop.errors import InvalidExercise, UnknownExercise
from playground.workshop.models import Attempt, AuthoredExercise, Drawing, Edition
from playground.workshop.operations import do, operations_from
from playground.workshop.package import Package, from_folder, unpacked
from playground.workshop.redrawing import difference
from playground.workshop.trial import picture_of, try_out
from playground.workshop.variants import variant

MOST_DRAFTS: Final = 100  # of one person
MOST_EDITIONS: Final = 30
TRIED_SEEDS: Final = (1, 2, 3)
DRAWN_FOR: Final = "draft-"  # how such a sandbox says what it is for


def authored(person: Person, public_id: str) -> AuthoredExercise:
    """Out: this person's exercise; UnknownDraft for unknown and foreign ids alike."""
    found = AuthoredExercise.objects.filter(owner=person, public_id=public_id).first()
    if found is None:
        raise UnknownDraft(
            say("There is no exercise {id} of yours.", id=public_id[:40]), hint=say("The home page lists them.")
        )
    return found


def from_sandbox(person: Person, sandbox: Sandbox) -> AuthoredExercise:
    """Out: a new exercise that begins with what is drawn there."""
    return _make(person, empty(sandbox.name, drawn(sandbox)))


def from_blank(person: Person) -> AuthoredExercise:
    """Out: a new exercise of which nothing is drawn."""
    return _make(person, empty(for_reader(say("New exercise")), None))


def from_text(person: Person, text: str) -> AuthoredExercise:
    """In: an exported file. Out: a new exercise; InvalidExercise or MalformedExercise, and nothing is made."""
    return _from_package(person, unpacked(text))


def from_course(person: Person, slug: str) -> AuthoredExercise:
    """Out: a copy of an exercise of the course, to change."""
    if slug not in {each.slug for each in exercises()}:
        raise UnknownExercise(slug)
    return _from_package(person, from_folder(FOLDER / slug))


def duplicate(original: AuthoredExercise) -> AuthoredExercise:
    """Out: a copy of the draft, with nothing published."""
    title = for_reader(say("{title} (copy)", title=original.title))[:80]
    draft = {**original.draft, "sheet": {**original.draft["sheet"], "title": title}}
    return _make(original.owner, draft)


def _from_package(person: Person, package: Package) -> AuthoredExercise:
    read_package(package)
    return _make(person, draft_of(package))


@transaction.atomic
def _make(person: Person, draft: Draft) -> AuthoredExercise:
    if person.kind == Kind.GUEST:
        raise GuestsCannotWrite(
            say("Exercises are kept for people with an account."), hint=say("Save your work under an e-mail first.")
        )
    Person.objects.select_for_update().get(pk=person.pk)
    if person.authored.count() >= MOST_DRAFTS:
        raise TooManyDrafts(
            say("You have {most} exercises, and there can be no more.", most=MOST_DRAFTS), hint=say("Delete one.")
        )
    check_size(draft)
    return AuthoredExercise.objects.create(owner=person, title=_title(draft), draft=draft, changed_at=timezone.now())


@transaction.atomic
def change(mine: AuthoredExercise, revision: int, changes: Mapping[str, Any]) -> tuple[AuthoredExercise, Review]:
    """In: the revision that the author has seen, the fields that changed. Out: it as kept, and what it lacks now."""
    locked = AuthoredExercise.objects.select_for_update().get(pk=mine.pk)
    if locked.revision != revision:
        raise ChangedElsewhere(
            say("This exercise was changed in another window meanwhile."),
            hint=say("Look at what stands there now; what you wrote is still in this window."),
            details={"revision": locked.revision},
        )
    return locked, _keep(locked, with_changes(locked.draft, changes))


def _keep(locked: AuthoredExercise, draft: Draft) -> Review:
    check_files(draft)
    found = review(draft)
    locked.draft = {**draft, "mistakes": with_also_unmet(draft["mistakes"], found.also_unmet)}
    locked.title, locked.revision, locked.changed_at = _title(draft), locked.revision + 1, timezone.now()
    locked.save(update_fields=["draft", "title", "revision", "changed_at"])
    return found


def _title(draft: Draft) -> str:
    return str(draft["sheet"].get("title", ""))[:80]


@transaction.atomic
def draw(mine: AuthoredExercise, picture: str) -> Sandbox:
    """Out: the sandbox in which this picture is drawn: as it was left, else as the draft has it, else the start."""
    AuthoredExercise.objects.select_for_update().get(pk=mine.pk)
    found = Drawing.objects.filter(exercise=mine, picture=picture).select_related("sandbox").first()
    if found is not None:
        return found.sandbox
    operations = _operations(mine.draft, picture)
    sandbox = create_sandbox(mine.owner, _name(mine, picture), exercise=f"{DRAWN_FOR}{mine.public_id}")
    start = mine.draft["start"] or {"accounts": [{"id": "111111111111", "name": for_reader(say("My account"))}]}
    with editing(sandbox, label=say("Begin the picture")) as edit:
        build(edit, start)
    do(sandbox, operations_from(operations, "", sets_of(start)), sets_of(start))
    Drawing.objects.create(exercise=mine, picture=picture, sandbox=sandbox, start=start)
    return sandbox


def _operations(draft: Draft, picture: str) -> Any:
    pictures = {START: [], "solution": draft["solution"]}
    pictures |= {str(each.get("code")): each.get("ops") for each in draft["mistakes"]}
    if picture not in pictures:
        raise UnknownDraft(say("There is no such picture."), hint=say("Add the mistake first."), place="picture")
    if picture != START and draft["start"] is None:
        raise NothingDrawn(say("The start is not drawn yet."), hint=say("Draw how the exercise begins first."))
    return pictures[picture] or []


def _name(mine: AuthoredExercise, picture: str) -> str:
    titles = {START: say("Start: {title}", title=mine.title), "solution": say("Solution: {title}", title=mine.title)}
    return for_reader(titles.get(picture, say("Mistake: {title}", title=mine.title)))[:80]


@transaction.atomic
def keep_drawing(drawing: Drawing) -> Review:
    """What is drawn there becomes the picture, and the sandbox goes. Out: what the exercise lacks now."""
    locked = AuthoredExercise.objects.select_for_update().get(pk=drawing.exercise_id)
    draft: Draft = {**locked.draft}
    if drawing.picture == START:
        sets = {"sets": draft["start"]["sets"]} if (draft["start"] or {}).get("sets") else {}
        draft["start"] = drawn(drawing.sandbox) | sets
    else:
        operations = _difference(drawing.start, drawing.sandbox)
        if not operations:
            raise NothingDrawn(
                say("Nothing differs from the start yet."), hint=say("Change what this picture is about, then keep it.")
            )
        if drawing.picture == "solution":
            draft["solution"] = operations
        draft["mistakes"] = [
            {**each, "ops": operations} if each.get("code") == drawing.picture else each for each in draft["mistakes"]
        ]
    check_size(draft)
    found = _keep(locked, draft)
    drawing.sandbox.delete()
    return found


def _difference(start: Any, sandbox: Sandbox) -> list[dict[str, Any]]:
    with picture_of(start, [], sets_of(start)) as begun:
        before = drawn(begun)
    return [*difference(before, drawn(sandbox)), *asked_in(sandbox)]


@transaction.atomic
def publish(mine: AuthoredExercise) -> Edition:
    """Out: a new edition, live from now on; NotReady with all that is missing."""
    locked = AuthoredExercise.objects.select_for_update().get(pk=mine.pk)
    if not review(locked.draft).ready:
        raise NotReady(
            say("This exercise cannot be published yet."), hint=say("Do what its list of findings says first.")
        )
    package = package_of(locked.draft)
    _check_variants(package)
    numbers = list(locked.editions.order_by("number").values_list("number", flat=True))
    if len(numbers) >= MOST_EDITIONS:
        _make_room(locked, numbers)
    edition = Edition.objects.create(
        exercise=locked,
        number=(numbers[-1] if numbers else 0) + 1,
        files=dict(package.files),
        published_at=timezone.now(),
    )
    locked.live = edition.number
    locked.save(update_fields=["live"])
    return edition


def _check_variants(package: Package) -> None:
    """A class gets one for each: a few are tried, so that what was varied by hand is known to hold."""
    for seed in TRIED_SEEDS:
        try:
            broken = [trial.complaint for trial in try_out(read_package(variant(package, seed))) if trial.complaint]
        except InvalidExercise as error:
            broken = [error.message]
        if broken:
            raise NotReady(
                say("A variant of it does not hold: {complaint}", complaint=broken[0]),
                hint=say("Look at the values that are varied."),
            )


def _make_room(locked: AuthoredExercise, numbers: list[int]) -> None:
    """The oldest edition that nobody is in the middle of goes."""
    used = set(Attempt.objects.filter(exercise=locked.slug).values_list("edition", flat=True)) | {locked.live}
    unused = [number for number in numbers if number not in used]
    if not unused:
        raise TooManyDrafts(
            say("There are {most} editions, and somebody works on each.", most=MOST_EDITIONS),
            hint=say("Duplicate the exercise and publish the copy."),
        )
    locked.editions.filter(number=unused[0]).delete()


def withdraw(mine: AuthoredExercise) -> None:
    """Nobody can begin it any more; who has begun goes on."""
    AuthoredExercise.objects.filter(pk=mine.pk).update(live=None)


@transaction.atomic
def bring_back(mine: AuthoredExercise, number: int) -> Review:
    """The draft becomes what that edition was; what was live stays so."""
    locked = AuthoredExercise.objects.select_for_update().get(pk=mine.pk)
    edition = locked.editions.filter(number=number).first()
    if edition is None:
        raise UnknownDraft(say("There is no edition {number}.", number=number), hint=say("Load the page again."))
    return _keep(locked, draft_of(Package(locked.slug, edition.files)))


@transaction.atomic
def delete(mine: AuthoredExercise) -> None:
    """With all its editions and the sandboxes of its pictures. StillUsed while somebody else has begun it."""
    if Attempt.objects.filter(exercise=mine.slug).exclude(sandbox__owner=mine.owner).exists():
        raise StillUsed(
            say("Somebody has begun this exercise, and would lose its goals."),
            hint=say("Withdraw it: then nobody can begin it any more."),
        )
    Sandbox.objects.filter(drawing__exercise=mine).delete()
    mine.delete()
