"""Pages about people: claim an instructor link. Joining as a guest happens on the canvas pages, by `guest_of`."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from playground.languages import for_reader
from playground.people.commands import create_guest, promote
from playground.people.errors import LinkNotUsable
from playground.people.models import Person

BACKEND = "playground.people.signed_in.Backend"


def guest_of(request: HttpRequest) -> Person:
    """Out: who is signed in; when nobody is, a new guest, now signed in. TooManyGuests when one address overdoes it."""
    if request.user.is_authenticated:
        return request.user
    person = create_guest(request.META.get("REMOTE_ADDR", ""))
    login(request, person, backend=BACKEND)  # a new session key: nobody can have planted it
    return person


@require_safe
@never_cache
def instructor(request: HttpRequest, token: str) -> HttpResponse:
    """The first visitor of the link becomes an instructor and goes to the home page."""
    if request.method == "HEAD":  # link previews must not use the link up
        return HttpResponse()
    try:
        promote(guest_of(request), token)
    except LinkNotUsable as error:
        return render(request, "notice.html", {"error": for_reader(error.to_json())}, status=404)
    request.session.cycle_key()  # more rights, new session key
    return redirect("/")
