"""The account of a decision: every layer, every statement, element by element. Built only when asked for."""

from playground.iam.decision import Layer, Step
from playground.iam.request import Policies, Request


def trace_of(request: Request, policies: Policies, resource_layer: Layer) -> tuple[Step, ...]:
    """In: what was decided about. Out: a step for each layer (for each level of SCP and RCP), in reporting order."""
    return ()
