"""What every check needs to know."""

from dataclasses import dataclass

from playground.iam.checks.report import Report
from playground.iam.json_text import Kind, Node
from playground.iam.known import KnownPrincipals
from playground.iam.policy import PolicyType
from playground.sentences import say

SYNTAX = say("Syntax errors in policy.")  # AWS's message for whatever has no message of its own


@dataclass(frozen=True)
class Scope:
    """The report to complain to, the type of policy, what exists (None: existence is not checked), and the accounts

    of other companies, by number.
    """

    report: Report
    policy_type: PolicyType
    known: KnownPrincipals | None = None
    strangers: frozenset[str] = frozenset()

    def texts(self, node: Node, pointer: str, what: str) -> list[tuple[Node, str]]:
        """The strings of a string or of a list of strings, each with its pointer; complains about anything else."""
        single = node.kind is not Kind.ARRAY
        read: list[tuple[Node, str]] = []
        for index, item in enumerate(node.as_list()):
            place = pointer if single else f"{pointer}/{index}"
            if item.kind is Kind.STRING:
                read.append((item, place))
            else:
                hint = say("Write {what} as a string or a list of strings.", what=what)
                self.report.error(item, place, "wrong_type", SYNTAX, hint)
        return read
