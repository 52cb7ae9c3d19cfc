"""Every complaint has one shape: a code, a sentence, a way out, a place."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import AsyncClient, Client, RequestFactory
from django.utils.translation import override
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotAuthenticated, Throttled
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from playground.config.api_errors import places, server_error
from playground.errors import Kind, PlaygroundError

MEGABYTE = 1_048_576


class NameTaken(PlaygroundError):
    code = "NameTaken"
    kind = Kind.CONFLICT


class Point(serializers.Serializer[dict[str, Any]]):
    x = serializers.FloatField()


class Move(serializers.Serializer[dict[str, Any]]):
    name = serializers.CharField(max_length=3)
    points = Point(many=True)


class Echo(APIView):
    """Answers with what it was sent; raises what the test gave it."""

    permission_classes = ()
    throttle_classes = ()
    error: Exception | None = None

    def post(self, request: Request) -> Response:
        if self.error:
            raise self.error
        return Response(request.data)


class MoveView(Echo):
    def post(self, request: Request) -> Response:
        move = Move(data=request.data)
        move.is_valid(raise_exception=True)
        return Response(move.data)


def post(body: bytes | str, view: type[APIView] = Echo, **options: Any) -> Response:
    response = view.as_view(**options)(APIRequestFactory().post("/api/x/", body, content_type="application/json"))
    response.render()
    return response


def error_of(response: Response) -> dict[str, Any]:
    assert set(response.data) == {"error"}
    assert set(response.data["error"]) == {"code", "message", "hint", "place", "details"}
    return response.data["error"]


def test_our_error_shows_all_it_knows() -> None:
    error = NameTaken("There is a role named A.", hint="Choose another.", place="name", details={"name": "A"})
    response = post("{}", error=error)
    assert response.status_code == 409
    assert error_of(response) == {
        "code": "NameTaken",
        "message": "There is a role named A.",
        "hint": "Choose another.",
        "place": "name",
        "details": {"name": "A"},
    }


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Http404(), 404, "NotFound"),
        (PermissionDenied(), 403, "NotAllowed"),
        (NotAuthenticated(), 403, "NotSignedIn"),
        (Throttled(wait=7), 429, "TooManyRequests"),
        (APIException("odd"), 500, "Error"),
    ],
)
def test_errors_of_the_frameworks_have_the_same_shape(error: Exception, status: int, code: str) -> None:
    response = post("{}", error=error)
    assert (response.status_code, error_of(response)["code"]) == (status, code)


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    assert post("{}", error=Throttled(wait=7))["Retry-After"] == "7"


def test_a_defect_of_ours_is_not_dressed_up_as_an_error_of_theirs() -> None:
    with pytest.raises(ZeroDivisionError):
        post("{}", error=ZeroDivisionError())


def test_a_wrong_field_is_named_by_its_path() -> None:
    response = post('{"name": "abcd", "points": [{"x": 1}, {"x": "far"}]}', MoveView)
    error = error_of(response)
    assert (response.status_code, error["code"], error["place"]) == (400, "ValidationError", "name")
    assert [field["place"] for field in error["details"]["fields"]] == ["name", "points[1].x"]


def test_complaints_about_a_whole_object_carry_the_path_of_the_object() -> None:
    assert places({"a": {"non_field_errors": ["no"]}}) == [("a", "no")]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"a": 1,}', "line 1, column 9"),
        ("{", "line 1, column 2"),
        (b'{"a": "\xff"}', "not UTF-8"),
        ('{"a": NaN}', "number"),
        ('{"a": ' + "9" * 5000 + "}", "number"),
        ('{"a": "\\ud800"}', "surrogate"),
    ],
)
def test_a_broken_body_is_refused_with_the_place(body: bytes | str, said: str) -> None:
    response = post(body)
    assert (response.status_code, error_of(response)["code"]) == (400, "MalformedJson")
    assert said in error_of(response)["message"]


@pytest.mark.parametrize("depth", [65, 10_000, 500_000])
def test_a_body_nested_too_deeply_is_refused(depth: int) -> None:
    response = post("[" * depth + "]" * depth)
    assert (response.status_code, error_of(response)["code"]) == (400, "MalformedJson")


def test_a_body_as_deep_as_allowed_is_read() -> None:
    assert post("[" * 64 + "]" * 64).status_code == 200


def test_brackets_inside_a_text_are_not_depth() -> None:
    assert post('["' + "[" * 500 + '\\"[["]').status_code == 200


@pytest.mark.parametrize(("size", "status"), [(MEGABYTE, 200), (MEGABYTE + 1, 413)])
def test_a_body_may_have_a_megabyte_and_no_byte_more(size: int, status: int) -> None:
    assert post('"' + "a" * (size - 2) + '"').status_code == status


def test_an_address_that_does_not_exist_answers_a_program_in_json_and_a_person_in_words() -> None:
    assert Client().get("/api/nothing/").json()["error"]["code"] == "NotFound"
    page = Client().get("/nothing/")
    assert page.status_code == 404
    assert "There is nothing here." in page.text
    assert '<html lang="en">' in page.text
    assert "To the home page" in page.text


def test_a_person_reads_of_a_defect_of_ours_in_their_language_without_the_database() -> None:
    request = RequestFactory().get("/s/somewhere/")
    with override("de"):
        page = server_error(request)
    assert page.status_code == 500
    assert '<html lang="de">' in page.text
    assert "Bei uns ist etwas schiefgegangen." in page.text


async def test_pages_say_the_same_over_asgi() -> None:
    response = await AsyncClient().get("/api/nothing/")
    assert response.status_code == 404
    assert response.json()["error"]["hint"]
