"""Pages: an exercise as its author sees it, and the one by whose address others begin it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from playground.errors import PlaygroundError
from playground.languages import for_reader
from playground.people.errors import TooManyGuests
from playground.people.pages import guest_of
from playground.sandbox.errors import LimitExceeded
from playground.sentences import say
from playground.workshop.authoring.commands import authored
from playground.workshop.authoring.errors import UnknownDraft
from playground.workshop.catalog import exercise
from playground.workshop.commands import start
from playground.workshop.errors import UnknownExercise


@require_safe
@never_cache
@ensure_csrf_cookie
def author(request: HttpRequest, authored_id: str) -> HttpResponse:
    """Where an exercise is written. Foreign ones are not there."""
    if not request.user.is_authenticated:
        return redirect("home")
    try:
        found = authored(request.user, authored_id)
    except UnknownDraft as error:
        raise Http404 from error
    return render(request, "author.html", {"exercise": found.public_id, "title": found.title})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """What the exercise is about and why, and a button that opens its starting picture as a sandbox; a stranger gets a
    guest's account then, not before."""
    try:
        shown = exercise(slug)
        if request.method != "POST":
            facts = say("About {minutes} minutes, {count} goals", minutes=shown.minutes, count=len(shown.goals))
            texts: dict[str, Any] = {
                "title": shown.title,
                "story": shown.story,
                "task": shown.task,
                "facts": facts,
                "why": shown.why,
            }
            taught = shown.lesson
            if taught is not None:
                texts["lesson"] = {"fits": taught.fits, "fits_not": taught.fits_not, "facts": taught.facts}
            return render(request, "exercise.html", {"shown": for_reader(texts), "reads": "why" in request.GET})
        attempt = start(guest_of(request), slug)
    except (UnknownExercise, LimitExceeded, TooManyGuests) as error:
        return _notice(request, error, STATUS[type(error)])
    return redirect("sandbox", sandbox=attempt.sandbox.public_id)


STATUS = {UnknownExercise: 404, LimitExceeded: 409, TooManyGuests: 429}


def _notice(request: HttpRequest, error: PlaygroundError, status: int) -> HttpResponse:
    return render(request, "notice.html", {"error": for_reader(error.to_json())}, status=status)
