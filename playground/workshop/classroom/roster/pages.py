"""Pages of the roster: its file and its cards for those who teach, and a personal link for whoever holds it."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from playground.errors import PlaygroundError
from playground.languages import for_reader
from playground.sentences import say
from playground.workshop.classroom import codes, guessing
from playground.workshop.classroom.access import workshop_to_lead
from playground.workshop.classroom.errors import NoWorkshop, UnknownLink
from playground.workshop.classroom.expected import check_waiting
from playground.workshop.classroom.pages import STATUS, come_in, notice
from playground.workshop.classroom.roster.cards import Cards, cards_of
from playground.workshop.classroom.roster.links import entry_behind
from playground.workshop.classroom.roster.queries import spreadsheet_of
from playground.workshop.csv_text import written
from playground.workshop.models import RosterEntry, Workshop


@require_safe
@never_cache
def spreadsheet(request: HttpRequest, workshop: str) -> HttpResponse:
    """The roster as importing reads it; with a byte order mark, so that Excel knows its letters."""
    found = _led(request, workshop)
    content = written(spreadsheet_of(found), byte_order_mark=True)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="roster-{found.public_id}.csv"'
    return response


@require_safe
@never_cache
def cards(request: HttpRequest, workshop: str) -> HttpResponse:
    """In: ?who=waiting for those who have not come; ?part= from 1."""
    found = _led(request, workshop)
    waiting, part = request.GET.get("who") == "waiting", request.GET.get("part", "")
    made = cards_of(
        found,
        request.build_absolute_uri("/").rstrip("/"),
        int(part) if part.isdecimal() and len(part) < 9 else 1,
        waiting=waiting,
    )
    context: dict[str, Any] = {
        "workshop": found,
        "code": codes.shown(codes.code_of(found)),
        "host": request.get_host(),
        "waiting": waiting,
        "sheets": made.sheets,
        "words": for_reader(_words(made, waiting=waiting)),
        "pages": made.parts,
        "part": for_reader(say("Part {part} of {parts}", part=made.part, parts=made.parts)),
        "before": made.part - 1,
        "after": made.part + 1 if made.part < made.parts else 0,
        "more": "&who=waiting" if waiting else "",
    }
    return render(request, "cards.html", context)


@method_decorator([never_cache, ensure_csrf_cookie], name="dispatch")
class PersonalSeat(View):
    """Whoever opens their link is asked, and comes in by one button. It works without JavaScript."""

    def get(self, request: HttpRequest, link: str) -> HttpResponse:
        try:
            entry = _entry(request, link)
        except PlaygroundError as error:
            return notice(request, error)
        seats = entry.workshop.enrollments.filter(roster_entry=entry)
        if request.user.is_authenticated and seats.filter(person=request.user).exists():
            return redirect("class", workshop=entry.workshop.public_id)
        try:
            check_waiting(entry)
        except PlaygroundError as error:
            return _asked(request, entry, error)
        return _asked(request, entry)

    def post(self, request: HttpRequest, link: str) -> HttpResponse:
        try:
            entry = _entry(request, link)
        except PlaygroundError as error:
            return notice(request, error)
        try:
            joined = come_in(request, entry.workshop, entry.name, entry)
        except PlaygroundError as error:
            return _asked(request, entry, error)
        name = "workshop" if joined.enrollment is None else "class"
        return redirect(name, workshop=joined.workshop.public_id)


def _entry(request: HttpRequest, link: str) -> RosterEntry:
    """A link is guessed as little as a code: UnknownLink counts, TooManyCodes keeps out."""
    address, key = request.META.get("REMOTE_ADDR", ""), sha256(link.encode()).hexdigest()
    guessing.check(address, key)
    found = entry_behind(link)
    if found is None:
        guessing.note_wrong(address)
        raise UnknownLink
    guessing.note_right(address, key)
    return found


def _asked(request: HttpRequest, entry: RosterEntry, error: PlaygroundError | None = None) -> HttpResponse:
    context = {"entry": entry, "error": for_reader(error.to_json()) if error else None}
    return render(request, "seat.html", context, status=STATUS.get(error.kind, 400) if error else 200)


def _words(made: Cards, *, waiting: bool) -> str:
    if made.count == 0 and waiting:
        return say("Everybody of the roster has come.")
    if made.count == 0:
        return say("Nobody is on the roster. Import it on the page of the workshop, then there are cards.")
    return say(
        "Cards: {count}, ten on a sheet. Whoever scans theirs comes in as the one whose name it bears.",
        count=made.count,
    )


def _led(request: HttpRequest, public_id: str) -> Workshop:
    try:
        found: Workshop = workshop_to_lead(request.user, public_id)
    except NoWorkshop as error:
        raise Http404 from error
    return found
