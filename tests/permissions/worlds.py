"""Who stands where: one person of each role, a class, and a sandbox of the learner with one of everything in it."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from playground.people.commands import create_guest, new_instructor_link, promote
from playground.people.devices import new_device_link
from playground.people.models import Kind, Person
from playground.sandbox.commands import instance_profiles, keys, mfa, notes, organizations
from playground.sandbox.commands.sharing import join as join_sandbox
from playground.sandbox.commands.sharing import share
from playground.sandbox.models import AccessKey, Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.versions import save_version
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.parameters import SessionParameters
from playground.workshop.afterwards.calendar import new_feed
from playground.workshop.afterwards.sending import enable
from playground.workshop.authoring.draft import empty, package_of
from playground.workshop.classroom import codes, commands, helping, seats, teams
from playground.workshop.classroom.holding import messages
from playground.workshop.classroom.holding.showing import follow_me
from playground.workshop.classroom.inviting import invite
from playground.workshop.classroom.joining import join
from playground.workshop.classroom.roster.commands import take_in
from playground.workshop.classroom.roster.links import link_of
from playground.workshop.classroom.roster.reading import read
from playground.workshop.drawn import drawn as drawn_in
from playground.workshop.models import Archive, Attempt, AuthoredExercise, Certificate, Drawing, Edition, Workshop
from playground.workshop.quiz.rounds import start_round
from tests.builders import ACCOUNT, Drawn, draw, trust, user_arn
from tests.canvas.conftest import Visitor
from tests.canvas.routes import DOCUMENT
from tests.workshop.classroom.conftest import demo_of

PASSWORD = "correct horse battery"


@dataclass
class World:
    """`people`: by role, None for anonymous. `theirs`: ids of the learner's sandbox and of what else is theirs; `own`:
    the same of the one who asks, nothing for nobody. `link`: the token of a view-only link to the learner's sandbox."""

    people: dict[str, Person | None]
    theirs: dict[str, str]
    own: dict[str, str]
    link: str


def draw_world(role: str) -> World:
    """In: the role that will ask. Out: all of them, and with things of its own only this one."""
    people: dict[str, Person | None] = {
        "anonymous": None,
        "guest": create_guest(),
        "learner": person(Kind.LEARNER),
        "other learner": person(Kind.LEARNER),
        "instructor": person(Kind.INSTRUCTOR),
        "co-instructor": create_guest(),
        "helping co-instructor": create_guest(),
        "waiting learner": create_guest(),
        "removed learner": create_guest(),
        "other workshop's instructor": person(Kind.INSTRUCTOR),
        "administrator": person(Kind.ADMINISTRATOR, is_staff=True, is_superuser=True),
        "member who draws": create_guest(),
        "member who looks": create_guest(),
        "holder of a link": None,
    }
    class_of_learner = full_class(people, "instructor")
    theirs = {**ids_of(full_sandbox(people["learner"], class_of_learner)), **ids_of_class(class_of_learner)}
    for access, one in (("edit", "member who draws"), ("view", "member who looks")):
        join_sandbox(people[one], share(Sandbox.objects.get(public_id=theirs["sandbox"]), "Member", access)[1])
    helping.offer(class_of_learner, people["helping co-instructor"], theirs["sandbox"])
    helping.answer(people["learner"], Sandbox.objects.get(public_id=theirs["sandbox"]), yes=True)
    asks = people[role]
    if asks is None or role == "learner":  # who sits in a workshop, and owns none
        own = {name: found for name, found in theirs.items() if asks and name != "workshop"}
        return World(people, theirs, own, theirs["view"])
    own_class = full_class({"instructor": asks}, "instructor") if asks.may_teach else None
    own = {
        "code": theirs["code"],
        "personal": theirs["personal"],
        "teach": theirs["teach"],
        **ids_of(full_sandbox(asks, own_class)),
        **ids_of_class(own_class),
    }
    return World(people, theirs, own, theirs["view"])


def person(kind: str, **more: Any) -> Person:
    made = create_guest()
    if kind == Kind.INSTRUCTOR:
        made = promote(made, new_instructor_link())
    made.kind, made.email = kind, f"{made.username}@example.com"
    for name, value in more.items():
        setattr(made, name, value)
    made.set_password(PASSWORD)
    made.save()
    return made


def full_class(people: dict[str, Person | None], owner: str) -> Workshop:
    """Out: an open workshop of this owner; those of `people` who learn sit in it, and some who do so anyhow."""
    made = commands.create(people[owner], "Friday", ["fire-marshal"])
    commands.step(made, people[owner], "open")
    for seated in (people.get("learner") or create_guest(), people.get("other learner") or create_guest()):
        join(made, seated, "Seated")
    for role in ("co-instructor", "helping co-instructor", "another"):
        teaches = people.get(role) or create_guest()
        seats.add_co_instructor(made, people[owner], join(made, teaches, "Co").enrollment.public_id)
    gone = join(made, people.get("removed learner") or create_guest(), "Gone").enrollment
    seats.seat(made, people[owner], gone.public_id, "removed")
    enable(made, "https://understudy.example.org/")
    teams.make(made, people[owner], "Red")
    take_in(made, people[owner], read(b"Rosa"), only_good=False)
    Archive.objects.create(workshop=made, state="ready", head={})
    commands.begin(made, people[owner], 0)
    commands.change(made, people[owner], waiting_room=True)
    join(made, people.get("waiting learner") or create_guest(), "Waiting")
    demo, _ = demo_of(people[owner])
    for role in {"co-instructor", "helping co-instructor"} & people.keys():
        join_sandbox(people[role], share(demo, "Co", "edit")[1])
    follow_me(made, people[owner], demo.public_id)
    messages.send(made, people[owner], text="Look up")
    return made


