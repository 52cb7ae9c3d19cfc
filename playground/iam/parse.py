"""Policy text to PolicyDocument; each complaint carries its place and a fix. Start of every check: limits, then JSON,

then the rules of the policy's type (`checks/`), then remarks on what is legal but unwise (`lint.py`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from playground.iam.checks.report import MAX_FINDINGS, Report
from playground.iam.checks.scope import Scope
from playground.iam.checks.sizes import check_size
from playground.iam.checks.structure import check_document
from playground.iam.errors import MalformedPolicy, PolicyTooLarge
from playground.iam.findings import Finding, FindingLevel
from playground.iam.json_text import JsonProblem, Node, duplicate_keys, read_json
from playground.iam.known import KnownPrincipals
from playground.iam.lint import lint
from playground.iam.policy import PolicyDocument, PolicyType
from playground.iam.uncollected import uncollected
from playground.sentences import say

_UNREADABLE = re.compile(r"[^\x09\x0a\x0d\x20-\xff]")  # AWS takes no other characters in a policy
_LIMITS = frozenset({"policy_too_large", "policy_too_deep", "number_too_long"})


@dataclass(frozen=True)
class ParsedPolicy:
    """A document (None when there are errors) and what was found."""

    document: PolicyDocument | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether it may be saved: no finding is an error."""
        return all(finding.level is not FindingLevel.ERROR for finding in self.findings)

    def raise_if_invalid(self) -> PolicyDocument:
        """Out: the document, or MalformedPolicy: the first error as message, every finding in the details."""
        if self.document is not None:
            return self.document
        first = next(finding for finding in self.findings if finding.level is FindingLevel.ERROR)
        error = PolicyTooLarge if first.code in _LIMITS else MalformedPolicy
        details = {"findings": [finding.to_json() for finding in self.findings]}
        raise error(first.message, hint=first.hint, place=first.pointer, details=details)


def parse_policy(
    text: str,
    policy_type: PolicyType,
    *,
    known: KnownPrincipals | None = None,
    strangers: frozenset[str] = frozenset(),
) -> ParsedPolicy:
    """In: the text of a policy and its type; who exists (None: not checked); account numbers of other companies.

    Out: the document or the findings; bad input never raises.
    """
    if known is None:
        return _parse(text, policy_type, strangers)
    return _parse_checked(text, policy_type, known, strangers)


@lru_cache(maxsize=2048)
def document_as_it_stands(text: str, policy_type: PolicyType) -> PolicyDocument:
    """In: a stored text. Out: what it says, also where saving it today would be refused.

    A text that is no policy at all says nothing: a document without statements, which allows and denies nobody.
    """
    with uncollected():
        try:
            root = read_json(text)
        except JsonProblem:
            return PolicyDocument(())
        return check_document(root, Scope(Report(text, room=0), policy_type)) or PolicyDocument(())


@lru_cache(maxsize=1024)
def _parse(text: str, policy_type: PolicyType, strangers: frozenset[str]) -> ParsedPolicy:
    return _parse_checked(text, policy_type, None, strangers)


def _parse_checked(
    text: str, policy_type: PolicyType, known: KnownPrincipals | None, strangers: frozenset[str]
) -> ParsedPolicy:
    with uncollected():
        return _parse_now(text, policy_type, known, strangers)


def _parse_now(
    text: str, policy_type: PolicyType, known: KnownPrincipals | None, strangers: frozenset[str]
) -> ParsedPolicy:
    report = Report(text)
    root = _read(text, report)
    if root is None:
        return ParsedPolicy(None, report.findings())
    scope = Scope(report, policy_type, known, strangers)
    document = check_document(root, scope) if check_size(text, root, scope) else None
    if document is None or report.failed:
        return ParsedPolicy(None, report.findings())
    lint(document, root, scope)
    return ParsedPolicy(document, report.findings())


def _read(text: str, report: Report) -> Node | None:
    """The tree; None after a complaint."""
    try:
        root = read_json(text)
    except JsonProblem as problem:
        report.at(FindingLevel.ERROR, problem.start, problem.end, "", problem.code, problem.message, problem.hint)
        return None
    letter = _UNREADABLE.search(text)
    if letter is not None:
        message = say("The character {group!r} cannot stand in a policy.", group=letter.group())
        hint = say("AWS takes printable ASCII and Latin-1; write others as \\u escapes or leave them out.")
        report.at(FindingLevel.ERROR, letter.start(), letter.end(), "", "invalid_character", message, hint)
    for member, pointer in islice(duplicate_keys(root), MAX_FINDINGS):
        name = member.key.text[:100]
        message = say('"{name}" is given twice in the same object.', name=name)
        hint = say(
            "Keep one of them: readers of JSON take the last and drop the other, so the policy would not say both."
        )
        report.error(member.key, pointer, "duplicate_key", message, hint)
    return root
