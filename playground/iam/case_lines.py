"""JSON Lines of cases, line by line: what the commands print, and what checks of the engine compare with.

A line that is no case gives an error line that names it; the rest goes on.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from playground.errors import PlaygroundError
from playground.iam.case_format import POLICY_TYPES, read_case, verdict
from playground.iam.decision import Decision
from playground.iam.errors import MalformedCase
from playground.iam.evaluate import evaluate
from playground.iam.explain import sentence
from playground.iam.json_text import JsonProblem, Kind, Limits, Node, read_json
from playground.iam.parse import parse_policy
from playground.iam.request import Request

MAX_LINE = 1_000_000  # characters
_POLICY_LINE = Limits(characters=MAX_LINE, nodes=100_000, depth=100)
Answer = dict[str, Any]


def judge_lines(lines: Iterable[str], explain: str | None = None) -> Iterator[Answer]:
    """In: lines with a request and its policies each; `explain` adds the trace as text or json. Out: an answer each."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(number, line, lambda text: _judge(text, explain))


def validate_lines(lines: Iterable[str]) -> Iterator[Answer]:
    """In: lines with a policy and its type each. Out: an answer each: verdict and findings."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(number, line, _validate)


def failed(answer: Answer) -> bool:
    """Whether an answer says that its line could not be judged."""
    return "error" in answer


def _answer(number: int, line: str, judge: Callable[[str], tuple[Answer, Answer]]) -> Answer:
    """The answer to one line. Its id comes first; an error says which line it was, and its id if that can be read."""
    try:
        if len(line) > MAX_LINE:
            raise MalformedCase(f"The line has more than {MAX_LINE:,} characters.", hint="Split it.")
        found, judged = judge(line)
    except PlaygroundError as error:
        return {"id": _id_in(line), "line": number, "error": error.to_json()}
    return found | judged


def _id_in(line: str) -> str | int | None:
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        return None
    name = case.get("id") if isinstance(case, dict) else None
    return name if isinstance(name, str | int) else None


def _judge(line: str, explain: str | None) -> tuple[Answer, Answer]:
    case = _decoded(line)
    request, policies = read_case(case)
    decision = evaluate(request, policies, trace=explain is not None)
    answer: Answer = {"verdict": verdict(decision)}
    if explain == "json":
        answer["decision"] = decision.to_json()
    elif explain == "text":
        answer["explanation"] = "\n".join(explanation(decision, request))
    return {"id": case.get("id")}, answer


def _validate(line: str) -> tuple[Answer, Answer]:
    try:
        root = read_json(line, _POLICY_LINE)
    except JsonProblem as problem:
        raise MalformedCase(problem.message, hint=problem.hint, place=f"character {problem.start + 1}") from problem
    kind, policy, name = root.get("policyType"), root.get("policy"), root.get("id")
    if kind is None or kind.text not in POLICY_TYPES:
        hint = f"Write one of {', '.join(POLICY_TYPES)}."
        raise MalformedCase("policyType is missing or unknown.", hint=hint, place="policyType")
    if policy is None:
        raise MalformedCase("policy is missing.", hint="Give the document, any JSON value.", place="policy")
    parsed = parse_policy(line[policy.start : policy.end], POLICY_TYPES[kind.text])
    findings = [finding.to_json() for finding in parsed.findings]
    return {"id": _id(name)}, {"verdict": "Valid" if parsed.ok else "Invalid", "findings": findings}


def _id(node: Node | None) -> str | None:
    return node.text if node is not None and node.kind in (Kind.STRING, Kind.NUMBER) else None


def _decoded(line: str) -> Any:
    try:
        return json.loads(line, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError) as error:
        place = f"character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise MalformedCase("The line is no JSON.", hint="Write one JSON object a line.", place=place) from error


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        repeated = next(name for index, (name, _) in enumerate(pairs) if name in dict(pairs[:index]))
        raise MalformedCase(f"{repeated[:100]!r} is given twice in the same object.", hint="Keep one of them.")
    return read


def explanation(decision: Decision, request: Request) -> Iterator[str]:
    """The trace as lines of text, under one sentence."""
    yield sentence(decision, request)
    for step in decision.trace:
        yield f"{step.layer}{f' at {step.target}' if step.target else ''}: {step.verdict}"
        for statement in step.statements:
            ref = statement.ref
            mark = "matches" if statement.matched else "does not match"
            yield f"  {statement.effect} {ref.policy_name}{ref.pointer} {mark}"
            for check in statement.checks:
                name = f"{check.operator} {check.key}" if check.operator else check.element
                actual = "nothing" if check.actual is None else check.actual
                yield f"    {'+' if check.matched else '-'} {name}: wants {check.wanted}; has {actual}"
