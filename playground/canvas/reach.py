"""Who can reach what, by which chain of roles: the engine's graph of a sandbox, with nodes in place of ARNs."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from threading import Lock

from playground.canvas.stops import node_ids
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario
from playground.sandbox.errors import NotFound
from playground.sandbox.models import Identity, Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.snapshot import snapshot_of
from playground.sentences import say

MOST_PATHS = 200  # shown with one answer
MOST_NAMES = 5_000
KEPT = 8  # graphs in this process: one takes up to 100 MB for an organisation of 5,000
_kept: "OrderedDict[tuple[str, int, int], Reach]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class EndShape:
    """Somebody or something: its ARN (a service's name), and its node if it is drawn."""

    id: str | None
    arn: str


@dataclass(frozen=True, slots=True)
class WhoCanShape:
    """`direct` may do it as they are, `by_chain` only in a role that they get into; AWS services stand in either.

    `paths`: shortest chains of `by_chain`, each from whoever begins to the role that may; `more`: some are left out.
    Root users and web identities are outside of this question.
    """

    action: str
    resource: str
    direct: list[EndShape]
    by_chain: list[EndShape]
    paths: list[list[EndShape]]
    more: bool


@dataclass(frozen=True, slots=True)
class ReachedShape:
    """What somebody gets into: a shortest chain to each role, itself first; `more` says that some are left out."""

    principal: EndShape
    paths: list[list[EndShape]]
    more: bool


def who_can(sandbox: Sandbox, at: datetime, action: str, arn: str) -> WhoCanShape:
    """In: an action and the ARN it is done to, or *. Raises UnknownEntity for what is not drawn."""
    reach = _graph(sandbox, at)
    ends = _Ends(sandbox, reach)
    found = reach.who_can(action, arn)
    paths, more = ends.paths(reach.ways_to(action, arn))
    leading = {path[0].arn for path in paths}
    direct = [*found.direct, *(name for name in found.services if name not in leading)]
    chained = [*found.by_chain, *(name for name in found.services if name in leading)]
    return WhoCanShape(action, arn, ends.named(direct), ends.named(chained), paths, more)


def reached_by(sandbox: Sandbox, at: datetime, node: str) -> ReachedShape:
    """In: the node of a user, a role or an AWS service. Raises NotFound for any other."""
    reach = _graph(sandbox, at)
    ends = _Ends(sandbox, reach)
    principal = next((name for name, each in ends.ids.items() if each == node), None)
    if principal is None or principal not in reach.columns.census.names:
        raise NotFound(
            say("Nobody that could assume a role has this id."), hint=say("Ask about a user, a role or an AWS service.")
        )
    paths, more = ends.paths(reach.ways_from(principal).values())
    return ReachedShape(ends.end(principal), paths, more)


class _Ends:
    """Names of the graph and the nodes they are drawn as."""

    def __init__(self, sandbox: Sandbox, reach: Reach) -> None:
        services = Identity.objects.filter(sandbox=sandbox, kind=IdentityKind.SERVICE)
        self.ids = node_ids(reach.snapshot) | dict(services.values_list("principal_value", "public_id"))

    def end(self, name: str) -> EndShape:
        return EndShape(self.ids.get(name), name)

    def named(self, names: Iterable[str]) -> list[EndShape]:
        return [self.end(name) for name in islice(names, MOST_NAMES)]

    def paths(self, ways: Iterable[tuple[str, ...]]) -> tuple[list[list[EndShape]], bool]:
        shown = [[self.end(name) for name in way] for way in islice(ways, MOST_PATHS + 1)]
        return shown[:MOST_PATHS], len(shown) > MOST_PATHS


def _graph(sandbox: Sandbox, at: datetime) -> Reach:
    """Out: the graph of this revision; made again every hour of the sandbox's time, for conditions on dates."""
    key = (sandbox.public_id, sandbox.revision, int(at.timestamp()) // 3600)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = reach_of(snapshot_of(sandbox), Scenario(at))
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made
