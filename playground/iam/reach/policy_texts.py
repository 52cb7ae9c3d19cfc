"""Policy documents inside an organisation's document, as texts in stored form."""

import json
from collections.abc import Mapping
from typing import Any

from playground.iam.checks.report import Report
from playground.iam.checks.scope import Scope
from playground.iam.checks.structure import check_document
from playground.iam.findings import FindingLevel
from playground.iam.json_text import JsonProblem, read_json
from playground.iam.policy import PolicyType
from playground.iam.reach.errors import MalformedOrganization
from playground.iam.reach.row import Row


class PolicyTexts:
    """In: unique ids by the ARN of users and roles, which replace those ARNs in Principal elements.

    Each distinct text is checked once for its type. Sizes and what is merely unwise are not this reader's business.
    """

    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = ids
        self._checked: set[tuple[str, PolicyType]] = set()

    def of(self, row: Row, key: str, policy_type: PolicyType) -> str:
        """In: where a document stands. Out: its text; raises MalformedOrganization with the place of what is wrong."""
        document = row.row(key).fields
        written = _text(document)
        if (written, policy_type) not in self._checked:
            _check(written, policy_type, row.at(key))
            self._checked.add((written, policy_type))
        return _text(self._stored(document)) if policy_type in (PolicyType.TRUST, PolicyType.RESOURCE) else written

    def _stored(self, document: Mapping[str, Any]) -> Mapping[str, Any]:
        statements = document.get("Statement")
        if isinstance(statements, dict):
            return {**document, "Statement": self._statement(statements)}
        if isinstance(statements, list):
            return {**document, "Statement": [self._statement(each) for each in statements]}
        return document

    def _statement(self, statement: Any) -> Any:
        if not isinstance(statement, dict):
            return statement
        return {key: self._named(value) if key in ("Principal", "NotPrincipal") else value
                for key, value in statement.items()}  # fmt: skip

    def _named(self, element: Any) -> Any:
        if not isinstance(element, dict) or "AWS" not in element:
            return element
        names = element["AWS"]
        if isinstance(names, list):
            return {**element, "AWS": [self._ids.get(each, each) if isinstance(each, str) else each for each in names]}
        return {**element, "AWS": self._ids.get(names, names) if isinstance(names, str) else names}


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, separators=(",", ":"))


def _check(text: str, policy_type: PolicyType, place: str) -> None:
    report = Report(text)
    try:
        check_document(read_json(text), Scope(report, policy_type))
    except JsonProblem as problem:
        raise MalformedOrganization(problem.message, hint=problem.hint, place=place) from problem
    for finding in report.findings():
        if finding.level is FindingLevel.ERROR:
            where = place + finding.pointer
            raise MalformedOrganization(f"{where}: {finding.message}", hint=finding.hint, place=where)
