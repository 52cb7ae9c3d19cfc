"""Home and editor pages, joining by a link, embedding. Each is a mount point with what the browser needs to begin."""

from dataclasses import asdict

from csp.decorators import csp_replace
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from playground.canvas.api.canvas import new_sandbox, sandbox_cards
from playground.canvas.api.people import bring_along, me_shape, sign_in
from playground.errors import PlaygroundError
from playground.languages import for_reader, reader_language
from playground.people.devices import person_behind, use_device_link
from playground.people.errors import DeviceLinkNotUsable, TooManyGuests, TooMuchToBring
from playground.people.pages import guest_of
from playground.sandbox.access import BY_LINK, sandbox_to_view, view_link
from playground.sandbox.commands.sharing import join as join_sandbox
from playground.sandbox.errors import LimitExceeded, LinkNotUsable, NotFound
from playground.sentences import say

STATUS_OF_REFUSAL = {
    LinkNotUsable: 404,
    DeviceLinkNotUsable: 404,
    LimitExceeded: 409,
    TooMuchToBring: 409,
    TooManyGuests: 429,
}


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
        return notice(request, error, STATUS_OF_REFUSAL[TooManyGuests])
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


@require_safe
@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link becomes a member, as a guest if they are nobody yet, and goes to the sandbox."""
    if request.method == "HEAD":  # link previews do not join
        return HttpResponse()
    try:
        found = join_sandbox(guest_of(request), token)
    except (LinkNotUsable, LimitExceeded, TooManyGuests) as error:
        return notice(request, error, STATUS_OF_REFUSAL[type(error)])
    return redirect("sandbox", sandbox=found.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def go_on_here(request: HttpRequest, token: str) -> HttpResponse:
    """Asks before this browser becomes somebody's: a link alone, or its preview, neither signs in nor is used up.

    What this browser's guest has made comes along only if they say so: a link may be from anybody.
    """
    mine = request.user if request.user.is_authenticated else None
    try:
        if request.method != "POST":
            person = person_behind(token)
            if person == mine:
                return redirect("home")
            return render(request, "continue.html", {"person": person, "mine": mine})
        with transaction.atomic():  # a link whose guest cannot bring everything along is not used up
            person = use_device_link(token)
            if mine is not None and "bring" in request.POST:
                bring_along(mine, person)
    except (DeviceLinkNotUsable, TooMuchToBring) as error:
        return notice(request, error, STATUS_OF_REFUSAL[type(error)])
    sign_in(request, person)
    return redirect("home")


@require_safe
@never_cache
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it knows views without arguments only
def embed(request: HttpRequest, token: str) -> HttpResponse:
    """A read-only picture for a frame in any site. Nobody is signed in here: the link alone lets one look."""
    link = view_link(BY_LINK + token)
    if link is None:
        gone = LinkNotUsable(
            say("This picture is no longer shared."), hint=say("Ask whoever put it here for a new link.")
        )
        return notice(request, gone, 404)
    return render(request, "embed.html", {"sandbox": link.sandbox, "address": BY_LINK + token})


def notice(request: HttpRequest, error: PlaygroundError, status: int) -> HttpResponse:
    """Out: a page that says what went wrong, and the way out."""
    return render(request, "notice.html", {"error": for_reader(error.to_json())}, status=status)


def language(request: HttpRequest) -> dict[str, str]:
    """What every template knows: the language the visitor chose, else the one their browser asks for, else English."""
    return {"language": reader_language()}
