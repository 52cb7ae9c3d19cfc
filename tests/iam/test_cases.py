"""Every case, judged as `manage.py authorize` and `manage.py validate_policy` judge it: the two large files of `data/`,

and the sentences of `cases/`, a file a theme.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from playground.iam.case_format import POLICY_TYPES, read_case, verdict
from playground.iam.case_lines import judge_lines, validate_lines
from playground.iam.conditions import compile_condition
from playground.iam.evaluate import evaluate
from playground.iam.findings import FindingLevel
from playground.iam.parse import parse_policy
from playground.iam.policy import Condition
from playground.iam.principals import user_principal
from playground.iam.request import Request
from tests.iam.plain_rules import plain_verdict
from tests.iam.sentences import as_case, request_themes, sentences
from tests.iam.worlds import ANA

DATA = Path(__file__).parent / "data"


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def _by(field: str, lines: list[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        groups[json.loads(line)[field]].append(line)
    return groups


AUTHORIZATION = _by("category", _lines("authorization.jsonl"))
POLICIES = _by("policyType", _lines("invalid_policies.jsonl"))


def test_no_case_went_missing() -> None:
    assert sum(map(len, AUTHORIZATION.values())) == 1502
    assert sum(map(len, POLICIES.values())) == 83


@pytest.mark.parametrize("category", AUTHORIZATION)
def test_every_request_gets_its_verdict(category: str) -> None:
    answers = judge_lines(AUTHORIZATION[category])
    wanted = map(json.loads, AUTHORIZATION[category])
    assert [
        _difference(case, answer) for case, answer in zip(wanted, answers, strict=True) if _wrong(case, answer)
    ] == []


@pytest.mark.parametrize("policy_type", POLICIES)
def test_every_policy_is_accepted_or_refused_as_aws_would(policy_type: str) -> None:
    answers = validate_lines(POLICIES[policy_type])
    wanted = map(json.loads, POLICIES[policy_type])
    assert [
        _difference(case, answer) for case, answer in zip(wanted, answers, strict=True) if _wrong(case, answer)
    ] == []


@pytest.mark.parametrize("category", AUTHORIZATION)
def test_a_plain_reading_of_the_guide_gives_every_verdict_too(category: str) -> None:
    cases = map(json.loads, AUTHORIZATION[category])
    assert [case["id"] for case in cases if plain_verdict(case) != case["expected"]] == []


@pytest.mark.parametrize("theme", request_themes())
def test_every_sentence_about_requests_holds(theme: str) -> None:
    for short in sentences(theme):
        decision = evaluate(*read_case(as_case(short)))
        assert decision.reason == short["expect"], short["it"]
        assert plain_verdict(as_case(short)) == verdict(decision), short["it"]


@pytest.mark.parametrize("row", sentences("conditions"), ids=lambda row: row["it"])
def test_every_sentence_about_conditions_holds(row: dict[str, Any]) -> None:
    wants, has = row["wants"], row["has"]
    texts = tuple(each if isinstance(each, str) else json.dumps(each) for each in _many(wants))
    context = {} if has is None else {"example:key": tuple(has) if isinstance(has, list) else has}
    compiled = compile_condition(Condition(row["operator"], "Example:Key", texts), has_variables=True)
    assert compiled.test(Request(user_principal(ANA), "s3:GetObject", "*", None, context).facts) is row["expect"]


@pytest.mark.parametrize("row", sentences("documents"), ids=lambda row: row["it"])
def test_every_sentence_about_documents_holds(row: dict[str, Any]) -> None:
    found = parse_policy(json.dumps(row["policy"]), POLICY_TYPES[row["type"]]).findings
    errors = [finding.code for finding in found if finding.level is FindingLevel.ERROR]
    assert errors[:1] == ([] if row["expect"] is None else [row["expect"]])


def test_the_trace_tells_the_same_story_as_the_verdict() -> None:
    for line in _lines("authorization.jsonl"):
        request, policies = read_case(json.loads(line))
        decision = evaluate(request, policies, trace=True)
        verdicts = [step.verdict for step in decision.trace]
        assert decision.outcome == evaluate(request, policies).outcome
        if decision.reason.startswith("explicit_deny"):
            assert "deny" in verdicts
        elif not decision.reason.startswith(("not_permitted", "allowed.always")):
            assert "deny" not in verdicts
            assert {step.layer for step in decision.trace if step.verdict in ("silent", "absent")} >= set(
                decision.missing
            )


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _wrong(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    return bool(case["expected"] != answer.get("verdict"))


def _difference(case: dict[str, Any], answer: dict[str, Any]) -> str:
    return f"{case['id']} {case['title']}: {answer.get('verdict', answer.get('error'))}, not {case['expected']}"
