"""Legal but unwise: remarks on a policy that may be saved. A rule a function, in `lints/`, by what it looks at."""

from playground.iam.checks.scope import Scope
from playground.iam.json_text import Node
from playground.iam.lints.conditions import condition_rules
from playground.iam.lints.coverage import coverage_rules
from playground.iam.lints.escalations import escalation_rules
from playground.iam.lints.permissions import permission_rules
from playground.iam.lints.principals import principal_rules
from playground.iam.lints.reference import reference_rules
from playground.iam.lints.remarks import Remarks
from playground.iam.policy import PolicyDocument


def lint(document: PolicyDocument, root: Node, scope: Scope) -> None:
    """In: a valid document with its tree. Adds warnings and suggestions to the report."""
    remarks = Remarks(document, root, scope)
    for statement in document.statements:
        if scope.report.full:
            return
        principal_rules(statement, remarks)
        permission_rules(statement, remarks)
        condition_rules(statement, remarks)
        coverage_rules(statement, remarks)
        reference_rules(statement, remarks)
    escalation_rules(remarks)
