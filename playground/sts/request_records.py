"""Requests that somebody sends, written down with the decision on them.

Source: AWS CloudTrail User Guide, "Logging data events": what is read and written inside a resource is a data event.
"""

from dataclasses import replace
from datetime import datetime

from playground.errors import PlaygroundError
from playground.iam.authorize import Judgement
from playground.iam.decision import Outcome
from playground.iam.errors import UnknownAction
from playground.iam.explain import aws_code, aws_message
from playground.iam.reference.lookup import find_action
from playground.people.models import Person
from playground.sandbox.activity import ADDRESS, Call, keep
from playground.sandbox.models import Sandbox
from playground.sts.callers import CallerRef
from playground.sts.models import RoleSession
from playground.sts.recording import UNKNOWN, identity_of, keep_refused, who_of

_READS = ("read", "list")
_DATA = {
    "dynamodb": ("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"),
    "lambda": ("InvokeFunction",),
    "sqs": ("SendMessage", "ReceiveMessage", "DeleteMessage"),
    "sns": ("Publish",),
}


def keep_request(sandbox: Sandbox, ref: CallerRef, judged: Judgement, at: datetime, person: Person | None) -> None:
    """In: a judged request, who sent it, sandbox time. Writes it down; a refusal carries AWS's message."""
    identity = identity_of(sandbox, ref)
    call = _call(judged.request.action, judged.request.resource)
    address = judged.request.context.get("aws:SourceIp", ADDRESS)
    call = replace(call, identity=identity, who=who_of(identity), address=str(address))
    if judged.decision.outcome is not Outcome.ALLOWED:
        message = str(aws_message(judged.decision, judged.request))
        call = replace(call, error_code=aws_code(judged.decision, judged.request), error_message=message)
    keep(sandbox, call, at, person)


def keep_refused_request(
    sandbox: Sandbox,
    sent_by: CallerRef | str,
    asked: tuple[str, str],
    refused: PlaygroundError,
    person: Person | None,
) -> None:
    """In: a sender or an access key id, action and resource, why the credentials were not accepted. Writes it down."""
    if isinstance(sent_by, str):
        owner = RoleSession.objects.filter(sandbox=sandbox, access_key_id=sent_by).first()
        sent_by = CallerRef("session", owner.public_id if owner else "")
    identity = identity_of(sandbox, sent_by)
    if identity is not UNKNOWN:  # what nobody here could have sent is nobody's activity
        call = replace(_call(*asked), identity=identity, who=who_of(identity))
        keep_refused(sandbox, call, refused, person)


def _call(action: str, resource: str) -> Call:
    """Out: the call, without its caller."""
    service, _, name = action.partition(":")
    try:
        known = find_action(action)
    except UnknownAction:
        known = None
    service, name = service.lower(), known.name.partition(":")[2] if known else name
    on = (resource,) if resource.count(":") >= 5 else ()
    return Call(
        f"{service}.amazonaws.com",
        name,
        UNKNOWN,
        "",
        parameters={"resource": resource},
        resources=on,
        read_only=known is not None and known.access in _READS,
        data=(service == "s3" and "Object" in name) or name in _DATA.get(service, ()),
    )
