"""One's own picture beside the reference: where they differ, and what one's own allows more. After finishing only."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from playground.iam.snapshot import Snapshot
from playground.people.models import Person
from playground.sandbox.export import export
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.sandbox.world import document_text
from playground.sentences import opening, say
from playground.sts.queries import sandbox_now
from playground.workshop.catalog import exercise_of
from playground.workshop.errors import SolutionClosed
from playground.workshop.excess import Excess, excess
from playground.workshop.goals.facts import Facts
from playground.workshop.models import Attempt
from playground.workshop.operations import do
from playground.workshop.queries import facts_of

DOCUMENTS: Final = {"trust": say("trust policy"), "policy": say("resource policy")}
LISTED: Final = {"managed": say("managed policies"), "groups": say("groups")}
MOST_KEPT: Final = 100  # pictures in this process
KINDS: Final = {
    "users": say("user"),
    "groups": say("group"),
    "roles": say("role"),
    "resources": say("resource"),
    "policies": say("policy"),
    "instance_profiles": say("instance profile"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that is not the same in both; empty where one has nothing there."""

    place: str
    mine: str
    reference: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same`: nothing differs. `excess`: what mine allows and the reference does not."""

    same: bool
    differences: list[Difference]
    excess: Excess


def compare(attempt: Attempt) -> Comparison:
    """In: an attempt. Raises SolutionClosed before all goals were met once, unless an instructor has opened it."""
    if not attempt.reference_open:
        raise SolutionClosed
    sandbox = Sandbox.objects.get(pk=attempt.sandbox_id)
    facts, own = facts_of(sandbox), _places(export(sandbox))
    reference, snapshot = _reference(attempt, sandbox.owner)
    # Any other session that a learner has made is no part of the solution.
    own |= {place: policy for place, policy in _session_policies(facts).items() if place in reference}
    differences = list(_differences(own, reference))
    more = excess(facts.snapshot, snapshot, exercise_of(attempt).goals, sandbox_now(sandbox))
    return Comparison(not differences, differences, more)


_kept: dict[tuple[str, int, int], tuple[dict[str, str], Snapshot]] = {}


def _reference(attempt: Attempt, person: Person) -> tuple[dict[str, str], Snapshot]:
    """Out: the places of the solved picture and its snapshot, drawn once in this process and taken back."""
    key = attempt.exercise, attempt.edition, attempt.seed
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            del _kept[next(iter(_kept))]
        chosen = exercise_of(attempt)
        with transaction.atomic():
            sandbox = Sandbox.objects.create(owner=person, name=chosen.title)
            with editing(sandbox) as edit:
                build(edit, chosen.world)
            do(sandbox, chosen.solution, chosen.sets)
            sandbox.refresh_from_db()
            facts = facts_of(sandbox)
            _kept[key] = _places(export(sandbox)) | _session_policies(facts), facts.snapshot
            transaction.set_rollback(True)
    return _kept[key]


def _places(world: Mapping[str, Any]) -> dict[str, str]:
    """Out: the text at each place of a picture that decides something: policies, groups, boundaries, durations."""
    found: dict[str, str] = {}
    for rows, kind in KINDS.items():
        for row in world.get(rows, []):
            name = say("{kind} {name}", kind=kind, name=row.get("name") or row["arn"])
            if "account" in row and len(world["accounts"]) > 1:
                name = say("{name} in {account}", name=name, account=row["account"])
            found[name] = say("is there")
            found |= {say("{name}: {title}", name=name, title=title): text for title, text in _texts(row)}
    return found


def _session_policies(facts: Facts) -> dict[str, str]:
    """Out: the session policy of the newest session of each role and user, where it has one."""
    names = {user.unique_id: user.name for user in facts.users.values()}
    names |= {role.unique_id: role.name for role in facts.roles.values()}
    return {
        say("session policy of {role} for {user}", role=names[role], user=names[user]): asked.session_policy
        for (role, user), asked in facts.asked.items()
        if asked.session_policy and role in names and user in names
    }


def _texts(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, title in DOCUMENTS.items():
        if row.get(field):
            yield title, document_text(row[field])
    if row.get("document"):
        yield say("document"), document_text(row["document"])
    for name, document in row.get("inline", {}).items():
        yield say("inline policy {name}", name=name), document_text(document)
    for field, title in LISTED.items():
        if row.get(field):
            yield title, "\n".join(sorted(row[field]))
    if row.get("boundary"):
        yield say("permissions boundary"), row["boundary"]
    if row.get("max_session", 3600) != 3600:
        yield say("maximum session duration"), say("{count} seconds", count=row["max_session"])


def _differences(mine: Mapping[str, str], reference: Mapping[str, str]) -> Iterator[Difference]:
    for place in dict.fromkeys([*reference, *mine]):
        one, other = mine.get(place, ""), reference.get(place, "")
        if not _alike(one, other):
            yield Difference(opening(place), one, other)


def _alike(one: str, other: str) -> bool:
    """Two documents that say the same in another order of keys or spaces are alike."""
    return one == other or (one != "" and other != "" and _canonical(one) == _canonical(other))


def _canonical(text: str) -> str:
    """Out: a document without regard to spaces and Sids; any other text as it is."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return json.dumps(_without_sids(value), sort_keys=True)


def _without_sids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_sids(each) for key, each in value.items() if key != "Sid"}
    if isinstance(value, list):
        return _without_sids(value[0]) if len(value) == 1 else [_without_sids(each) for each in value]
    return value
