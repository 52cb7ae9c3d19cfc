"""Every event a browser can receive, declared once; `write_event_types` makes their TypeScript.

An edit's events are stored in the journal and replayed to browsers that were away: applying them to the canvas of
the revision before gives the canvas of the revision after. Most carry the whole new shape of one entity, so that
applying one twice changes nothing.
"""

from dataclasses import dataclass
from typing import Any, Literal

from playground.live import exercise_shapes, shapes
from playground.live.classroom_shapes import Actor as Actor
from playground.live.classroom_shapes import HelpShape, SupervisionShape
from playground.live.organization_shapes import OrganizationShape
from playground.live.plain import plain
from playground.live.presence_shapes import Where


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; the JSON form adds the class name as `type`."""

    def to_json(self) -> dict[str, Any]:
        return {"type": type(self).__name__, **plain(self)}


@dataclass(frozen=True, slots=True)
class SandboxChanged(Event):
    """Renamed, or its clock was set."""

    sandbox: shapes.SandboxShape


@dataclass(frozen=True, slots=True)
class AccountChanged(Event):
    account: shapes.AccountShape


@dataclass(frozen=True, slots=True)
class AccountRemoved(Event):
    account_id: str


@dataclass(frozen=True, slots=True)
class IdentityChanged(Event):
    identity: shapes.IdentityShape


@dataclass(frozen=True, slots=True)
class IdentityRemoved(Event):
    identity_id: str


@dataclass(frozen=True, slots=True)
class GroupChanged(Event):
    group: shapes.GroupShape


@dataclass(frozen=True, slots=True)
class GroupRemoved(Event):
    group_id: str


@dataclass(frozen=True, slots=True)
class RoleChanged(Event):
    role: shapes.RoleShape


@dataclass(frozen=True, slots=True)
class RoleRemoved(Event):
    role_id: str


@dataclass(frozen=True, slots=True)
class InstanceProfileChanged(Event):
    instance_profile: shapes.InstanceProfileShape


@dataclass(frozen=True, slots=True)
class InstanceProfileRemoved(Event):
    instance_profile_id: str


@dataclass(frozen=True, slots=True)
class ProviderChanged(Event):
    provider: shapes.ProviderShape


@dataclass(frozen=True, slots=True)
class ProviderRemoved(Event):
    provider_id: str


@dataclass(frozen=True, slots=True)
class ResourceChanged(Event):
    resource: shapes.ResourceShape


@dataclass(frozen=True, slots=True)
class ResourceRemoved(Event):
    resource_id: str


@dataclass(frozen=True, slots=True)
class NoteChanged(Event):
    note: shapes.NoteShape


@dataclass(frozen=True, slots=True)
class NoteRemoved(Event):
    note_id: str


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    policy: shapes.ManagedPolicyShape


@dataclass(frozen=True, slots=True)
class PolicyRemoved(Event):
    policy_id: str


@dataclass(frozen=True, slots=True)
class OrganizationChanged(Event):
    """Anything in it: a unit, a member, a policy, where a policy is attached."""

    organization: OrganizationShape


@dataclass(frozen=True, slots=True)
class OrganizationRemoved(Event):
    organization_id: str


@dataclass(frozen=True, slots=True)
class NodePosition:
    id: str
    position: shapes.PositionShape


@dataclass(frozen=True, slots=True)
class NodesMoved(Event):
    positions: list[NodePosition]


@dataclass(frozen=True, slots=True)
class SessionIssued(Event):
    session: shapes.SessionShape


@dataclass(frozen=True, slots=True)
class SessionsChanged(Event):
    """Their real end moved with the clock, or they were cut off."""

    sessions: list[shapes.SessionShape]


@dataclass(frozen=True, slots=True)
class SessionsExpired(Event):
    session_ids: list[str]


@dataclass(frozen=True, slots=True)
class SessionsRemoved(Event):
    """Ended sessions that somebody dismissed."""

    session_ids: list[str]


@dataclass(frozen=True, slots=True)
class CanvasReplaced(Event):
    """The sandbox was reset: fetch the canvas anew."""


JOURNALED: tuple[type[Event], ...] = (
    SandboxChanged,
    AccountChanged,
    AccountRemoved,
    IdentityChanged,
    IdentityRemoved,
    GroupChanged,
    GroupRemoved,
    RoleChanged,
    RoleRemoved,
    InstanceProfileChanged,
    InstanceProfileRemoved,
    ProviderChanged,
    ProviderRemoved,
    ResourceChanged,
    ResourceRemoved,
    NoteChanged,
    NoteRemoved,
    PolicyChanged,
    PolicyRemoved,
    OrganizationChanged,
    OrganizationRemoved,
    NodesMoved,
    SessionIssued,
    SessionsChanged,
    SessionsExpired,
    SessionsRemoved,
    CanvasReplaced,
)


@dataclass(frozen=True, slots=True)
class Welcome:
    """First message of every socket: where the journal stands and what time it is on the server."""

    type: Literal["welcome"]
    revision: int
    now: str
    person: Actor | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One committed edit. `events` holds the JSON forms of journaled events."""

    type: Literal["edit"]
    revision: int
    at: str
    person: Actor | None
    events: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Every two seconds: a browser whose revision is behind asks for the journal."""

    type: Literal["heartbeat"]
    revision: int
    now: str


@dataclass(frozen=True, slots=True)
class GoalsMarked:
    """Not journaled: the newest marking of the exercise in this sandbox."""

    type: Literal["goals"]
    revision: int
    goals: list[exercise_shapes.GoalShape]
    mistakes: list[exercise_shapes.MistakeShape]
    score: int


@dataclass(frozen=True, slots=True)
class Supervised:
    """Not journaled: what holds for the class of this sandbox; None once it is in none."""

    type: Literal["supervision"]
    supervision: SupervisionShape | None


@dataclass(frozen=True, slots=True)
class Helped:
    """Not journaled here, but in the workshop: somebody asks for help, offers it, draws along, or does no more."""

    type: Literal["help"]
    help: HelpShape | None


@dataclass(frozen=True, slots=True)
class Activity:
    """Not journaled: a call was recorded that made no edit. Whoever shows the activity reads it anew."""

    type: Literal["activity"]


@dataclass(frozen=True, slots=True)
class Presence:
    """Never stored: somebody is here. `peer` is one window of theirs."""

    type: Literal["presence"]
    peer: str
    person: Actor
    may_edit: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Left:
    """That window is gone."""

    type: Literal["left"]
    peer: str


MESSAGES = (Welcome, Edit, Heartbeat, GoalsMarked, Supervised, Helped, Activity, Presence, Left)
