"""Find and validate exercises. All are read once, at the first look; a bad file is refused with its file and place."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from playground.errors import PlaygroundError
from playground.sandbox.world import check_world
from playground.workshop.errors import InvalidExercise, MalformedExercise, UnknownExercise
from playground.workshop.goals.kinds import Goal
from playground.workshop.goals.notation import goals_from
from playground.workshop.goals.table import Table
from playground.workshop.lesson import Lesson, lesson_from
from playground.workshop.mistakes import Mistake, mistakes_from
from playground.workshop.models import OWN_PREFIX, Attempt, AuthoredExercise, Edition
from playground.workshop.operations import Operation, operations_from, reader_of_all
from playground.workshop.package import ENDING, Package, from_file, from_folder, name_in
from playground.workshop.scale import Scale, scale_from
from playground.workshop.translation import LANGUAGES, Texts, carried, texts_of, translated
from playground.workshop.variants import variant, varied_from

FOLDER: Final = Path(__file__).parent / "exercises"
FORMAT: Final = 1
TRACKS: Final = ("lecture", "beyond")
TEXTS: Final[dict[str, int]] = {"title": 80, "objective": 600, "story": 1000, "task": 600, "picture": 300}
TABLES: Final = ("hint", "goal", "vary", "scale")
FIELDS: Final = ("format", "number", "slug", "track", "minutes", "after", "why", *TABLES, *TEXTS)
MOST_HINTS: Final = 10
MOST_COST: Final = 60  # points: who needs every hint still passes
LONGEST_WAIT: Final = 60  # minutes
REASONS: Final = 3  # sentences of "why"
MOST_VARIANTS: Final = 200  # kept in this process: a class with one for each


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung: `cost` in points of 100, open `wait` minutes after the start; `node` of the layout is where to look."""

    text: str
    cost: int
    wait: int
    node: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, checked. `world` is the notation of `sandbox/world.py`. Its texts are sentences."""

    number: int
    slug: str
    title: str
    track: str
    minutes: int
    after: tuple[str, ...]
    objective: str
    story: str
    task: str
    picture: str
    why: tuple[str, ...]
    hints: tuple[Hint, ...]
    goals: tuple[Goal, ...]
    world: Mapping[str, Any]
    solution: tuple[Operation, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    lesson: Lesson | None = None
    scale: Scale | None = None
    translations: Mapping[str, Texts] = field(default_factory=dict)  # by language: English to that text
    edition: int = 0

    @property
    def sets(self) -> dict[str, tuple[str, ...]]:
        """What its goals and operations repeat over."""
        return sets_of(self.world)


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One complaint: the file, the place in it, what is wrong and the way out."""

    file: str
    place: str
    message: str
    hint: str


@cache
def exercises() -> tuple[Exercise, ...]:
    """Out: every exercise we ship, in the order of the course."""
    return read_all(FOLDER)


def exercise(slug: str, seed: int = 0, edition: int = 0) -> Exercise:
    """Out: the exercise, or its variant of that seed; of a published one that edition, else the one that is live.
    UnknownExercise also for one that nobody has published."""
    if slug.startswith(OWN_PREFIX):
        return _published(slug, edition or _live(slug), seed)
    found = next((each for each in exercises() if each.slug == slug), None)
    if found is None:
        raise UnknownExercise(slug)
    return _variant(slug, seed) if seed else found


def exercise_of(attempt: Attempt) -> Exercise:
    """Out: what is done in this attempt, in its variant."""
    return exercise(attempt.exercise, attempt.seed, attempt.edition)


@lru_cache(maxsize=MOST_VARIANTS)
def _variant(slug: str, seed: int) -> Exercise:
    return read_one(FOLDER / slug, seed)


def _live(slug: str) -> int:
    authored = AuthoredExercise.objects.filter(public_id=slug.removeprefix(OWN_PREFIX), live__isnull=False)
    found: int | None = authored.values_list("live", flat=True).first()
    if found is None:
        raise UnknownExercise(slug)
    return found


