"""What those who teach keep of a class: its roster, what they said, what they held. Written, checked, made again.

    {"roster": [{"name": "Bo", "email": "", "external_id": "", "team": 0 or null, "learner": 0 or null}],
     "messages": [{"text": TEXT, "hint": 1 or null, "at": TIME, "for_all": true, "to": [0], "read": [0]}],
     "controls": [{"kind": "poll", "words": TEXT, "started_at": TIME, "ends_at": TIME or null, "ended_at": TIME,
                   "data": {…}, "answers": [[0, [1]]]}]}

What still holds is over in the file: a workshop is closed when it comes back, and nobody is held in a closed one. What
is shown by a link, and leaked credentials, are no part of it. Personal links of a roster are others afterwards.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from playground.sandbox.clock import FASTEST
from playground.sentences import say, to_json
from playground.workshop.backup.reading import (
    MOST_NUMBER,
    exactly,
    index,
    is_number,
    lists,
    moment,
    number,
    rows,
    title,
    within,
)
from playground.workshop.backup.telling import sentence_from
from playground.workshop.classroom.holding.messages import MOST_KEPT
from playground.workshop.classroom.roster.plan import MOST_ENTRIES
from playground.workshop.goals.table import Table
from playground.workshop.models import (
    ClassMessage,
    Control,
    Delivery,
    Enrollment,
    PollAnswer,
    RosterEntry,
    Team,
    Workshop,
)
from playground.workshop.models.roster import key_of

Json = dict[str, Any]
LISTS: Final = ("roster", "messages", "controls")
MOST_CONTROLS: Final = 200  # the newest
DATA: Final[Mapping[str, tuple[str, ...]]] = {
    "pause": (),
    "timer": (),
    "clock": ("rate", "paused"),
    "poll": ("question", "seed", "number", "series", "told"),
}
LENGTHS: Final = {"name": 40, "email": 254, "external_id": 64, "name_key": 240}
MOST_HINTS: Final = 100
ENTRY: Final = ("name", "email", "external_id", "team", "learner")
MESSAGE: Final = ("text", "hint", "at", "for_all", "to", "read")
CONTROL: Final = ("kind", "words", "started_at", "ends_at", "ended_at", "data", "answers")
BATCH: Final = 500


def written(workshop: Workshop, seats: Mapping[int, int], teams: Mapping[int, int]) -> Json:
    """In: places in their lists by primary key. Out: the lists."""
    entries = workshop.roster.order_by("pk").values_list("name", "email", "external_id", "team", "taken_by")
    said = list(workshop.messages.order_by("pk"))
    held = list(workshop.controls.filter(kind__in=DATA).order_by("-pk")[:MOST_CONTROLS])[::-1]
    told: dict[int, list[tuple[int, bool]]] = {row.pk: [] for row in said}
    deliveries = Delivery.objects.filter(message__in=said).order_by("pk")
    for message, seat, read_at in deliveries.values_list("message", "enrollment", "read_at"):
        told[message].append((seats[seat], read_at is not None))
    answers: dict[int, list[Any]] = {row.pk: [] for row in held}
    given = PollAnswer.objects.filter(control__in=held).order_by("pk")
    for control, seat, picked in given.values_list("control", "enrollment", "picked"):
        answers[control].append([seats[seat], picked])
    return {
        "roster": [
            dict(zip(ENTRY, (name, email, external, teams.get(team), seats.get(seat)), strict=True))
            for name, email, external, team, seat in entries
        ],
        "messages": [_message(row, told[row.pk]) for row in said],
        "controls": [_control(row, answers[row.pk]) for row in held],
    }


def _message(row: ClassMessage, told: Sequence[tuple[int, bool]]) -> Json:
    return {
        "text": to_json(row.text),
        "hint": row.hint,
        "at": row.at.isoformat(),
        "for_all": row.for_all,
        "to": [seat for seat, _ in told],
        "read": [seat for seat, read in told if read],
    }


def _control(row: Control, answers: list[Any]) -> Json:
    return {
        "kind": row.kind,
        "words": to_json(row.words),
        "started_at": row.started_at.isoformat(),
        "ends_at": row.ends_at.isoformat() if row.ends_at else None,
        "ended_at": (row.ended_at or timezone.now()).isoformat(),
        "data": {name: row.data[name] for name in DATA[row.kind]},
        "answers": answers,
    }


def check(table: Table, learners: int, teams: int) -> None:
    """Raise MalformedExercise with the place of the first thing wrong in these lists."""
    keys: set[tuple[str, str]] = set()
    for each in rows(table, "roster", MOST_ENTRIES):
        _check_entry(each, learners, teams, keys)
    for each in rows(table, "messages", MOST_KEPT):
        exactly(each, MESSAGE)
        _check_text(each, "text")
        moment(each, "at"), each.flag("for_all")
        if each.given["hint"] is not None:
            number(each, "hint", MOST_HINTS)
        to = _check_places(each, "to", learners)
        if not to.issuperset(_check_places(each, "read", learners)):
            raise each.complaint("read", say("Somebody has read what they were not told."), say("Add them to to."))
    for each in rows(table, "controls", MOST_CONTROLS):
        _check_control(each, learners)


def _check_entry(table: Table, learners: int, teams: int, keys: set[tuple[str, str]]) -> None:
    exactly(table, ENTRY)
    title(table, "name", LENGTHS["name"])
    index(table, "team", teams, needed=False)
    index(table, "learner", learners, needed=False)
    for name in ("email", "external_id"):
        if table.given[name] != "":
            table.text(name, longest=LENGTHS[name])
    if (email := table.given["email"]) != "":
        try:
            validate_email(email)
        except ValidationError as error:
            message = say("{text} is no e-mail address.", text=email[:60])
            raise table.complaint("email", message, say("Write it as in ana@example.com.")) from error
    key = key_of(table.given["name"])
    if len(key) > LENGTHS["name_key"]:
        raise table.complaint("name", say("This name is too long."), say("Write a shorter one."))
    seat = table.given["learner"]
    unique = {
        "name": key,
        "email": email,
        "external_id": table.given["external_id"],
        "learner": "" if seat is None else str(seat),
    }
    for name, value in unique.items():
        if value and (name, value) in keys:
            raise table.complaint(name, say("{name} is there twice.", name=value[:40]), say("Leave one of them out."))
        keys.add((name, value))


def _check_control(table: Table, learners: int) -> None:
    exactly(table, CONTROL)
    kind = table.one_of("kind", tuple(DATA))
    _check_text(table, "words")
    moment(table, "started_at"), moment(table, "ends_at", needed=False), moment(table, "ended_at")
    data = table.inner("data")
    exactly(data, DATA[kind])
    if kind == "clock":
        number(data, "rate", FASTEST), data.flag("paused")
    if kind == "poll":
        data.text("question", longest=200), data.text("series", longest=40), data.flag("told")
        number(data, "seed", MOST_NUMBER), number(data, "number", MOST_NUMBER)
    given = lists(table, "answers", learners)
    fits = all(
        len(one) == 2 and is_number(one[0]) and isinstance(one[1], list) and all(map(is_number, one[1]))
        for one in given
    )
    if not fits or len({one[0] for one in given}) < len(given) or any(one[0] >= learners for one in given):
        raise table.complaint("answers", say("These are no answers."), say("Write [[learner, [index, …]], …]."))


def _check_places(table: Table, name: str, learners: int) -> set[int]:
    found: Any = table.given[name]
    if not isinstance(found, list) or not all(is_number(each) and each < learners for each in found):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write places of learners, from 0."))
    if len(set(found)) < len(found):
        raise table.complaint(name, say("{name} is there twice.", name=name), say("Leave one of them out."))
    return set(found)


def _check_text(table: Table, name: str) -> None:
    with within(table.at(name)):
        sentence_from(table.given[name])


def make(head: Json, made: Workshop, seats: Sequence[Enrollment], teams: Sequence[Team]) -> None:
    """In: a head that was checked, the workshop that it became, and what its places stand for."""
    _make_roster(head["roster"], made, seats, teams)
    said = ClassMessage.objects.bulk_create(
        (
            ClassMessage(
                workshop=made,
                at=_time(row["at"]),
                text=sentence_from(row["text"]),
                hint=row["hint"],
                for_all=row["for_all"],
            )
            for row in head["messages"]
        ),
        batch_size=BATCH,
    )
    Delivery.objects.bulk_create(
        (
            Delivery(message=message, enrollment=seats[place], read_at=message.at if place in read else None)
            for message, row in zip(said, head["messages"], strict=True)
            for read in [set(row["read"])]
            for place in row["to"]
        ),
        batch_size=BATCH,
    )
    held = Control.objects.bulk_create((_made_control(made, row) for row in head["controls"]), batch_size=BATCH)
    PollAnswer.objects.bulk_create(
        (
            PollAnswer(control=control, enrollment=seats[place], picked=picked, at=control.started_at)
            for control, row in zip(held, head["controls"], strict=True)
            for place, picked in row["answers"]
        ),
        batch_size=BATCH,
    )


def _make_roster(entries: Sequence[Json], made: Workshop, seats: Sequence[Enrollment], teams: Sequence[Team]) -> None:
    rows = [
        RosterEntry(
            workshop=made,
            name_key=key_of(each["name"]),
            team=teams[each["team"]] if each["team"] is not None else None,
            **{name: each[name] for name in ("name", "email", "external_id")},
        )
        for each in entries
    ]
    RosterEntry.objects.bulk_create(rows, batch_size=BATCH)
    came = []
    for row, each in zip(rows, entries, strict=True):
        if each["learner"] is not None:
            seats[each["learner"]].roster_entry = row
            came.append(seats[each["learner"]])
    Enrollment.objects.bulk_update(came, ["roster_entry"], batch_size=BATCH)


def _made_control(made: Workshop, row: Json) -> Control:
    return Control(
        workshop=made,
        kind=row["kind"],
        words=sentence_from(row["words"]),
        started_at=_time(row["started_at"]),
        ends_at=_time(row["ends_at"]),
        ended_at=_time(row["ended_at"]),
        data=row["data"],
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text is not None else None