def ids_of_class(made: Workshop | None) -> dict[str, str]:
    if made is None:
        return {}
    return {
        "workshop": made.public_id,
        "code": codes.code_of(made),
        "learner": made.enrollments.order_by("pk").first().public_id,
        "demo": made.controls.get().sandbox.public_id,
        "demo_session": made.controls.get().sandbox.role_sessions.get().public_id,
        "held": made.controls.get().public_id,
        "message": made.messages.get().public_id,
        "entry": made.roster.get().public_id,
        "personal": link_of(made.roster.get()),
        "invitation": invite(made, made.owner)[0].public_id,
        "teach": invite(made, made.owner)[1],
        "team": made.teams.get().public_id,
        "co": made.supervision.supervisors.order_by("pk").last().person.public_id,
    }


def full_sandbox(owner: Person, of_class: Workshop | None) -> Drawn:
    """Out: a sandbox with one of each kind, in which an exercise has been done, for a class where one is named."""
    drawn = draw(
        users=["jane"],
        roles={"Reader": trust("AWS", user_arn("jane"), Condition={"StringNotEquals": {"sts:ExternalId": "x"}})},
        groups=[{"account": "111122223333", "name": "wardens"}],
        resources=[{"arn": "arn:aws:s3:::plans", "account": "111122223333"}],
        providers=[{"arn": "arn:aws:iam::111122223333:oidc-provider/id.example.com"}],
        policies=[{"arn": "arn:aws:iam::111122223333:policy/Floor", "document": json.loads(DOCUMENT)}],
        owner=owner,
    )
    with editing(drawn.sandbox, drawn.owner) as edit:
        keys.add_access_key(edit, drawn["jane"])
        mfa.add_device(edit, drawn["jane"], "phone")
        instance_profiles.add_profile(edit, drawn["111122223333"], "Web", role_id=drawn["Reader"])
        notes.add_note(edit, "Look here.")
        made = organizations.create_organization(edit, drawn[ACCOUNT])
        organizations.add_unit(edit, made.public_id, "Workloads", made.root_id)
    assume_role(drawn.sandbox.pk, CallerRef("identity", drawn["jane"]), drawn["Reader"], SessionParameters())
    _, token = share(drawn.sandbox, "Class", "view")
    join_sandbox(create_guest(), token)
    save_version(drawn.sandbox, drawn.owner, "Monday")
    at = timezone.now()
    seat = of_class.enrollments.order_by("pk").first() if of_class else None
    Attempt.objects.create(
        sandbox=drawn.sandbox, exercise="company-merger", started_at=at, finished_at=at, enrollment=seat
    )
    Sandbox.objects.filter(pk=drawn.sandbox.pk).update(supervision=of_class and of_class.supervision_id)
    start_round(owner)
    draft = empty("Mine", drawn_in(drawn.sandbox))
    authored = AuthoredExercise.objects.create(owner=owner, title="Mine", draft=draft, changed_at=at)
    Edition.objects.create(exercise=authored, number=1, files=dict(package_of(draft).files), published_at=at)
    Drawing.objects.create(exercise=authored, picture="solution", sandbox=drawn.sandbox)
    code = owner.public_id + "a" * 10
    Certificate.objects.create(code=code, person=owner, name="Ana", lines=[], issued_at=at)
    return drawn


def ids_of(drawn: Drawn) -> dict[str, str]:
    """Out: an id of each kind in this sandbox, by its name in the routes of the table."""
    canvas = Visitor(drawn.owner, drawn.sandbox.public_id).canvas()
    role = canvas["roles"][0]
    return {
        "sandbox": drawn.sandbox.public_id,
        "account": canvas["accounts"][0]["id"],
        "identity": drawn["jane"],
        "group": drawn["wardens"],
        "role": drawn["Reader"],
        "owner": drawn["Reader"],
        "node": drawn["jane"],
        "profile": canvas["instance_profiles"][0]["id"],
        "provider": canvas["providers"][0]["id"],
        "resource": canvas["resources"][0]["id"],
        "policy": canvas["policies"][0]["id"],
        "organization": canvas["organizations"][0]["id"],
        "unit": canvas["organizations"][0]["units"][0]["id"],
        "target": canvas["organizations"][0]["root_id"],
        "control": canvas["organizations"][0]["policies"][0]["id"],
        "note": canvas["notes"][0]["id"],
        "session": canvas["sessions"][0]["id"],
        "key": role["trust_links"][0]["key"],
        "access_key": AccessKey.objects.get(sandbox=drawn.sandbox).key_id,
        "device": "phone",
        "name": "Web",
        "version": "v1",
        "link": drawn.sandbox.share_links.get(name="Class").public_id,
        "person": drawn.sandbox.members.filter(link__name="Class").first().person.public_id,
        "saved": drawn.sandbox.versions.get().public_id,
        "quiz": drawn.owner.quiz_rounds.get().public_id,
        "token": share(drawn.sandbox, "Friend", "view")[1],
        "view": share(drawn.sandbox, "Picture", "view")[1],
        "instructor": new_instructor_link(),
        "certificate": drawn.owner.certificates.get().code,
        "calendar": new_feed(drawn.owner),
        "device_link": new_device_link(create_guest())[0],
        "authored_id": drawn.owner.authored.get().public_id,
        "number": "1",
        "slug": "fire-marshal",
        "email": drawn.owner.email,
        "password": PASSWORD,
    }