@lru_cache(maxsize=MOST_VARIANTS)
def _published(slug: str, edition: int, seed: int) -> Exercise:
    """An edition never changes, so it is read once."""
    found = Edition.objects.filter(exercise__public_id=slug.removeprefix(OWN_PREFIX), number=edition).first()
    if found is None:
        raise UnknownExercise(slug)
    read = read_package(variant(Package(name_in(found.files), found.files), seed))
    return replace(read, slug=slug, edition=edition)


def paths_in(folder: Path) -> list[Path]:
    """Out: where exercises are in a folder, folders or files."""
    return sorted(path for path in folder.iterdir() if path.is_dir() or path.name.endswith(ENDING))


def read_all(folder: Path) -> tuple[Exercise, ...]:
    """In: a folder of exercises, folders or files. Out: them; InvalidExercise with a finding for each bad one."""
    found: list[Exercise] = []
    findings: list[FileFinding] = []
    for each in paths_in(folder):
        try:
            found.append(read_one(each))
        except InvalidExercise as error:
            findings += [FileFinding(**finding) for finding in error.details["findings"]]
    findings += _across(found)
    if findings:
        raise _invalid(*findings)
    return tuple(sorted(found, key=lambda each: each.number))


def read_one(path: Path, seed: int = 0) -> Exercise:
    """In: one exercise's folder or file. Out: its variant; InvalidExercise with the finding that stopped us."""
    try:
        package = variant(from_folder(path) if path.is_dir() else from_file(path), seed)
    except MalformedExercise as error:
        raise _invalid(FileFinding(path.name, error.place, error.message, error.hint)) from error
    return read_package(package)


def read_package(package: Package) -> Exercise:
    """In: the files of an exercise, wherever they are from. Out: the exercise; InvalidExercise as above."""
    with _in_file(package, "start.json"):
        world = check_world(package.json("start.json"))
    with _in_file(package, "exercise.toml"):
        read = _exercise(Table(package.toml("exercise.toml"), ""), package.name, world)
    with _in_file(package, "solution.json"):
        solution = operations_from(package.json("solution.json"), "", read.sets)
    with _in_file(package, "mistakes.json"):
        mistakes = mistakes_from(package.json("mistakes.json"), read.goals, read.sets, reader_of_all(read.sets))
    whole = replace(read, solution=solution, mistakes=mistakes, lesson=_lesson(package))
    translations = _translations(package, whole)
    read_whole: Exercise = carried(replace(whole, translations=translations), translations)
    return read_whole


def _translations(package: Package, read: Exercise) -> dict[str, Texts]:
    """Out: what the files of other languages say; an exercise may do without, but none is translated in part."""
    own: dict[str, Any] = {name: getattr(read, name) for name in (*TEXTS, "why")}
    english = texts_of(read.goals, read.mistakes, read.lesson, **own, hints=[hint.text for hint in read.hints])
    found = {}
    for language in LANGUAGES:
        file = f"{language}.toml"
        if file in package.files:
            with _in_file(package, file):
                texts, complaints = translated(english, package.toml(file))
            if complaints:
                raise _invalid(*(_finding(package, file, complaint) for complaint in complaints))
            found[language] = texts
    return found


def _lesson(package: Package) -> Lesson | None:
    """Out: what lesson.toml says; an exercise may do without."""
    if "lesson.toml" not in package.files:
        return None
    with _in_file(package, "lesson.toml"):
        return lesson_from(package.toml("lesson.toml"))


@contextmanager
def _in_file(package: Package, file: str) -> Iterator[None]:
    """Errors inside become a finding about this file."""
    try:
        yield
    except PlaygroundError as error:
        raise _invalid(_finding(package, file, error)) from error


def _finding(package: Package, file: str, error: PlaygroundError) -> FileFinding:
    return FileFinding(f"{package.name}/{file}", error.place.removeprefix("."), error.message, error.hint)


