"""Every case file, judged as `manage.py authorize` and `manage.py validate_policy` judge it."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from playground.iam.case_format import read_case
from playground.iam.case_lines import judge_lines, validate_lines
from playground.iam.evaluate import evaluate

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


def _wrong(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    return bool(case["expected"] != answer.get("verdict"))


def _difference(case: dict[str, Any], answer: dict[str, Any]) -> str:
    return f"{case['id']} {case['title']}: {answer.get('verdict', answer.get('error'))}, not {case['expected']}"
