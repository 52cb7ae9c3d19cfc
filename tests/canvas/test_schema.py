"""The OpenAPI schema: complete, without warnings, and what the server really answers."""

import json
from typing import Any

import pytest
from django.core.management import call_command

from tests.builders import Drawn
from tests.canvas.conftest import Visitor


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `manage.py spectacular --fail-on-warn` writes; the front end's types are made from it."""
    file = tmp_path_factory.mktemp("schema") / "schema.json"
    call_command("spectacular", "--fail-on-warn", "--validate", "--format", "openapi-json", "--file", str(file))
    return json.loads(file.read_text())


def operations(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, found) for path, methods in schema["paths"].items() for method, found in methods.items()]


def test_every_operation_has_a_name_of_its_own(schema: dict[str, Any]) -> None:
    names = [found["operationId"] for _, _, found in operations(schema)]
    assert len(names) == len(set(names)) > 50


def test_every_answer_with_a_body_says_its_shape(schema: dict[str, Any]) -> None:
    for path, method, found in operations(schema):
        for status, response in found["responses"].items():
            assert status == "204" or "application/json" in response.get("content", {}), (path, method)


def test_the_canvas_is_described_as_it_is_answered(schema: dict[str, Any], visitor: Visitor, drawn: Drawn) -> None:
    described = schema["components"]["schemas"]
    canvas = visitor.canvas()
    assert set(canvas) == set(described["CanvasShape"]["properties"])
    assert set(canvas["roles"][0]) == set(described["RoleShape"]["properties"])
    assert set(canvas["roles"][0]["trust_links"][0]) == set(described["TrustLinkShape"]["properties"])


def test_the_schema_is_served_to_everybody(visitor: Visitor) -> None:
    assert visitor.client.get("/api/schema/").status_code == 200
