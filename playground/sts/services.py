"""AWS services that act by themselves: an instance, a function or a task with a role gets credentials from its service,

and new ones five minutes before they end. Nobody asks for them, so no key lies on the box.

Sources: EC2 User Guide, "IAM roles for Amazon EC2" (credentials are rotated before they expire; a detached profile's go
on until then); Lambda Developer Guide, "Execution role"; ECS Developer Guide, "Amazon ECS
task IAM role"; IAM User Guide, "Role chaining" (a service's role is not).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.callers import ServiceCaller
from playground.iam.snapshot import Snapshot
from playground.live.events import SessionsChanged, SessionsRemoved
from playground.prepared import Prepared
from playground.sandbox.commands.workers import SERVICES
from playground.sandbox.errors import LimitExceeded
from playground.sandbox.models import JournalEntry, Resource, Role, Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sandbox.stream import Edit, editing
from playground.sentences import say
from playground.sts.callers import CallerRef, FoundCaller
from playground.sts.durations import RENEWED_BEFORE, SERVICE_SECONDS
from playground.sts.issue import Grant, issue
from playground.sts.models import CallerKind, RoleSession, SessionKind, State
from playground.sts.names import session_name_from
from playground.sts.parameters import SessionParameters
from playground.sts.principals import role_arn, role_principal
from playground.sts.queries import issue_time, session_shapes

# A sandbox that nobody touches comes to rest: at the fastest clock, services renew every six seconds.
MOST_UNATTENDED = 600  # edits
_equipped: Prepared[Resource] = Prepared(
    lambda sandbox: (
        Resource.objects.filter(Q(role__isnull=False) | Q(profile__role__isnull=False), sandbox=sandbox)
        .select_related("role__account", "profile__role__account")
        .order_by("pk")
    ),
    int,
)
_renewing: Prepared[RoleSession] = Prepared(
    lambda sandbox: RoleSession.objects.filter(sandbox=sandbox, state=State.ACTIVE, renews=True).order_by("pk"), int
)


@dataclass(frozen=True, slots=True)
class Worker:
    """A resource with the role it acts in."""

    resource: Resource
    role: Role

    @property
    def service(self) -> str:
        return SERVICES[self.resource.type]

    @property
    def key(self) -> tuple[str, str]:
        """Out: what its sessions say of it: who asked, in which role."""
        return self.resource.public_id, self.role.public_id


def refresh_services(sandbox_pk: int) -> int:
    """Let go of credentials whose worker has another role now, and give new ones where the next five minutes need them.

    Out: how many got new ones. Run again, or too early, it changes nothing.
    """
    with editing(sandbox_pk, label=say("Services renew their credentials")) as edit:
        workers, held = _workers(edit.sandbox), _held(edit.sandbox)
        now = issue_time(edit.sandbox)
        _let_go(edit, [session for session in held if _key(session) not in {worker.key for worker in workers}])
        due = _due(workers, held, now)
        if not due or _is_unattended(edit.sandbox):
            return 0
        trusted = _trusted(edit.sandbox, due, now)
        given = [worker for worker in trusted if _give(edit, worker, now)]
        served = {worker.key for worker in (*given, *(worker for worker in due if worker not in trusted))}
        _let_go(edit, [session for session in held if _key(session) in served])
        _forget_ended(edit, given)
    return len(given)


def services_moved(sandbox_pk: int) -> bool:
    """Out: whether `refresh_services` may find something. Asked after every change, so it takes no lock."""
    workers, held = _workers(Sandbox(pk=sandbox_pk)), _held(Sandbox(pk=sandbox_pk))
    if not workers and not held:  # as in most sandboxes, whose own row then need not be read
        return False
    sandbox = Sandbox.objects.filter(pk=sandbox_pk).first()
    if sandbox is None:
        return False
    keys = {worker.key for worker in workers}
    if any(_key(session) not in keys for session in held):
        return True
    due = _due(workers, held, issue_time(sandbox))
    return any(_may_trust(worker) for worker in due) and not _is_unattended(sandbox)


def _workers(sandbox: Sandbox) -> list[Worker]:
    return [Worker(row, row.role or row.profile.role) for row in _equipped.all(sandbox.pk)]


def _held(sandbox: Sandbox) -> list[RoleSession]:
    """Out: live sessions that a service would replace."""
    return _renewing.all(sandbox.pk)


def _key(session: RoleSession) -> tuple[str, str]:
    return session.caller_id, session.principal_id


def _due(workers: Iterable[Worker], held: Iterable[RoleSession], now: datetime) -> list[Worker]:
    lasting = {_key(session) for session in held if session.expiration - RENEWED_BEFORE > now}
    return [worker for worker in workers if worker.key not in lasting]


def _may_trust(worker: Worker) -> bool:
    """Out: False where the trust policy surely does not let the service in: then nothing needs to be read."""
    return worker.service in worker.role.trust_policy or '"*"' in worker.role.trust_policy


def _trusted(sandbox: Sandbox, due: Iterable[Worker], now: datetime) -> list[Worker]:
    asked = [worker for worker in due if _may_trust(worker)]
    snapshot = snapshot_of(sandbox) if asked else None
    return [worker for worker in asked if snapshot is not None and _is_let_in(snapshot, worker, now)]


def _is_let_in(snapshot: Snapshot, worker: Worker, now: datetime) -> bool:
    said = AssumeRoleParameters(role_session_name=_session_name(worker))
    return judge_assume_role(snapshot, ServiceCaller(worker.service), role_arn(worker.role), said, at=now).allowed


def _session_name(worker: Worker) -> str:
    return session_name_from(worker.resource.name) or worker.resource.type


def _give(edit: Edit, worker: Worker, now: datetime) -> bool:
    """Out: whether there was room for it."""
    resource = worker.resource
    found = FoundCaller(
        ServiceCaller(worker.service), CallerRef("resource", resource.public_id), resource.name, _session_name(worker)
    )
    grant = Grant(
        kind=str(SessionKind.ROLE),
        principal=role_principal(worker.role),
        session_name=found.session_name,
        seconds=SERVICE_SECONDS,
        renews_in=SERVICE_SECONDS - int(RENEWED_BEFORE.total_seconds()),
    )
    try:
        issue(edit, found, grant, SessionParameters(), now)
    except LimitExceeded:
        return False
    return True


def _let_go(edit: Edit, sessions: list[RoleSession]) -> None:
    """What lives goes on until its expiration, but nobody replaces it any more."""
    for session in sessions:
        session.renews, session.renews_at = False, None
    if sessions:
        RoleSession.objects.bulk_update(sessions, ["renews", "renews_at"])
        edit.announce(SessionsChanged(session_shapes(sessions)))


def _forget_ended(edit: Edit, given: Iterable[Worker]) -> None:
    """What was replaced and has ended is no news: it leaves the canvas."""
    ended = RoleSession.objects.filter(
        sandbox=edit.sandbox,
        caller_kind=CallerKind.RESOURCE,
        caller_id__in=[worker.resource.public_id for worker in given],
        state=State.EXPIRED,
    )
    ids = list(ended.order_by("pk").values_list("public_id", flat=True))
    if ids:
        ended.delete()
        edit.announce(SessionsRemoved(ids))


def _is_unattended(sandbox: Sandbox) -> bool:
    by_people = JournalEntry.objects.filter(sandbox=sandbox, person__isnull=False).order_by("-revision")
    last = by_people.values_list("revision", flat=True).first()
    return sandbox.revision - (last or 0) >= MOST_UNATTENDED
