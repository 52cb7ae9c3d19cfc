"""Endpoints for what is attached where, inline policies, and checks of a document before it is saved."""

from dataclasses import dataclass

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, nothing, operation, sent
from playground.iam.fixes import Fix, fixes_of
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.live.shapes import FindingShape, InlinePolicyShape
from playground.sandbox.commands import policies
from playground.sandbox.commands.trust import known_principals
from playground.sandbox.directory import Directory
from playground.sandbox.documents import findings_of

POLICY_ARN = OpenApiParameter("policy_arn", OpenApiTypes.STR, description="ARN of the managed policy.")


@dataclass(frozen=True, slots=True)
class TextEditShape:
    """Replace the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FixShape:
    """A sure repair of one finding, by its index; `title` says what it does."""

    finding: int
    title: str
    edits: list[TextEditShape]


@dataclass(frozen=True, slots=True)
class FindingsShape:
    findings: list[FindingShape]
    fixes: list[FixShape]


class Attachments(SandboxView):
    @operation("attachPolicy", takes=serializers.AttachmentIn)
    def put(self, request: Request, sandbox: str, owner: str) -> Response:
        values = sent(serializers.AttachmentIn, request)
        with self.editing() as edit:
            policies.attach(edit, owner, values["policy_arn"])
        return nothing()

    @operation("detachPolicy", parameters=[POLICY_ARN])
    def delete(self, request: Request, sandbox: str, owner: str) -> Response:
        """Which one stands in the query, or in the body as for PUT."""
        arn = request.query_params.get("policy_arn") or sent(serializers.AttachmentIn, request)["policy_arn"]
        with self.editing() as edit:
            policies.detach(edit, owner, arn)
        return nothing()


class OneInlinePolicy(SandboxView):
    @operation("putInlinePolicy", takes=serializers.DocumentIn, gives=InlinePolicyShape)
    def put(self, request: Request, sandbox: str, owner: str, name: str) -> Response:
        values = sent(serializers.DocumentIn, request)
        with self.editing() as edit:
            row = policies.put_inline(edit, owner, name, **values)
        findings = list(findings_of(row.document, PolicyType.IDENTITY))
        return answer(InlinePolicyShape(row.name, row.document, findings))

    @operation("removeInlinePolicy")
    def delete(self, request: Request, sandbox: str, owner: str, name: str) -> Response:
        with self.editing() as edit:
            policies.remove_inline(edit, owner, name)
        return nothing()


class Validate(SandboxView):
    looks_only = True

    @operation("validatePolicy", takes=serializers.ValidateIn, gives=FindingsShape)
    def post(self, request: Request, sandbox: str) -> Response:
        """What saving this document would say; nothing is saved."""
        values = sent(serializers.ValidateIn, request)
        policy_type = PolicyType(values["policy_type"])
        known, strangers = None, frozenset[str]()
        if policy_type is PolicyType.TRUST:
            directory = Directory.of(self.found.pk)
            known = known_principals(self.found.pk, directory)
            strangers = directory.strangers(values.get("account_id"))
        parsed = parse_policy(values["document"], policy_type, known=known, strangers=strangers)
        fixes = [_fix(each) for each in fixes_of(values["document"], parsed.findings)]
        return answer(FindingsShape([FindingShape(**finding.to_json()) for finding in parsed.findings], fixes))


def _fix(fix: Fix) -> FixShape:
    return FixShape(fix.finding, fix.title, [TextEditShape(edit.start, edit.end, edit.new) for edit in fix.edits])
