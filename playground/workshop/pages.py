"""Pages of this face: one's progress, the quiz, and a certificate for whoever has its link."""

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from playground.errors import PlaygroundError
from playground.languages import for_reader
from playground.people.errors import TooManyGuests
from playground.people.pages import guest_of
from playground.workshop.catalog import exercise
from playground.workshop.certificate import Page, page_of
from playground.workshop.errors import UnknownCertificate, UnknownExercise
from playground.workshop.quiz.pool import NUMBERS


@require_safe
@never_cache
@ensure_csrf_cookie
def progress(request: HttpRequest) -> HttpResponse:
    """What one has done: exercises, every attempt, the quiz."""
    return _app(request, "progress")


@require_safe
@never_cache
@ensure_csrf_cookie
def quiz(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Questions about one exercise, or about all. Who comes here first is made a guest, as on the home page."""
    if slug not in ("", NUMBERS):
        try:
            exercise(slug)
        except UnknownExercise as error:
            return _notice(request, error, 404)
    return _app(request, "quiz", scope=slug)


@require_safe
@never_cache
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Read by anybody, signed in or not; search engines are asked to leave it alone."""
    try:
        page = page_of(code)
    except UnknownCertificate as error:
        return _notice(request, error, 404)
    response = render(request, "certificate.html", shown(page, request))
    response["X-Robots-Tag"] = "noindex"
    return response


def _app(request: HttpRequest, entry: str, **data: str) -> HttpResponse:
    """In: an entry of the front end, what its mount point says. Out: its page; whoever asks is somebody then."""
    if request.method == "HEAD":  # link previews make no guests
        return HttpResponse()
    try:
        guest_of(request)
    except TooManyGuests as error:
        return _notice(request, error, 429)
    return render(request, "page.html", {"entry": f"src/entries/{entry}.tsx", "data": data})


def _notice(request: HttpRequest, error: PlaygroundError, status: int) -> HttpResponse:
    return render(request, "notice.html", {"error": for_reader(error.to_json())}, status=status)


def shown(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Out: what the template of a certificate needs."""
    tracks = [
        (name, number, [(for_reader(line.title), line.score, line.day) for line in lines])
        for name, number, lines in page.tracks
    ]
    address = request.build_absolute_uri(f"/certificate/{page.code}/")
    code = segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True)
    return {"page": page, "tracks": tracks, "address": address, "code": code}
