"""All policy types to one Decision."""

from playground.iam.decision import Decision
from playground.iam.request import Policies, Request


def evaluate(request: Request, policies: Policies, *, trace: bool = False) -> Decision:
    """In: one request and every policy that applies to it. Out: the decision, with its trace if asked for."""
    raise NotImplementedError
