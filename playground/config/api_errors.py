"""Every error of every endpoint as one shape, written once:

    {"error": {"code": …, "message": …, "hint": …, "place": …, "details": {…}}}

`place` is a field path such as `positions[3].x`, or a JSON pointer into a policy document.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from playground.config.json_body import BodyTooLarge
from playground.errors import Kind, PlaygroundError
from playground.languages import for_reader, reader_language
from playground.sentences import Sentence, say

STATUS = {
    Kind.INVALID: 400,
    Kind.UNAUTHENTICATED: 401,
    Kind.DENIED: 403,
    Kind.NOT_FOUND: 404,
    Kind.CONFLICT: 409,
    Kind.TOO_LARGE: 413,
    Kind.TOO_OFTEN: 429,
    Kind.UNAVAILABLE: 503,
}
# REST framework's own complaints: our code for them, and the way out.
_KNOWN: dict[type[exceptions.APIException], tuple[str, str]] = {
    exceptions.ParseError: ("MalformedJson", say("Send JSON in UTF-8.")),
    exceptions.NotAuthenticated: ("NotSignedIn", say("Open the home page first: it makes you a guest.")),
    exceptions.AuthenticationFailed: ("NotSignedIn", say("Open the home page first: it makes you a guest.")),
    exceptions.PermissionDenied: ("NotAllowed", say("Ask the owner of the sandbox for access.")),
    exceptions.NotFound: ("NotFound", say("It may have been deleted. Load the page again.")),
    exceptions.MethodNotAllowed: ("MethodNotAllowed", say("The Allow header names what is possible here.")),
    exceptions.NotAcceptable: ("NotAcceptable", say("Accept application/json.")),
    exceptions.UnsupportedMediaType: ("UnsupportedMediaType", say("Send application/json.")),
    exceptions.Throttled: ("TooManyRequests", say("Wait as long as the Retry-After header says.")),
}


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """REST framework's exception handler. Out: the response, or None for what is a defect of ours."""
    error = _as_ours(error)
    if isinstance(error, PlaygroundError):
        set_rollback()
        return Response({"error": error.to_json()}, status=STATUS[error.kind])
    if isinstance(error, exceptions.APIException):
        set_rollback()
        return Response({"error": _of_framework(error)}, status=error.status_code, headers=_headers(error))
    return None


def _as_ours(error: Exception) -> Exception:
    """Django's own complaints in the framework's or our words."""
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied(str(error) or None)
    return _too_large() if isinstance(error, RequestDataTooBig) else error


def _too_large() -> BodyTooLarge:
    return BodyTooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait))
    return headers


def _of_framework(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        return _of_validation(error.detail)
    code, hint = _KNOWN.get(type(error), ("Error", ""))
    if isinstance(error, exceptions.PermissionDenied) and error.detail == error.default_detail:
        return _shape(code, say("You do not have permission to perform this action."), hint)
    return _shape(code, str(error.detail), hint)


def _of_validation(detail: Any) -> dict[str, Any]:
    """In: REST framework's nested complaints. Out: the first as the error itself, all of them in `details`."""
    fields = [{"place": place, "message": message} for place, message in places(detail)][:100]
    first = fields[0] if fields else {"place": "", "message": say("The request is not valid.")}
    return _shape(
        "ValidationError",
        first["message"],
        say("Correct this field and send again."),
        first["place"],
        {"fields": fields},
    )


def _shape(
    code: str, message: str, hint: str = "", place: str = "", details: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Out: what a PlaygroundError of that code would look like."""
    return PlaygroundError(message, hint=hint, place=place, details=details).to_json() | {"code": code}


def places(detail: Any, path: str = "") -> list[tuple[str, str]]:
    """In: lists and dictionaries of complaints. Out: each complaint with the path of its field, as `a.b[0].c`."""
    if isinstance(detail, Mapping):
        pairs = [(path if name == "non_field_errors" else _below(path, name), part) for name, part in detail.items()]
        return [found for below, part in pairs for found in places(part, below)]
    if isinstance(detail, list):
        nested = any(isinstance(part, Mapping | list) for part in detail)
        pairs = [(f"{path}[{index}]" if nested else path, part) for index, part in enumerate(detail)]
        return [found for below, part in pairs for found in places(part, below)]
    # The framework keeps plain text only: what is a template of ours is a sentence again, and its own is as it is.
    return [(path, Sentence(str(detail), {}))]


def _below(path: str, name: Any) -> str:
    if isinstance(name, int):  # a ListField numbers its complaints
        return f"{path}[{name}]"
    return f"{path}.{name}" if path else str(name)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(
        request, 403, "CsrfFailed", say("This form was not sent from our page."), say("Load the page again.")
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        error = _too_large()
        return _answer(request, 413, error.code, error.message, error.hint)
    return _answer(request, 400, "BadRequest", say("We could not read this request."), say("Load the page again."))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 403, "NotAllowed", say("You may not see this page."), say("Ask its owner for access."))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(
        request, 404, "NotFound", say("There is nothing here."), say("It may have been deleted. Go to the home page.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer(
        request, 500, "InternalError", say("Something went wrong on our side."), say("Try again; the log has more.")
    )


def _answer(request: HttpRequest, status: int, code: str, message: str, hint: str) -> HttpResponse:
    """Out: our shape for a program, a page for a person."""
    error = for_reader(_shape(code, message, hint))
    if request.path.startswith("/api/"):
        return JsonResponse({"error": error}, status=status)
    # By hand, for what fills other pages' contexts asks the database, and that may be what went wrong.
    page = {"error": error, "CSP_NONCE": getattr(request, "csp_nonce", ""), "language": reader_language()}
    return HttpResponse(render_to_string("notice.html", page), status=status)
