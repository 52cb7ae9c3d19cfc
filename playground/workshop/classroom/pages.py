"""Pages of the classroom: join by a code, a learner's way to what the class does now, the page of those who teach."""

from dataclasses import asdict
from typing import Any

from csp.decorators import csp_replace
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from playground.errors import Kind, PlaygroundError
from playground.languages import for_reader
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.people.pages import BACKEND
from playground.workshop.classroom import codes
from playground.workshop.classroom.access import (
    former_seat_in,
    led_by,
    seat_in,
    workshop_to_lead,
    workshop_to_visit,
)
from playground.workshop.classroom.errors import NothingShown, NothingToDo, NoWorkshop
from playground.workshop.classroom.holding.showing import address_of
from playground.workshop.classroom.joining import Joined, check_open, join, sandbox_for, workshop_of
from playground.workshop.classroom.queries import mine_of
from playground.workshop.models import Enrollment, RosterEntry, Workshop

STATUS = {Kind.NOT_FOUND: 404, Kind.TOO_OFTEN: 429, Kind.DENIED: 403, Kind.CONFLICT: 409}


@method_decorator([never_cache, ensure_csrf_cookie], name="dispatch")
class Join(View):
    """Two fields, code and nickname, and nothing else. It works without JavaScript: a form, and a way on."""

    def get(self, request: HttpRequest, code: str = "") -> HttpResponse:
        return self._form(request, code)

    def post(self, request: HttpRequest, code: str = "") -> HttpResponse:
        typed = request.POST.get("code", "")
        try:
            found = workshop_of(typed, request.META.get("REMOTE_ADDR", ""))
            joined = come_in(request, found, request.POST.get("nickname", ""))
        except PlaygroundError as error:
            return self._form(request, typed, error)
        if joined.enrollment is None:
            return redirect("workshop", workshop=joined.workshop.public_id)
        return redirect("class", workshop=joined.workshop.public_id)

    def _form(self, request: HttpRequest, typed: str, error: PlaygroundError | None = None) -> HttpResponse:
        code = codes.read(typed)
        context: dict[str, Any] = {
            "code": codes.shown(code) if code else typed[:40],
            "nickname": request.POST.get("nickname", _name(request.user))[:40],
            "error": for_reader(error.to_json()) if error else None,
        }
        return render(request, "join.html", context, status=STATUS.get(error.kind, 400) if error else 200)


def come_in(request: HttpRequest, found: Workshop, nickname: str, entry: RosterEntry | None = None) -> Joined:
    """A right code, or a personal link, is its own admission: a class of 1,000 behind one address becomes 1,000 guests
    at once."""
    if isinstance(request.user, Person):
        return join(found, request.user, nickname, entry)
    check_open(found, None)  # nobody is made for nothing
    person = create_guest()
    try:
        joined = join(found, person, nickname, entry)
    except PlaygroundError:
        person.delete()
        raise
    login(request, person, backend=BACKEND)  # a new session key: nobody can have planted it
    return joined


@require_safe
@never_cache
@ensure_csrf_cookie
def seat(request: HttpRequest, workshop: str) -> HttpResponse:
    """A learner's address of the workshop: on to the sandbox of what the class does now, else a page to wait on."""
    try:
        mine = seat_in(request.user, workshop)
    except NoWorkshop as error:
        if led_by(request.user).filter(public_id=workshop).exists():
            return redirect("workshop", workshop=workshop)
        former = former_seat_in(request.user, workshop)
        if former is not None:
            return _waiting(request, former)
        return notice(request, error)
    if request.method == "HEAD":
        return HttpResponse()
    try:
        return redirect("sandbox", sandbox=sandbox_for(mine).public_id)
    except NothingToDo:
        return _waiting(request, mine)
    except PlaygroundError as error:  # too many sandboxes, or an exercise that its author has withdrawn
        return notice(request, error)


@require_safe
@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})  # type: ignore[arg-type]  # it knows views without arguments only
def watch(request: HttpRequest, workshop: str, control: str) -> HttpResponse:
    """What is shown to the class, for the frame on a learner's page: the picture that the control's link opens."""
    try:
        row, address = address_of(workshop_to_visit(request.user, workshop), control)
    except (NoWorkshop, NothingShown) as error:
        return render(request, "notice.html", {"error": for_reader(error.to_json())}, status=STATUS[error.kind])
    return render(request, "watch.html", {"sandbox": row.sandbox, "address": address})


@require_safe
@never_cache
@ensure_csrf_cookie
def workshop(request: HttpRequest, workshop: str) -> HttpResponse:
    """The page of those who teach it."""
    try:
        found: Workshop = workshop_to_lead(request.user, workshop)
    except NoWorkshop as error:
        raise Http404 from error
    return render(request, "workshop.html", {"workshop": found})


def notice(request: HttpRequest, error: PlaygroundError) -> HttpResponse:
    said = {"error": for_reader(error.to_json())}
    return render(request, "notice.html", said, status=STATUS.get(error.kind, 400))


def _waiting(request: HttpRequest, mine: Enrollment) -> HttpResponse:
    context = {"title": mine.workshop.title, "start": for_reader(asdict(mine_of(mine)))}
    return render(request, "class.html", context)


def _name(person: Any) -> str:
    """Out: what somebody with an account is called already; a guest chooses."""
    return str(person) if isinstance(person, Person) and person.has_account else ""
