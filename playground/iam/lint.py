"""Legal but unwise: remarks on a policy that may be saved."""

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Node
from playground.iam.policy import PolicyDocument


def lint(document: PolicyDocument, root: Node, scope: Scope) -> None:
    """In: a valid document with its tree. Adds warnings and suggestions to the report."""
