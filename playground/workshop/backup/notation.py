"""PURE but for the course: the file of a whole workshop, and its check before anything is made of it.

    {"format": "understudy-workshop", "version": 1, "made_at": TIME,
     "workshop": {"title": "Friday", "exercises": [SLUG], "waiting_room": false, "variants": false,
                  "starts_at": TIME or null, "ends_at": TIME or null, "created_at": TIME},
     "packages": {SLUG: {"title": "Mine", "live": 2, "editions": {"1": FILES, "2": FILES}}},
     "teams": [{"name": "Red"}],
     "learners": [{"nickname": "Bo", "state": "in", "team": 0 or null, "joined_at": TIME, "last_seen": TIME,
                   "quiz": [{"scope": SLUG, "questions": [[KEY, SEED]], "answers": [[0, 2]], "right": 1,
                             "started_at": TIME, "finished_at": TIME}]}],
     "attempts": [{"learner": 0, "team": null, "exercise": SLUG, "seed": 0, "edition": 0, "started_at": TIME, …,
                   "goals": [{"goal": "g1", "met": true, "why": TEXT, "reason": CODE}],
                   "hints": [{"index": 0, "cost": 10, "at": TIME}], "mistakes_made": [{"code": CODE, "at": TIME}],
                   "sandbox": WORLD}]}

Learners and teams are named by their place in the list. WORLD is as `sandbox/world.py` says, FILES as `package.py`.
There is no id, no code, no e-mail and no secret in it. A TIME is ISO 8601 with its offset.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from playground.errors import PlaygroundError
from playground.sandbox import names
from playground.sandbox.limits import BUILT_AT_ONCE
from playground.sandbox.world import check_world, refuse_too_many
from playground.sentences import say
from playground.workshop.authoring.draft import check_size, draft_of
from playground.workshop.backup.telling import sentence_from
from playground.workshop.catalog import exercises, read_package
from playground.workshop.classroom.joining import MOST_SEATS
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.table import Table
from playground.workshop.models import OWN_PREFIX, Seat
from playground.workshop.package import Package, name_in, packed, read_json, unpacked
from playground.workshop.variants import MOST_SEED

Json = dict[str, Any]
FORMAT: Final = "understudy-workshop"
VERSION: Final = 1
HEAD: Final = ("format", "version", "made_at", "workshop", "packages", "teams", "learners")
MOST_CHARACTERS: Final = 64_000_000
MOST_TEAMS: Final = 500
MOST_ATTEMPTS: Final = 20_000
MOST_EXERCISES: Final = 40
MOST_EDITIONS: Final = 30
MOST_OF_ONE: Final = 50  # goals, hints, mistakes of an attempt; rounds of a quiz, questions of a round
MOST_NUMBER: Final = 2**31 - 1
OWN: Final = re.compile(re.escape(OWN_PREFIX) + r"[a-z0-9]{1,16}")
TIMES: Final = ("marked_at", "solution_opened_at", "finished_at", "moved_at")
ATTEMPT: Final = (
    *("learner", "team", "exercise", "seed", "edition", "started_at", "marked", "worked_seconds", *TIMES),
    *("mistakes", "goals", "hints", "mistakes_made", "sandbox"),
)


def checked(text: str) -> Json:
    """In: a file. Out: what it holds. MalformedExercise or a kin of it names the place of the first thing wrong."""
    try:
        return _checked(Table(read_json(text), ""))
    except PlaygroundError as error:
        error.place = error.place.removeprefix(".")
        raise


def _checked(table: Table) -> Json:
    if table.given.get("format") != FORMAT:
        raise table.complaint(
            "format", say("This is no back-up of a workshop."), say("Choose a file that was backed up here.")
        )
    version = table.whole_number("version")
    if version is None or version > VERSION:
        message = say("This file has version {version!r}.", version=version)
        raise table.complaint("version", message, say("We read version {version}.", version=VERSION))
    _exactly(table, (*HEAD, "attempts"))
    packages = table.inner("packages")
    _count(packages, "", len(packages.given), MOST_EXERCISES)
    for slug in packages.given:
        _package(packages, slug)
    slugs = {each.slug for each in exercises()} | set(packages.given)
    _workshop(table.inner("workshop"), slugs)
    teams = rows(table, "teams", MOST_TEAMS)
    for each in teams:
        _exactly(each, ("name",))
        _title(each, "name", 40)
    learners = rows(table, "learners", MOST_SEATS)
    for each in learners:
        _learner(each, len(teams), slugs)
    for each in rows(table, "attempts", MOST_ATTEMPTS):
        _attempt(each, len(learners), len(teams), slugs)
    return dict(table.given)


def _workshop(table: Table, slugs: set[str]) -> None:
    _exactly(table, ("title", "exercises", "waiting_room", "variants", "starts_at", "ends_at", "created_at"))
    _title(table, "title", 80)
    table.flag("waiting_room"), table.flag("variants")
    for slug in _texts(table, "exercises", MOST_EXERCISES):
        _known(table, "exercises", slug, slugs)
    moment(table, "created_at")
    for name in ("starts_at", "ends_at"):
        moment(table, name, needed=False)


def _package(packages: Table, slug: str) -> None:
    table = packages.inner(slug)
    if not OWN.fullmatch(slug):
        message = say("{name} means nothing here.", name=slug[:64])
        raise packages.complaint(slug[:64], message, say("Write own- and small letters."))
    _exactly(table, ("title", "live", "editions"))
    editions = table.inner("editions")
    _count(table, "editions", len(editions.given), MOST_EDITIONS, least=1)
    for number in editions.given:
        if not re.fullmatch("[1-9][0-9]{0,5}", number):
            raise editions.complaint(number[:20], say("This is no number."), say("Count editions from 1."))
        with _within(editions.at(number)):
            package_in(editions.given[number])
    if "live" not in table.given or table.given["live"] not in (None, *map(int, editions.given)):
        raise table.complaint("live", say("There is no such edition."), say("Name one of editions."))


def package_in(files: Any) -> Package:
    """In: the files of an edition. Out: the package, read and found good. PlaygroundError."""
    given = unpacked(packed(Package("files", Table(files, "").given))).files  # whether they are files at all
    found = Package(name_in(given), given)
    read_package(found)
    check_size(draft_of(found))
    return found


def _learner(table: Table, teams: int, slugs: set[str]) -> None:
    _exactly(table, ("nickname", "state", "team", "joined_at", "last_seen", "quiz"))
    _title(table, "nickname", 48)
    table.one_of("state", Seat.values)
    _index(table, "team", teams, needed=False)
    moment(table, "joined_at"), moment(table, "last_seen")
    for each in rows(table, "quiz", MOST_OF_ONE):
        _exactly(each, ("scope", "questions", "answers", "right", "started_at", "finished_at"))
        _known(each, "scope", each.given.get("scope"), slugs)
        number(each, "right", MOST_OF_ONE)
        moment(each, "started_at"), moment(each, "finished_at")
        asked, given = _lists(each, "questions"), _lists(each, "answers")
        if not all(len(one) == 2 and isinstance(one[0], str) and _is_number(one[1]) for one in asked):
            raise each.complaint("questions", say("These are no questions."), say("Write [[key, seed], …]."))
        if len(given) > len(asked) or not all(_is_number(pick) for one in given for pick in one):
            raise each.complaint("answers", say("These are no answers."), say("Write [[index, …], …]."))


def _attempt(table: Table, learners: int, teams: int, slugs: set[str]) -> None:
    _exactly(table, ATTEMPT)
    _index(table, "learner", learners)
    _index(table, "team", teams, needed=False)
    _known(table, "exercise", table.given.get("exercise"), slugs)
    (
        number(table, "seed", MOST_SEED),
        number(table, "edition", MOST_NUMBER),
        number(table, "worked_seconds", MOST_NUMBER),
    )
    table.flag("marked")
    _texts(table, "mistakes", MOST_OF_ONE)
    moment(table, "started_at")
    for name in TIMES:
        moment(table, name, needed=False)
    for each in _once(rows(table, "goals", MOST_OF_ONE), "goal"):
        _exactly(each, ("goal", "met", "why", "reason"))
        each.text("goal", longest=20), each.flag("met")
        if each.given.get("reason", "") != "":
            each.text("reason", longest=40)
        with _within(each.at("why")):
            sentence_from(each.given.get("why", ""))
    for each in _once(rows(table, "hints", MOST_OF_ONE), "index"):
        _exactly(each, ("index", "cost", "at"))
        number(each, "index", MOST_OF_ONE), number(each, "cost", 100), moment(each, "at")
    for each in _once(rows(table, "mistakes_made", MOST_OF_ONE), "code"):
        _exactly(each, ("code", "at"))
        each.text("code", longest=40), moment(each, "at")
    with _within(table.at("sandbox")):
        world = check_world(table.given.get("sandbox"))
        called = world.get("name")
        names.check_title(called if isinstance(called, str) else "", "name", 80, place="/name")
        refuse_too_many(world, BUILT_AT_ONCE)


def rows(table: Table, name: str, most: int) -> list[Table]:
    found: Any = table.given.get(name)
    if not isinstance(found, list):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write {name}: [].", name=name))
    _count(table, name, len(found), most)
    return [Table(each, f"{table.at(name)}[{index}]") for index, each in enumerate(found)]


def moment(table: Table, name: str, *, needed: bool = True) -> datetime | None:
    value = table.given.get(name)
    if value is None and not needed:
        return None
    found: datetime | None
    try:
        found = datetime.fromisoformat(table.text(name, longest=40))
        found.timestamp()
    except (ValueError, OverflowError):
        found = None
    if found is None or found.tzinfo is None:
        message = say("{name} is {value}.", name=name, value=f"{value!r:.60}")
        raise table.complaint(name, message, say("Write a time such as 2030-01-07T09:00:00+00:00."))
    return found


def number(table: Table, name: str, most: int) -> int:
    found = table.whole_number(name)
    if found is None or found > most:
        message = say("{name} is {value}.", name=name, value=f"{table.given.get(name)!r:.60}")
        raise table.complaint(name, message, say("Write a whole number from 0 to {most}.", most=most))
    return found


def _index(table: Table, name: str, count: int, *, needed: bool = True) -> None:
    if table.given.get(name) is None and not needed:
        return
    if number(table, name, MOST_NUMBER) >= count:
        message = say("{name} is {value}.", name=name, value=str(table.given[name]))
        raise table.complaint(name, message, say("It is a place in a list, counted from 0."))


def _known(table: Table, name: str, slug: Any, slugs: set[str]) -> None:
    if not isinstance(slug, str) or slug not in slugs:
        message = say("There is no exercise called {slug}.", slug=f"{slug!s:.64}")
        raise table.complaint(name, message, say("Update Understudy, or put its package into packages."))


def _title(table: Table, name: str, longest: int) -> None:
    with _within(table.place):
        names.check_title(table.text(name, longest=longest), name, longest, place=f".{name}")


def _exactly(table: Table, fields: Iterable[str]) -> None:
    """These fields and no others; one that says nothing says null."""
    for name in fields:
        if not table.has(name):
            raise table.complaint(name, say("{missing} is missing.", missing=name), say("Add it."))
    table.only(fields)


def _texts(table: Table, name: str, most: int) -> list[str]:
    """Out: different texts."""
    found: Any = table.given.get(name)
    fits = isinstance(found, list) and all(isinstance(each, str) and 0 < len(each) <= 64 for each in found)
    if not fits or len(set(found)) < len(found):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write {name}: [].", name=name))
    _count(table, name, len(found), most)
    return list(found)


def _lists(table: Table, name: str) -> list[list[Any]]:
    found: Any = table.given.get(name)
    fits = isinstance(found, list) and len(found) <= MOST_OF_ONE
    if not fits or not all(isinstance(each, list) and len(each) <= MOST_OF_ONE for each in found):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write {name}: [].", name=name))
    return list(found)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_NUMBER


def _once(tables: list[Table], key: str) -> Iterator[Table]:
    seen = set()
    for each in tables:
        value = str(each.given.get(key))
        if value in seen:
            raise each.complaint(key, say("{name} is there twice.", name=value[:40]), say("Leave one of them out."))
        seen.add(value)
        yield each


def _count(table: Table, name: str, count: int, most: int, least: int = 0) -> None:
    if not least <= count <= most:
        message = say("{name} has {count} values.", name=name or table.place, count=count)
        raise MalformedExercise(
            message, hint=say("At most {most_values}.", most_values=most), place=table.at(name) if name else table.place
        )


@contextmanager
def _within(place: str) -> Iterator[None]:
    """Errors inside name their place below this one."""
    try:
        yield
    except MalformedExercise as error:
        error.place = error.place if error.place.startswith(place) else f"{place}{error.place}"
        raise
    except PlaygroundError as error:
        error.place = f"{place}{error.place}"
        raise
