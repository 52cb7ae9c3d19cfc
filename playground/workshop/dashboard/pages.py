"""The dashboard's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from playground.workshop.classroom.access import workshop_to_lead
from playground.workshop.classroom.errors import NoWorkshop


@require_safe
@never_cache
@ensure_csrf_cookie
def dashboard(request: HttpRequest, workshop: str) -> HttpResponse:
    """For those who teach it."""
    try:
        found = workshop_to_lead(request.user, workshop)
    except NoWorkshop as error:
        raise Http404 from error
    return render(request, "dashboard.html", {"workshop": found})
