"""Pages of this face: a certificate, for whoever has its link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from playground.languages import for_reader
from playground.workshop.certificate import page_of
from playground.workshop.errors import UnknownCertificate


@require_safe
@never_cache
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Read by anybody, signed in or not; search engines are asked to leave it alone."""
    try:
        page = page_of(code)
    except UnknownCertificate as error:
        return render(request, "notice.html", {"error": for_reader(error.to_json())}, status=404)
    tracks = [
        (name, number, [(for_reader(line.title), line.score, line.day) for line in lines])
        for name, number, lines in page.tracks
    ]
    context = {"page": page, "tracks": tracks, "address": request.build_absolute_uri()}
    response = render(request, "certificate.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