def _exercise(sheet: Table, slug: str, world: dict[str, Any]) -> Exercise:
    sheet.only(FIELDS)
    if sheet.given.get("format") != FORMAT:
        raise sheet.complaint("format", f"format is {sheet.given.get('format')!r:.20}.", f"We read format {FORMAT}.")
    if sheet.text("slug") != slug:
        raise sheet.complaint("slug", f"The folder is called {slug}.", "Give both the same name.")
    if len(sheet.texts("why")) != REASONS:
        raise sheet.complaint("why", "These are not three sentences.", f"Write {REASONS}.")
    varied_from(sheet.given.get("vary", []))
    goals = goals_from(sheet.given.get("goal", []), sets_of(world))
    if not any(goal.must_not for goal in goals):
        raise sheet.complaint("goal", "No goal says who must stay out.", "Mark at least one with must_not = true.")
    texts: Any = {name: sheet.said(name, longest=longest) for name, longest in TEXTS.items()}
    return Exercise(
        number=_number(sheet, "number"),
        slug=slug,
        track=sheet.one_of("track", TRACKS),
        minutes=_number(sheet, "minutes"),
        after=sheet.texts("after"),
        why=sheet.all_said("why"),
        hints=hints_from(sheet, world.get("layout", {})),
        goals=goals,
        world=world,
        scale=scale_from(sheet.given.get("scale"), frozenset(each["id"] for each in world.get("accounts", []))),
        **texts,
    )


def _number(sheet: Table, name: str) -> int:
    value = sheet.whole_number(name)
    if not value:
        raise sheet.complaint(name, f"{name} is {value!r}.", "Write a whole number above zero.")
    return value


def hints_from(sheet: Table, layout: Mapping[str, Any]) -> tuple[Hint, ...]:
    """In: exercise.toml, the layout of the start. Out: the ladder; MalformedExercise with its place."""
    given = sheet.given.get("hint")
    if not isinstance(given, list) or not 1 <= len(given) <= MOST_HINTS:
        raise sheet.complaint("hint", "There is no ladder of hints.", f"Write 1 to {MOST_HINTS} [[hint]] tables.")
    hints = tuple(_hint(Table(each, f"hint[{index}]"), layout) for index, each in enumerate(given))
    if sum(hint.cost for hint in hints) > MOST_COST:
        raise sheet.complaint("hint", "All hints together cost too much.", f"At most {MOST_COST} points of 100.")
    return hints


def _hint(table: Table, layout: Mapping[str, Any]) -> Hint:
    table.only(("text", "cost", "wait", "node"))
    node = table.one_of("node", tuple(layout)) if table.has("node") else ""
    wait = table.whole_number("wait") or 0
    if wait > LONGEST_WAIT:
        raise table.complaint("wait", f"{wait} minutes are too long.", f"At most {LONGEST_WAIT}.")
    return Hint(table.said("text", longest=400), table.whole_number("cost") or 0, wait, node)


def sets_of(world: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Out: the lists of texts that goals and operations of this world repeat over."""
    table = Table(world.get("sets", {}), "sets")
    return {name: table.texts(name) for name in table.given}


def _across(found: Sequence[Exercise]) -> list[FileFinding]:
    """Out: what is wrong between exercises: a number taken twice, an earlier one that is not there."""
    numbers: dict[int, str] = {}
    slugs = {each.slug for each in found}
    findings = []
    for each in found:
        sheet = f"{each.slug}/exercise.toml"
        if each.number in numbers:
            message = f"{numbers[each.number]} has number {each.number} too."
            findings.append(FileFinding(sheet, "number", message, "Give each its own."))
        numbers.setdefault(each.number, each.slug)
        for slug in each.after:
            if slug not in slugs:
                findings.append(FileFinding(sheet, "after", f"There is no exercise {slug:.64}.", "Check the spelling."))
    return findings


def _invalid(*findings: FileFinding) -> InvalidExercise:
    first, details = findings[0], {"findings": [asdict(finding) for finding in findings]}
    return InvalidExercise(f"{first.file}: {first.message}", hint=first.hint, place=first.place, details=details)
