"""The page behind a link to teach a workshop: it asks before the link is used up."""

from typing import Any

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie

from playground.errors import PlaygroundError
from playground.languages import for_reader
from playground.people.commands import create_guest, rename_person
from playground.people.models import Person
from playground.people.pages import BACKEND
from playground.workshop.classroom.access import led_by
from playground.workshop.classroom.inviting import accept, link_behind
from playground.workshop.classroom.pages import STATUS, notice
from playground.workshop.models import CoInstructorLink


@method_decorator([never_cache, ensure_csrf_cookie], name="dispatch")
class Teach(View):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            link = link_behind(token)
        except PlaygroundError as error:
            return notice(request, error)
        if led_by(request.user).filter(pk=link.workshop_id).exists():
            return redirect("workshop", workshop=link.workshop.public_id)
        return _asked(request, link)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            link = link_behind(token)
        except PlaygroundError as error:
            return notice(request, error)
        try:
            with transaction.atomic():
                person = _who(request)
                workshop = accept(token, person)
        except PlaygroundError as error:
            return _asked(request, link, error)
        if not request.user.is_authenticated:
            login(request, person, backend=BACKEND)  # a new session key: nobody can have planted it
        else:
            request.session.cycle_key()  # more rights, new session key
        return redirect("workshop", workshop=workshop.public_id)


def _who(request: HttpRequest) -> Person:
    """Out: who is signed in, else a new guest; guests under the name that they gave."""
    person = request.user if isinstance(request.user, Person) else create_guest()
    return person if person.has_account else rename_person(person, request.POST.get("name", ""))


def _asked(request: HttpRequest, link: CoInstructorLink, error: PlaygroundError | None = None) -> HttpResponse:
    known = isinstance(request.user, Person) and request.user.has_account
    context: dict[str, Any] = {
        "workshop": link.workshop,
        "by": link.made_by or link.workshop.owner,
        "known": request.user if known else None,
        "name": request.POST.get("name", "")[:40],
        "error": for_reader(error.to_json()) if error else None,
    }
    return render(request, "teach.html", context, status=STATUS.get(error.kind, 400) if error else 200)
