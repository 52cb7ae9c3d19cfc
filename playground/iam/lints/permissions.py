"""Rules about what a statement allows (IAM Access Analyzer policy checks)."""

from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Effect, PolicyType, Statement
from playground.sentences import say

OF_IDENTITIES = (PolicyType.IDENTITY, PolicyType.MANAGED)
EVERYTHING = ("*", "*:*")


def permission_rules(statement: Statement, remarks: Remarks) -> None:
    """Everything worth a word about one statement's Action and Resource."""
    if statement.effect is Effect.ALLOW:
        _allow_by_exclusion(statement, remarks)
        if remarks.policy_type in OF_IDENTITIES:
            _administrator(statement, remarks)
    _variables_without_version(statement, remarks)


def _allow_by_exclusion(statement: Statement, remarks: Remarks) -> None:
    if statement.not_actions is not None and remarks.policy_type is not PolicyType.SCP:
        message = say("Allow with NotAction allows every other action of every service, those of tomorrow included.")
        remarks.warn(
            f"{statement.pointer}/NotAction", "allow_not_action", message, say("List what is allowed with Action.")
        )
    if statement.not_resources is not None:
        message = say("Allow with NotResource allows every other resource.")
        hint = say("List what is allowed with Resource.")
        remarks.warn(f"{statement.pointer}/NotResource", "allow_not_resource", message, hint)


def _administrator(statement: Statement, remarks: Remarks) -> None:
    everything = any(action in EVERYTHING for action in statement.actions or ())
    if everything and not statement.conditions and "*" in (statement.resources or ()):
        message = say("This allows everything on everything: whoever has it is an administrator.")
        pointer = f"{statement.pointer}/Action"
        remarks.suggest(pointer, "administrator", message, say("List the actions that the work needs."))


def _variables_without_version(statement: Statement, remarks: Remarks) -> None:
    if remarks.document.has_variables:
        return
    texts = [*(statement.resources or ()), *(statement.not_resources or ())]
    texts.extend(value for condition in statement.conditions for value in condition.values)
    if any("${" in text for text in texts):
        message = say("Without Version 2012-10-17 a variable such as ${aws:username} is just text.")
        remarks.warn(statement.pointer, "variable_without_version", message, say('Write "Version": "2012-10-17".'))
