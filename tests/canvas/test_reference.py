"""Endpoints of the action catalogue."""

from typing import Any

from tests.builders import Drawn
from tests.canvas.conftest import Visitor, error_of


def _get(visitor: Visitor, path: str, **query: Any) -> Any:
    response = visitor.client.get(f"/api/catalog/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def test_actions_are_found_by_their_beginning(visitor: Visitor) -> None:
    found = _get(visitor, "actions/", search="s3:geto", limit=3)
    first = found["actions"][0]
    assert (first["name"], first["access"]) == ("s3:GetObject", "read")
    assert {"name": "object", "arn": "arn:${Partition}:s3:::${BucketName}/${ObjectName}"} in first["resources"]
    assert found["next"] == 3


def test_the_pages_of_a_search_hold_each_action_once(visitor: Visitor) -> None:
    names: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = _get(visitor, "actions/", search="sts:", limit=4, offset=offset)
        names += [action["name"] for action in page["actions"]]
        offset = page["next"]
    assert len(names) == len(set(names)) > 8
    assert "sts:AssumeRole" in names


def test_actions_can_be_asked_for_by_what_they_are_about(visitor: Visitor) -> None:
    found = _get(visitor, "actions/", resource="arn:aws:s3:::photos", limit=100)
    names = {action["name"] for action in found["actions"]}
    assert "s3:ListBucket" in names
    assert "s3:GetObject" not in names


def test_one_action_comes_with_its_condition_keys(visitor: Visitor) -> None:
    found = _get(visitor, "actions/s3:listbucket/")
    assert found["action"]["name"] == "s3:ListBucket"
    assert {"s3:prefix", "s3:max-keys"} <= {key["name"] for key in found["keys"]}
    missing = visitor.client.get("/api/catalog/actions/s3:Nothing/")
    assert missing.status_code == 404
    assert error_of(missing)["code"] == "unknown_action"


def test_condition_keys_are_those_of_the_actions_and_the_global_ones(visitor: Visitor) -> None:
    found = _get(visitor, "condition-keys/", actions="iam:PassRole", search="passed")
    assert [key["name"] for key in found["keys"]] == ["iam:PassedToService"]
    assert _get(visitor, "condition-keys/", actions="s3:GetObject", search="passed")["keys"] == []
    (source,) = _get(visitor, "condition-keys/", search="aws:sourceip")["keys"]
    assert (source["name"], source["type"], source["many"]) == ("aws:SourceIp", "address", False)


def test_services_are_found_by_prefix_and_by_title(visitor: Visitor) -> None:
    assert _get(visitor, "services/", search="dyn")["services"][0]["prefix"] == "dynamodb"
    assert [each["prefix"] for each in _get(visitor, "services/", search="step func")["services"]] == ["states"]


def test_drawn_resources_that_an_action_can_be_about(visitor: Visitor, drawn: Drawn) -> None:
    def fitting(action: str) -> Any:
        return visitor.get(f"resources-for/?action={action}").json()

    bucket = "arn:aws:s3:::plans-of-the-house"
    assert fitting("s3:ListBucket") == {"known": True, "resources": [{"arn": bucket, "inside": False}]}
    assert fitting("s3:GetObject") == {"known": True, "resources": [{"arn": bucket, "inside": True}]}
    assert [each["arn"] for each in fitting("iam:PassRole")["resources"]] == [
        "arn:aws:iam::111122223333:role/FireMarshal"
    ]
    assert fitting("s3:ListAllMyBuckets") == {"known": True, "resources": []}
    assert fitting("s3:Fly") == {"known": False, "resources": []}


def test_an_answer_that_the_browser_has_is_not_sent_again(visitor: Visitor) -> None:
    first = visitor.client.get("/api/catalog/actions/?search=s3:get")
    assert first["Cache-Control"] == "private, max-age=3600"
    again = visitor.client.get("/api/catalog/actions/?search=s3:get", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert again.content == b""


def test_the_catalogue_has_bounds_and_is_for_people_who_signed_in(visitor: Visitor) -> None:
    for query in ("limit=101", "limit=0", "offset=-1", "offset=30001", "search=" + "x" * 129):
        assert visitor.client.get(f"/api/catalog/actions/?{query}").status_code == 400, query
    assert Visitor(None, "any").client.get("/api/catalog/actions/").status_code in (401, 403)
