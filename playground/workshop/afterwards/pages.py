"""Pages and files for those who teach a workshop; for everybody else it does not exist. They work without JavaScript
and are made to be printed."""

import json
from itertools import chain
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from playground.languages import for_reader
from playground.sentences import say
from playground.workshop.afterwards import spreadsheet as sheet
from playground.workshop.afterwards.calendar import calendar_behind
from playground.workshop.afterwards.certificates import issue_all, issued_in
from playground.workshop.afterwards.figures import box_of, clock
from playground.workshop.afterwards.report import ExerciseFigure, GoalFigure, Report, report_of
from playground.workshop.afterwards.sending import disable, enable
from playground.workshop.afterwards.tasks import send_statements
from playground.workshop.afterwards.work import Work
from playground.workshop.afterwards.xapi import Teller
from playground.workshop.certificate import page_from
from playground.workshop.classroom.access import workshop_to_lead
from playground.workshop.classroom.errors import NoWorkshop
from playground.workshop.csv_text import written
from playground.workshop.models import StatementExport, Workshop
from playground.workshop.pages import shown

ROWS: Final = {"goal": sheet.by_goal, "exercise": sheet.by_exercise}
MET, UNMET = "■", "□"


@require_safe
@never_cache
def report(request: HttpRequest, workshop: str) -> HttpResponse:
    """In: ?team= for the learners of one team alone."""
    found = report_of(_led(request, workshop), request.GET.get("team", ""))
    return render(request, "report.html", _context(found))


@require_safe
@never_cache
def spreadsheet(request: HttpRequest, workshop: str) -> HttpResponse:
    """In: ?by=goal for a row a goal, else a row an exercise; ?team= as above; ?bom=1 for a byte order mark."""
    found = report_of(_led(request, workshop), request.GET.get("team", ""))
    rows = ROWS.get(request.GET.get("by", ""), sheet.by_exercise)(found)
    content = written(rows, byte_order_mark=request.GET.get("bom") == "1")
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="report-{found.workshop.public_id}.csv"'
    return response


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which sign in nowhere: the address is the key."""
    found = calendar_behind(token, request.build_absolute_uri("/"))
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    return response


@method_decorator(never_cache, name="dispatch")
class Certificates(View):
    """All of them, a page each when printed; and the button that issues those that are lacking."""

    def get(self, request: HttpRequest, workshop: str) -> HttpResponse:
        found = _led(request, workshop)
        issued = issued_in(found)
        context = {
            "workshop": found,
            "certificates": [shown(page_from(each), request) for each in issued.certificates],
            "count": for_reader(say("Certificates: {count}", count=len(issued.certificates))),
            "lacking": issued.lacking,
            "button": for_reader(say("Issue {count} now", count=issued.lacking)),
        }
        return render(request, "certificates.html", context)

    def post(self, request: HttpRequest, workshop: str) -> HttpResponse:
        issue_all(_led(request, workshop))
        return redirect("certificates", workshop=workshop)


@method_decorator(never_cache, name="dispatch")
class Statements(View):
    """Whether the workshop tells xAPI statements, and where to get them."""

    def get(self, request: HttpRequest, workshop: str) -> HttpResponse:
        found = _led(request, workshop)
        export = StatementExport.objects.filter(workshop=found).first()
        context = {"workshop": found, "export": export, "store": settings.XAPI_ENDPOINT}
        return render(request, "statements.html", context)

    def post(self, request: HttpRequest, workshop: str) -> HttpResponse:
        """In: do=on, do=off, or do=send: all of it to the record store, by a task."""
        found, do = _led(request, workshop), request.POST.get("do")
        if do == "on":
            enable(found, request.build_absolute_uri("/"))
        elif do == "off":
            disable(found)
        elif do == "send":
            StatementExport.objects.filter(workshop=found).update(sent_until=None)
            _queue(found)
        return redirect("statements", workshop=workshop)


@require_safe
@never_cache
def statements(request: HttpRequest, workshop: str) -> StreamingHttpResponse:
    """A JSON array, as a record store takes it; 404 as long as the workshop tells none."""
    found = _led(request, workshop)
    export = get_object_or_404(StatementExport, workshop=found)
    told = (json.dumps(each, ensure_ascii=False) for each in Teller(export, found).statements())
    text = chain(["["], (f"{',' if at else ''}\n{each}" for at, each in enumerate(told)), ["\n]\n"])
    response = StreamingHttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="statements-{found.public_id}.json"'
    return response


def _queue(workshop: Workshop) -> None:
    try:
        send_statements.apply_async(args=[workshop.pk], retry=False)
    except OperationalError:
        problem = for_reader(say("The worker could not be reached. Try again in a moment."))
        StatementExport.objects.filter(workshop=workshop).update(problem=problem)


def _led(request: HttpRequest, public_id: str) -> Workshop:
    try:
        found: Workshop = workshop_to_lead(request.user, public_id)
    except NoWorkshop as error:
        raise Http404 from error
    return found


def _context(found: Report) -> dict[str, Any]:
    longest = max((each.spread.most for each in found.exercises if each.spread), default=1)
    grid = [
        (learner.nickname, learner.team, learner.finished, [*map(_cell, learner.works, found.exercises)])
        for learner in found.learners
    ]
    return {
        "workshop": found.workshop,
        "made_at": timezone.now(),
        "team": found.team,
        "teams": found.teams,
        "learners": len(found.learners),
        "finished": found.finished,
        "hints": found.hints,
        "exercises": [_card(each, longest) for each in found.exercises],
        "columns": [for_reader(each.title) for each in found.exercises],
        "hardest": [_goal(each) for each in found.hardest],
        "mistakes": [(for_reader(each.feedback), for_reader(each.exercise), each.made) for each in found.mistakes],
        "grid": grid,
    }


def _cell(work: Work | None, figure: ExerciseFigure) -> tuple[str, str, str, str]:
    """Out: a square a goal, how many, how long, and the sandbox to replay; all empty for what was never begun."""
    if work is None:
        return "", "", "", ""
    squares = "".join(MET if goal.id in work.met else UNMET for goal in figure.goals)
    return squares, f"{len(work.met)}/{work.of}", clock(work.seconds) if work.finished else "", work.sandbox


def _card(figure: ExerciseFigure, longest: int) -> dict[str, Any]:
    spread = figure.spread
    return {
        "title": for_reader(figure.title),
        "begun": figure.begun,
        "finished": figure.finished,
        "hints": figure.hints,
        "goals": [_goal(each) for each in figure.goals],
        "missing": figure.missing,
        "missing_count": for_reader(say("Not finished: {count}", count=len(figure.missing))),
        "box": box_of(spread, longest) if spread else None,
        "times": [clock(each) for each in (spread.least, spread.lower, spread.median, spread.upper, spread.most)]
        if spread
        else None,
    }


def _goal(figure: GoalFigure) -> dict[str, Any]:
    return {
        "exercise": for_reader(figure.exercise),
        "number": figure.number,
        "text": for_reader(figure.text),
        "met": figure.met,
        "begun": figure.begun,
        "percent": figure.percent,
    }
