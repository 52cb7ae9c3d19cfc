"""PURE but for the course: the file of a whole workshop, and its check before anything is made of it.

    {"format": "understudy-workshop", "version": 2, "made_at": TIME,
     "workshop": {"title": "Friday", "exercises": [SLUG], "waiting_room": false, "variants": false,
                  "starts_at": TIME or null, "ends_at": TIME or null, "created_at": TIME},
     "packages": {SLUG: {"title": "Mine", "live": 2, "editions": {"1": FILES, "2": FILES}}},
     "teams": [{"name": "Red"}],
     "learners": [{"nickname": "Bo", "state": "in", "team": 0 or null, "joined_at": TIME, "last_seen": TIME,
                   "may_be_shown": true,
                   "quiz": [{"scope": SLUG, "questions": [[KEY, SEED]], "answers": [[0, 2]], "right": 1,
                             "started_at": TIME, "finished_at": TIME}]}],
     "roster": …, "messages": …, "controls": …, see kept.py,
     "attempts": [{"learner": 0, "team": null, "exercise": SLUG, "seed": 0, "edition": 0, "started_at": TIME, …,
                   "goals": [{"goal": "g1", "met": true, "why": TEXT, "reason": CODE}],
                   "hints": [{"index": 0, "cost": 10, "at": TIME}], "mistakes_made": [{"code": CODE, "at": TIME}],
                   "sandbox": WORLD}]}

Learners and teams are named by their place in the list. WORLD is as `sandbox/world.py` says, FILES as `package.py`.
There is no id, no code and no secret in it, and no e-mail but those of the roster. A TIME is ISO 8601 with its offset.
"""

import re
from typing import Any, Final

from playground.errors import PlaygroundError
from playground.sandbox import names
from playground.sandbox.limits import BUILT_AT_ONCE
from playground.sandbox.world import check_world, refuse_too_many
from playground.sentences import say
from playground.workshop.authoring.draft import check_size, draft_of
from playground.workshop.backup import kept
from playground.workshop.backup.reading import (
    MOST_NUMBER,
    MOST_OF_ONE,
    bounded,
    exactly,
    index,
    is_number,
    known,
    lists,
    moment,
    number,
    once,
    rows,
    texts,
    title,
    within,
)
from playground.workshop.backup.telling import sentence_from
from playground.workshop.catalog import exercises, read_package
from playground.workshop.classroom.joining import MOST_SEATS
from playground.workshop.goals.table import Table
from playground.workshop.models import OWN_PREFIX, Seat
from playground.workshop.package import Package, name_in, packed, read_json, unpacked
from playground.workshop.variants import MOST_SEED

Json = dict[str, Any]
FORMAT: Final = "understudy-workshop"
VERSION: Final = 2
HEAD: Final = ("format", "version", "made_at", "workshop", "packages", "teams", "learners", *kept.LISTS)
MOST_CHARACTERS: Final = 64_000_000
MOST_TEAMS: Final = 500
MOST_ATTEMPTS: Final = 20_000
MOST_EXERCISES: Final = 40
MOST_EDITIONS: Final = 30
OWN: Final = re.compile(re.escape(OWN_PREFIX) + r"[a-z0-9]{1,16}")
TIMES: Final = ("marked_at", "solution_opened_at", "finished_at", "moved_at")
ATTEMPT: Final = (
    *("learner", "team", "exercise", "seed", "edition", "started_at", "marked", "worked_seconds", *TIMES),
    *("mistakes", "goals", "hints", "mistakes_made", "sandbox"),
)


def checked(text: str) -> Json:
    """In: a file. Out: what it holds. MalformedExercise or a kin of it names the place of the first thing wrong."""
    try:
        return _checked(Table(_as_now(read_json(text)), ""))
    except PlaygroundError as error:
        error.place = error.place.removeprefix(".")
        raise


def _as_now(given: Any) -> Any:
    """The first files said nothing of what those who teach keep."""
    if not isinstance(given, dict) or given.get("version") != 1:
        return given
    learners = given.get("learners")
    if isinstance(learners, list):
        learners = [{"may_be_shown": True, **each} if isinstance(each, dict) else each for each in learners]
    return {**given, **{name: [] for name in kept.LISTS}, "learners": learners}


def check_kind(table: Table) -> None:
    """Refuse what is no file of ours, or of a version that we do not read."""
    if table.given.get("format") != FORMAT:
        raise table.complaint(
            "format", say("This is no back-up of a workshop."), say("Choose a file that was backed up here.")
        )
    version = table.whole_number("version")
    if version is None or version > VERSION:
        message = say("This file has version {version!r}.", version=version)
        hint = say("We read up to version {version}: for a newer file update Understudy.", version=VERSION)
        raise table.complaint("version", message, hint)


