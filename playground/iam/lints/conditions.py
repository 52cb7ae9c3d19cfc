"""Rules about conditions that surprise (IAM: Condition operators; Multivalued context keys)."""

from collections.abc import Callable

from playground.iam.conditions.addresses import read_range
from playground.iam.conditions.dates import read_date
from playground.iam.conditions.numbers import read_number
from playground.iam.conditions.operators import OperatorUse, find_operator
from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Condition, Effect, PolicyType, Statement
from playground.sentences import say

# Keys that hold lists; without a set operator any one value decides.
MULTIVALUED = frozenset(
    {
        "aws:tagkeys",
        "aws:calledvia",
        "aws:principalorgpaths",
        "aws:resourceorgpaths",
        "aws:sourceorgpaths",
        "aws:principalservicenameslist",
        "sts:transitivetagkeys",
    }
)
# Keys that many requests do not carry at all.
OFTEN_ABSENT = frozenset({"aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime"})
_WORDS = frozenset({"true", "false"})
_READERS: dict[str, Callable[[str], object]] = {
    "Numeric": read_number,
    "Date": read_date,
    "IpAddress": read_range,
    "NotIpAddress": read_range,
    "Bool": lambda value: value.lower() in _WORDS or "${" in value or None,
    "Null": lambda value: value.lower() in _WORDS or None,
}


def condition_rules(statement: Statement, remarks: Remarks) -> None:
    """Everything worth a word about one statement's Condition."""
    for condition in statement.conditions:
        use = find_operator(condition.operator)
        if use is None:
            continue
        pointer = remarks.condition_place(statement, condition)
        _key(condition, pointer, remarks)
        _values(condition, use, pointer, remarks)
        _sets(statement, condition, use, pointer, remarks)
        _absent(statement, condition, use, pointer, remarks)
        _wide(statement, condition, use, pointer, remarks)


def _key(condition: Condition, pointer: str, remarks: Remarks) -> None:
    if ":" not in condition.key:
        message = say("The key {key} has no prefix: no request carries it.", key=condition.key[:100])
        remarks.warn(pointer, "key_prefix_missing", message, say("Write the key in full, for example aws:SourceIp."))


def _values(condition: Condition, use: OperatorUse, pointer: str, remarks: Remarks) -> None:
    if not condition.values:
        remarks.warn(
            pointer, "no_values", say("An empty list of values matches nothing."), say("Write at least one value.")
        )
    for family, reader in _READERS.items():
        if use.operator.name.startswith(family):
            wrong = next((value for value in condition.values if reader(value) is None), None)
            if wrong is not None:
                message = say(
                    "{wrong!r} is no value that {operator} can compare: it matches nothing.",
                    wrong=wrong[:100],
                    operator=use.operator.name,
                )
                remarks.warn(
                    pointer, "value_never_matches", message, say("Correct the value or choose another operator.")
                )
            return


def _sets(statement: Statement, condition: Condition, use: OperatorUse, pointer: str, remarks: Remarks) -> None:
    key = condition.key.lower()
    if use.operator.name == "Null":
        if use.prefix:
            message = say(
                "{prefix} changes nothing here: Null asks whether the key is there at all.", prefix=use.prefix
            )
            remarks.warn(pointer, "null_with_set", message, say('Write "Null".'))
        return
    if not use.prefix and key in MULTIVALUED:
        message = say("{key} holds a list; without a set operator any one of its values decides.", key=condition.key)
        remarks.warn(
            pointer, "set_operator_missing", message, say("Write ForAnyValue: or ForAllValues: before the operator.")
        )
    guarded = any(each.operator == "Null" and each.key.lower() == key for each in statement.conditions)
    if use.prefix == "ForAllValues" and statement.effect is Effect.ALLOW and not guarded:
        message = say("ForAllValues is also true when the key is missing, so this Allow applies then, too.")
        hint = say('Add {{"Null": {{"{key}": "false"}}}} to the Condition.', key=condition.key)
        remarks.warn(pointer, "for_all_values_allow", message, hint)


def _absent(statement: Statement, condition: Condition, use: OperatorUse, pointer: str, remarks: Remarks) -> None:
    if condition.key.lower() not in OFTEN_ABSENT or use.operator.negated or use.operator.name == "Null":
        return
    if statement.effect is Effect.DENY and not use.if_exists:
        message = say(
            "Requests with long-term keys carry no {key}, so this Deny does not stop them.", key=condition.key
        )
        remarks.warn(
            pointer, "key_may_be_missing", message, say("Write {operator}IfExists.", operator=use.operator.name)
        )
    if statement.effect is Effect.ALLOW and use.if_exists:
        message = say(
            "Requests with long-term keys carry no {key}, so this Allow lets them in unasked.", key=condition.key
        )
        remarks.warn(
            pointer, "if_exists_lets_in", message, say("Write {operator} without IfExists.", operator=use.operator.name)
        )


def _wide(statement: Statement, condition: Condition, use: OperatorUse, pointer: str, remarks: Remarks) -> None:
    """In a trust policy a wildcard in who may come is easily too wide."""
    if remarks.policy_type is not PolicyType.TRUST or statement.effect is not Effect.ALLOW or use.operator.negated:
        return
    key = condition.key.lower()
    about_people = key.endswith(":sub") or key in ("aws:principalarn", "aws:sourcearn")
    if about_people and any("*" in value for value in condition.values) and use.operator.name != "StringEquals":
        message = say("The wildcard lets in every {key} that fits.", key=condition.key)
        remarks.warn(pointer, "wide_condition", message, say("Write as much of the value as you know."))
    if about_people and use.operator.name == "StringEquals" and any("*" in value for value in condition.values):
        message = say("StringEquals takes * as a plain letter: this matches nobody.")
        remarks.warn(pointer, "literal_wildcard", message, say("Write StringLike, or the whole value."))
