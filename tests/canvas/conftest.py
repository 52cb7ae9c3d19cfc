"""Visitors: browsers, as far as HTTP goes."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from playground.people.models import Person
from tests.builders import Drawn, draw, trust, user_arn
from tests.canvas.routes import NOBODY_YET as NOBODY_YET


class Visitor:
    """One person's browser inside one sandbox: `visitor.post("roles/", name="Reader")`."""

    def __init__(self, person: Person | None, sandbox_id: str) -> None:
        self.client = Client(raise_request_exception=False)
        self.base = f"/api/sandboxes/{sandbox_id}/"
        if person is not None:
            self.client.force_login(person)

    def get(self, path: str = "") -> HttpResponse:
        return self.client.get(self.base + path)

    def send(self, method: str, path: str, body: Any = None) -> HttpResponse:
        call = getattr(self.client, method)
        return call(self.base + path, data=body, content_type="application/json")

    def post(self, path: str, **body: Any) -> HttpResponse:
        return self.send("post", path, body)

    def put(self, path: str, **body: Any) -> HttpResponse:
        return self.send("put", path, body)

    def patch(self, path: str, **body: Any) -> HttpResponse:
        return self.send("patch", path, body)

    def delete(self, path: str, **body: Any) -> HttpResponse:
        return self.send("delete", path, body)

    def canvas(self) -> dict[str, Any]:
        return self.get().json()


@pytest.fixture
def drawn(db: None) -> Drawn:
    """Jane may wear FireMarshal; Bob may not."""
    return draw(
        users=["jane", "bob"],
        roles={"FireMarshal": trust("AWS", user_arn("jane"))},
        groups=[{"account": "111122223333", "name": "wardens"}],
        resources=[{"arn": "arn:aws:s3:::plans-of-the-house", "account": "111122223333"}],
    )


@pytest.fixture
def visitor(drawn: Drawn) -> Visitor:
    return Visitor(drawn.owner, drawn.sandbox.public_id)


def error_of(response: HttpResponse) -> dict[str, Any]:
    """Out: the error, after checking that it names the place and the way out as every error does."""
    error = response.json()["error"]
    assert set(error) == {"code", "message", "hint", "place", "details"}
    assert error["code"] and error["message"]
    return error
