"""The way in: sign-in begun by a platform, its message, the door into a window of our own, and the choice of links.

None of these reads a cookie. Three take what another site's form sends or what stands in another site's frame, so
Django's check of a form's token, which compares a cookie, cannot hold there: `launch` is kept by the signature and the
nonce, `open_here` and `choose` by their ticket and by the Origin that the browser names.
"""

from typing import Any, Final

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from playground.errors import Kind, PlaygroundError
from playground.languages import for_reader
from playground.people.counting import count, network_of
from playground.people.pages import BACKEND
from playground.sentences import say
from playground.workshop.catalog import exercises
from playground.workshop.lti.addresses import origin_of
from playground.workshop.lti.deep_linking import answer
from playground.workshop.lti.errors import LaunchRefused
from playground.workshop.lti.figures import title_of
from playground.workshop.lti.links import chosen_by, link_of, make, offered_to
from playground.workshop.lti.logins import address_of_sign_in, launch_of, message_of, platform_of, take, use
from playground.workshop.lti.messages import DEEP_LINKING, Message
from playground.workshop.lti.own_keys import published
from playground.workshop.lti.seating import come_in, person_of
from playground.workshop.models import LtiLaunch, LtiPlatform

STATUS: Final = {Kind.NOT_FOUND: 404, Kind.TOO_OFTEN: 429, Kind.DENIED: 403, Kind.CONFLICT: 409}
PER_MINUTE: Final = 3_000  # from one network: three classes of a thousand at once


class TooManyLaunches(PlaygroundError):
    code = "TooManyRequests"
    kind = Kind.TOO_OFTEN


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class SignIn(View):
    """Security, "Third-party initiated login": by GET or POST, from the platform's site, to which it leads at once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._begin(request, request.GET.dict())

    def post(self, request: HttpRequest) -> HttpResponse:
        return self._begin(request, request.POST.dict())

    def _begin(self, request: HttpRequest, asked: dict[str, str]) -> HttpResponse:
        try:
            _count(request)
            platform = platform_of(asked.get("iss", ""), asked.get("client_id", ""))
            return redirect(address_of_sign_in(platform, asked, _launch_address(request)))
        except PlaygroundError as error:
            return _refused(request, error)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Our public keys, for platforms: Security, "Key Set URL"."""
    response = JsonResponse(published())
    response["Cache-Control"] = "public, max-age=300"
    return response


@csrf_exempt
@never_cache
@require_POST
def launch(request: HttpRequest) -> HttpResponse:
    """A platform's message: a door for whoever comes, or the choice of what its link leads to."""
    try:
        _count(request)
        if request.POST.get("error"):
            raise LaunchRefused(
                say("The learning platform did not sign you in."), hint=say("Go back to your course and try again.")
            )
        found, ticket = take(request.POST.get("state", ""), request.POST.get("id_token", ""), _launch_address(request))
        message = message_of(found)
        if message.kind == DEEP_LINKING and not message.teaches:
            raise LaunchRefused(
                say("Only instructors of a course choose what its links lead to."), hint=say("Ask one of them.")
            )
        if message.kind == DEEP_LINKING or (message.teaches and link_of(message, found.platform) is None):
            return _choice(request, found, message, ticket)
        return _door(request, found.platform, message, ticket)
    except PlaygroundError as error:
        return _refused(request, error)


@csrf_exempt
@never_cache
@require_POST
def open_here(request: HttpRequest) -> HttpResponse:
    """From our own page in a platform's frame: sign in here, and on to the exercise, the class or the workshop."""
    if not _from_our_page(request):
        return _foreign(request)
    try:
        found = launch_of(request.POST.get("ticket", ""))
        message = message_of(found)
        use(found)
        person, path = come_in(message, found.platform)
    except PlaygroundError as error:
        return _refused(request, error)
    login(request, person, backend=BACKEND)  # a new session key: nobody can have planted it
    return redirect(path)


