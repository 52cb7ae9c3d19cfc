"""`manage.py authorize` and `manage.py validate_policy`: a line in, a line out."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.iam.worlds import ANA, allow, deny

CASE: dict[str, Any] = {
    "id": "one",
    "request": {"principal": ANA, "action": "s3:GetObject", "resource": {"arn": "arn:aws:s3:::b/x"}, "context": {}},
    "identityPolicies": [{"Version": "2012-10-17", "Statement": [allow("s3:*"), deny("s3:Put*")]}],
}


def _run(command: str, tmp_path: Path, *lines: str, **options: Any) -> tuple[list[dict[str, Any]], int]:
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    out, code = io.StringIO(), 0
    try:
        call_command(command, str(file), stdout=out, **options)
    except SystemExit as stop:
        code = int(str(stop.code))
    return [json.loads(line) for line in out.getvalue().splitlines()], code


def test_every_case_gets_a_verdict(tmp_path: Path) -> None:
    assert _run("authorize", tmp_path, json.dumps(CASE)) == ([{"id": "one", "verdict": "Allowed"}], 0)


def test_a_malformed_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = ['{"id": "broken"', "", json.dumps(CASE), json.dumps({"id": "empty"}), '{"a": 1, "a": 2}', "[" * 100_000]
    answers, code = _run("authorize", tmp_path, *lines)
    assert [answer.get("line") for answer in answers] == [1, None, 4, 5, 6]
    assert [answer["id"] for answer in answers] == [None, "one", "empty", None, None]
    assert answers[1]["verdict"] == "Allowed"
    assert [answers[index]["error"]["place"] for index in (0, 2)] == ["character 17", "request"]
    assert all(answer["error"]["hint"] for answer in answers if "error" in answer)
    assert code == 1


def test_explaining_adds_the_trace(tmp_path: Path) -> None:
    (text,), _ = _run("authorize", tmp_path, json.dumps(CASE), explain="text")
    assert text["explanation"].startswith("User ana may do s3:GetObject")
    (tree,), _ = _run("authorize", tmp_path, json.dumps(CASE), explain="json")
    assert [step["layer"] for step in tree["decision"]["trace"]][-1] == "identity"
    assert tree["decision"]["deciding"]["pointer"] == "/Statement/0"


@pytest.mark.parametrize("order", [("FILE", "--explain"), ("--explain", "FILE"), ("--explain", "json", "FILE")])
def test_the_trace_comes_as_json_where_nothing_else_is_asked_for(tmp_path: Path, order: tuple[str, ...]) -> None:
    file, out = tmp_path / "one.jsonl", io.StringIO()
    file.write_text(json.dumps(CASE), encoding="utf-8")
    call_command("authorize", *(str(file) if word == "FILE" else word for word in order), stdout=out)
    assert json.loads(out.getvalue())["decision"]["reason"] == "allowed.identity"


def test_a_form_of_explaining_that_nobody_knows_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="text or json, not yaml"):
        call_command("authorize", str(tmp_path / "one.jsonl"), "--explain", "yaml")


def test_policies_are_judged_with_findings(tmp_path: Path) -> None:
    good = {"id": "a", "policyType": "identity", "policy": {"Statement": allow("s3:*")}}
    bad = {"id": "b", "policyType": "trust", "policy": {"Statement": allow("s3:*")}}
    answers, code = _run("validate_policy", tmp_path, json.dumps(good), json.dumps(bad))
    assert [(answer["id"], answer["verdict"]) for answer in answers] == [("a", "Valid"), ("b", "Invalid")]
    assert "principal_missing" in {finding["code"] for finding in answers[1]["findings"]}
    assert code == 0


def test_a_repeated_key_inside_a_policy_does_not_get_lost_on_the_way(tmp_path: Path) -> None:
    statement = '{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}'
    line = f'{{"id":"d","policyType":"identity","policy":{{"Statement":{statement}}}}}'
    (answer,), _ = _run("validate_policy", tmp_path, line)
    assert (answer["verdict"], answer["findings"][0]["code"]) == ("Invalid", "duplicate_key")


def test_a_policy_of_no_known_type_gets_an_error_line(tmp_path: Path) -> None:
    lines = ('{"id": "x", "policyType": "nothing", "policy": {}}', '{"policyType": "trust"}', "7", "no json")
    answers, code = _run("validate_policy", tmp_path, *lines)
    assert [(answer["line"], answer["id"]) for answer in answers] == [(1, "x"), (2, None), (3, None), (4, None)]
    assert code == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no file that can be read"):
        call_command("authorize", str(tmp_path / "nothing"))
