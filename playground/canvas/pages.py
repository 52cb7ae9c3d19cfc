"""Home and editor pages. Each is a mount point with what the browser needs to begin."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from playground.canvas.api.canvas import me_shape, new_sandbox, sandbox_cards
from playground.people.errors import TooManyGuests
from playground.people.pages import guest_of
from playground.sandbox.access import sandbox_to_view
from playground.sandbox.errors import NotFound


@require_safe
@never_cache
@ensure_csrf_cookie
def home(request: HttpRequest) -> HttpResponse:
    """Starting pictures and my sandboxes. A first visit makes a guest with a sandbox of their own."""
    if request.method == "HEAD":  # link previews make no guests
        return HttpResponse()
    try:
        person = guest_of(request)
    except TooManyGuests as error:
        return HttpResponse(f"{error.message} {error.hint}\n", status=429, content_type="text/plain; charset=utf-8")
    if not sandbox_cards(person):
        new_sandbox(person)
    start = {"me": asdict(me_shape(person)), "sandboxes": [asdict(card) for card in sandbox_cards(person)]}
    return render(request, "home.html", {"start": start})


@require_safe
@never_cache
@ensure_csrf_cookie
def editor(request: HttpRequest, sandbox: str) -> HttpResponse:
    """One sandbox. Strangers go home first, where they become somebody; foreign sandboxes are not there."""
    if not request.user.is_authenticated:
        return redirect("home")
    try:
        found = sandbox_to_view(request.user, sandbox)
    except NotFound as error:
        raise Http404 from error
    return render(request, "sandbox.html", {"sandbox": found})
