"""Proposed changes as something to do: which of them belong together, what keeps one from being made by an edit."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from playground.iam.changes import Proposal
from playground.iam.decision import Layer
from playground.iam.snapshot import Snapshot
from playground.sentences import say

AWS_MANAGED = "arn:aws:iam::aws:policy/"


def to_make(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Out: those that change policies, enough only together; meeting a condition is for the caller to do."""
    return tuple(each for each in proposals if each.kind != "meetCondition")


def key_of(proposals: Sequence[Proposal]) -> str:
    """Out: a short name for exactly these changes, so that whoever agreed to them gets no others; empty for none."""
    if not proposals:
        return ""
    text = json.dumps([[*each.to_json().values(), each.policy_arn] for each in proposals], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def obstacle(proposal: Proposal, snapshot: Snapshot) -> str:
    """Out: why nobody can make this change in this world, with the way out; empty where it can be made."""
    if proposal.layer is Layer.SESSION:
        return say("A session policy is chosen when a role is assumed: assume it again.")
    if proposal.layer is Layer.BOUNDARY and (proposal.policy_arn or "").startswith(AWS_MANAGED):
        return say("AWS manages this policy: choose a policy of your own as the boundary.")
    if proposal.layer is Layer.TRUST and proposal.owner_arn not in snapshot.roles:
        return say("This role is not drawn here: its owner has to change it.")
    if proposal.layer is Layer.RESOURCE and holder_of(snapshot, proposal.owner_arn or "") is None:
        return say("What is asked for is not drawn here: draw it first.")
    return ""


def holder_of(snapshot: Snapshot, arn: str) -> str | None:
    """In: the ARN of a resource or of an object in it. Out: the ARN of the drawn resource that holds it, or None."""
    while arn not in snapshot.resources:
        if "/" not in arn:
            return None
        arn = arn.rpartition("/")[0]
    return arn