@csrf_exempt
@never_cache
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """What was ticked becomes links: signed, for the platform; or this link leads there from now on."""
    if not _from_our_page(request):
        return _foreign(request)
    ticket = request.POST.get("ticket", "")
    try:
        found = launch_of(ticket)
        message = message_of(found)
        if not message.teaches:
            raise LaunchRefused(say("Only instructors of a course choose what its links lead to."))
        said = request.POST
        try:
            choices = chosen_by(
                person_of(message, found.platform),
                said.getlist("pick"),
                said.get("title", ""),
                said.getlist("new"),
                several=_several(message),
            )
        except PlaygroundError as error:
            return _choice(request, found, message, ticket, error)
        if message.kind == DEEP_LINKING:
            use(found)
        links = make(found.platform, message, choices)
    except PlaygroundError as error:
        return _refused(request, error)
    if message.kind != DEEP_LINKING:
        return _door(request, found.platform, message, ticket)
    token = answer(found.platform, message, links, _launch_address(request))
    back = message.deep["back"]
    response = render(request, "lti_back.html", {"token": token, "back": back, "platform": found.platform})
    return _in_frames(response, found.platform, message, {"form-action": [origin_of(back)]})


def _door(request: HttpRequest, platform: LtiPlatform, message: Message, ticket: str) -> HttpResponse:
    """Names who comes in, so that nobody becomes somebody else unasked."""
    framed = request.headers.get("Sec-Fetch-Dest", "document") != "document"
    shown = {"name": message.name, "platform": platform.name, "ticket": ticket, "framed": framed}
    return _in_frames(render(request, "lti_door.html", shown), platform, message)


def _choice(
    request: HttpRequest, found: LtiLaunch, message: Message, ticket: str, error: PlaygroundError | None = None
) -> HttpResponse:
    person = person_of(message, found.platform)
    workshops = [(each, [(slug, title_of(slug)) for slug in each.exercises]) for each in offered_to(person)]
    context: dict[str, Any] = {
        "ticket": ticket,
        "platform": found.platform.name,
        "workshops": workshops,
        "course": [(each.slug, for_reader(each.title)) for each in exercises()] if person.may_teach else (),
        "title": request.POST.get("title", message.context_title)[:80],
        "several": _several(message),
        "error": for_reader(error.to_json()) if error else None,
    }
    response = render(request, "lti_choice.html", context, status=STATUS.get(error.kind, 400) if error else 200)
    return _in_frames(response, found.platform, message)


def _several(message: Message) -> bool:
    return message.kind == DEEP_LINKING and bool(message.deep["several"])


def _in_frames(
    response: HttpResponse, platform: LtiPlatform, message: Message, more: dict[str, list[str]] | None = None
) -> HttpResponse:
    """A page that the platform alone may show in a frame: its origin, and where the person says to have come from."""
    said = (platform.issuer, platform.authorize_url, message.back, message.deep.get("back", ""))
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": sorted({origin_of(each) for each in said} - {""}), **(more or {})}
    return response


def _refused(request: HttpRequest, error: PlaygroundError) -> HttpResponse:
    """There is nothing on this page to press but the way home, so that any frame may show why."""
    said = {"error": for_reader(error.to_json())}
    response = render(request, "notice.html", said, status=STATUS.get(error.kind, 400))
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": ["*"]}
    return response


def _from_our_page(request: HttpRequest) -> bool:
    """A browser names the site of the page that a form was on; no other site can write ours there."""
    return bool(request.headers.get("Origin", "") == request.build_absolute_uri("/").rstrip("/"))


def _foreign(request: HttpRequest) -> HttpResponse:
    return _refused(
        request,
        LaunchRefused(say("This form was not sent from our page."), hint=say("Follow the link in your course again.")),
    )


def _launch_address(request: HttpRequest) -> str:
    return str(request.build_absolute_uri(reverse("lti-launch")))


def _count(request: HttpRequest) -> None:
    if count(f"LTI from {network_of(request.META.get('REMOTE_ADDR', ''))}", 60) > PER_MINUTE:
        raise TooManyLaunches(say("Too many came from this network at once."), hint=say("Try again in a minute."))