def _checked(table: Table) -> Json:
    check_kind(table)
    exactly(table, (*HEAD, "attempts"))
    packages = table.inner("packages")
    bounded(packages, "", len(packages.given), MOST_EXERCISES)
    for slug in packages.given:
        _package(packages, slug)
    slugs = {each.slug for each in exercises()} | set(packages.given)
    _workshop(table.inner("workshop"), slugs)
    teams = rows(table, "teams", MOST_TEAMS)
    for each in teams:
        exactly(each, ("name",))
        title(each, "name", 40)
    learners = rows(table, "learners", MOST_SEATS)
    for each in learners:
        _learner(each, len(teams), slugs)
    kept.check(table, len(learners), len(teams))
    for each in rows(table, "attempts", MOST_ATTEMPTS):
        _attempt(each, len(learners), len(teams), slugs)
    return dict(table.given)


def _workshop(table: Table, slugs: set[str]) -> None:
    exactly(table, ("title", "exercises", "waiting_room", "variants", "starts_at", "ends_at", "created_at"))
    title(table, "title", 80)
    table.flag("waiting_room"), table.flag("variants")
    for slug in texts(table, "exercises", MOST_EXERCISES):
        known(table, "exercises", slug, slugs)
    moment(table, "created_at")
    for name in ("starts_at", "ends_at"):
        moment(table, name, needed=False)


def _package(packages: Table, slug: str) -> None:
    table = packages.inner(slug)
    if not OWN.fullmatch(slug):
        message = say("{name} means nothing here.", name=slug[:64])
        raise packages.complaint(slug[:64], message, say("Write own- and small letters."))
    exactly(table, ("title", "live", "editions"))
    editions = table.inner("editions")
    bounded(table, "editions", len(editions.given), MOST_EDITIONS, least=1)
    for edition in editions.given:
        if not re.fullmatch("[1-9][0-9]{0,5}", edition):
            raise editions.complaint(edition[:20], say("This is no number."), say("Count editions from 1."))
        with within(editions.at(edition)):
            package_in(editions.given[edition])
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
    exactly(table, ("nickname", "state", "team", "joined_at", "last_seen", "may_be_shown", "quiz"))
    title(table, "nickname", 48)
    table.one_of("state", Seat.values), table.flag("may_be_shown")
    index(table, "team", teams, needed=False)
    moment(table, "joined_at"), moment(table, "last_seen")
    for each in rows(table, "quiz", MOST_OF_ONE):
        exactly(each, ("scope", "questions", "answers", "right", "started_at", "finished_at"))
        known(each, "scope", each.given.get("scope"), slugs)
        number(each, "right", MOST_OF_ONE)
        moment(each, "started_at"), moment(each, "finished_at")
        asked, given = lists(each, "questions"), lists(each, "answers")
        if not all(len(one) == 2 and isinstance(one[0], str) and is_number(one[1]) for one in asked):
            raise each.complaint("questions", say("These are no questions."), say("Write [[key, seed], …]."))
        if len(given) > len(asked) or not all(is_number(pick) for one in given for pick in one):
            raise each.complaint("answers", say("These are no answers."), say("Write [[index, …], …]."))


def _attempt(table: Table, learners: int, teams: int, slugs: set[str]) -> None:
    exactly(table, ATTEMPT)
    index(table, "learner", learners)
    index(table, "team", teams, needed=False)
    known(table, "exercise", table.given.get("exercise"), slugs)
    (
        number(table, "seed", MOST_SEED),
        number(table, "edition", MOST_NUMBER),
        number(table, "worked_seconds", MOST_NUMBER),
    )
    table.flag("marked")
    texts(table, "mistakes", MOST_OF_ONE)
    moment(table, "started_at")
    for name in TIMES:
        moment(table, name, needed=False)
    for each in once(rows(table, "goals", MOST_OF_ONE), "goal"):
        exactly(each, ("goal", "met", "why", "reason"))
        each.text("goal", longest=20), each.flag("met")
        if each.given.get("reason", "") != "":
            each.text("reason", longest=40)
        with within(each.at("why")):
            sentence_from(each.given.get("why", ""))
    for each in once(rows(table, "hints", MOST_OF_ONE), "index"):
        exactly(each, ("index", "cost", "at"))
        number(each, "index", MOST_OF_ONE), number(each, "cost", 100), moment(each, "at")
    for each in once(rows(table, "mistakes_made", MOST_OF_ONE), "code"):
        exactly(each, ("code", "at"))
        each.text("code", longest=40), moment(each, "at")
    with within(table.at("sandbox")):
        world = check_world(table.given.get("sandbox"))
        called = world.get("name")
        names.check_title(called if isinstance(called, str) else "", "name", 80, place="/name")
        refuse_too_many(world, BUILT_AT_ONCE)
