"""The page of those who teach: what their workshop's links in courses have brought, and what did not go back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from playground.languages import for_reader
from playground.sentences import say
from playground.workshop.classroom.access import workshop_to_lead
from playground.workshop.classroom.errors import NoWorkshop
from playground.workshop.lti.figures import figures_of
from playground.workshop.lti.grades import MOST_AGAIN, unsent
from playground.workshop.lti.tasks import queue, queue_rosters
from playground.workshop.models import Workshop


@method_decorator(never_cache, name="dispatch")
class Course(View):
    """Works without JavaScript."""

    def get(self, request: HttpRequest, workshop: str) -> HttpResponse:
        found = _led(request, workshop)
        figures = figures_of(found)
        context = {
            "workshop": found,
            "figures": figures,
            "sent": for_reader(say("Scores there: {count}", count=figures.sent)),
            "waiting": for_reader(say("Not there yet: {count}", count=figures.waiting)),
        }
        return render(request, "lti_course.html", context)

    def post(self, request: HttpRequest, workshop: str) -> HttpResponse:
        """In: do=roster: who is in the course is expected. Else every score that is not there is sent. By tasks."""
        found = _led(request, workshop)
        if request.POST.get("do") == "roster":
            queue_rosters(found)
            return redirect("lti-course", workshop=found.public_id)
        queue(unsent(found.pk).values_list("pk", flat=True)[:MOST_AGAIN])
        return redirect("lti-course", workshop=found.public_id)


def _led(request: HttpRequest, public_id: str) -> Workshop:
    try:
        found: Workshop = workshop_to_lead(request.user, public_id)
    except NoWorkshop as error:
        raise Http404 from error
    return found
