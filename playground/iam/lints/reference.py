"""Rules from the action catalogue: names that it does not have, and actions that cannot be about what is named.

The catalogue may be older than AWS, so that all of these are warnings (Service Authorization Reference). Only so many
names of one policy are looked up: files are read service by service, and a policy may name hundreds.
"""

from collections.abc import Sequence

from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Condition, PolicyType, Statement
from playground.iam.reference.files import read_service
from playground.iam.reference.forms import may_mean
from playground.iam.reference.lookup import expand, find_key, find_service, offers, resource_types
from playground.iam.reference.shapes import Action
from playground.iam.reference.spelling import nearest_action, nearest_key, nearest_service
from playground.sentences import say

_EVERYTHING = ("*", "*:*")
_MOST_RESOURCES = 50  # of one statement
_SHOWN = 100  # characters of a name in a message


def reference_rules(statement: Statement, remarks: Remarks) -> None:
    """Everything the catalogue has to say about one statement."""
    meanings = {name: _meaning(name, remarks) for name in statement.actions or statement.not_actions or ()}
    if remarks.policy_type is not PolicyType.TRUST:  # whose few actions were checked before
        _unknown_actions(statement, meanings, remarks)
    unclear = any(not found for found in meanings.values()) or statement.not_actions is not None
    if not unclear:
        _misfits(statement, meanings, remarks)
    actions = [] if unclear else [action for found in meanings.values() for action in found or ()]
    for condition in statement.conditions:
        _unknown_key(statement, condition, actions, remarks)


def _meaning(name: str, remarks: Remarks) -> Sequence[Action] | None:
    """Out: the actions that a pattern means; None if that is not looked up."""
    prefix = name.partition(":")[0].lower()
    return expand(name) if name not in _EVERYTHING and remarks.may_look_up(prefix, name) else None


def _unknown_actions(statement: Statement, meanings: dict[str, Sequence[Action] | None], remarks: Remarks) -> None:
    element = "Action" if statement.actions is not None else "NotAction"
    for index, name in enumerate(statement.actions or statement.not_actions or ()):
        if meanings[name] == ():
            remarks.warn(remarks.place(statement, element, index), "unknown_action", *_unknown_action(name))


def _unknown_action(name: str) -> tuple[str, str]:
    """Out: message and hint."""
    shown, prefix = name[:_SHOWN], name.partition(":")[0].lower()
    if find_service(name) is None:
        near = nearest_service(prefix)
        return say("No service is known here by the prefix {prefix}.", prefix=prefix[:_SHOWN]), _perhaps(
            near and f"{near}:"
        )
    if "*" in name or "?" in name:
        near = nearest_action(name.replace("*", "").replace("?", ""))
        hint = _perhaps(f"{prefix}:{near}") if near else say("Check the spelling before the wildcard.")
        return say("No known action fits {name}: it means nothing.", name=shown), hint
    near = nearest_action(name)
    return say("No action {name} is known here.", name=shown), _perhaps(near and f"{prefix}:{near}")


def _perhaps(near: str | None) -> str:
    return (
        say("Did you mean {near}?", near=near)
        if near
        else say("Check the spelling in AWS's Service Authorization Reference.")
    )


def _misfits(statement: Statement, meanings: dict[str, Sequence[Action] | None], remarks: Remarks) -> None:
    """Actions that are about none of the resources, and resources that none of the actions is about."""
    resources = statement.resources or ()
    if not resources or "*" in resources or len(resources) > _MOST_RESOURCES:
        return
    forms = {name: _forms(found or ()) for name, found in meanings.items()}
    fitting = {name for name, each in forms.items() if any(_fits(resource, each) for resource in resources)}
    if not fitting:
        first = next(iter(forms))
        message = say("No action here can be about what Resource names, so the statement never applies.")
        remarks.warn(f"{statement.pointer}/Resource", "resource_misfit", message, _about(first, forms[first]))
        return
    for index, name in enumerate(statement.actions or ()):
        if name not in fitting:
            message = say("{name} can be about none of the resources named here.", name=name[:_SHOWN])
            place = remarks.place(statement, "Action", index)
            remarks.warn(place, "action_without_resource", message, _about(name, forms[name]))
    every = tuple(dict.fromkeys(form for each in forms.values() for form in each))
    for index, resource in enumerate(resources):
        if not _fits(resource, every):
            message = say("No action here can be about {resource}.", resource=resource[:_SHOWN])
            hint = say("Add the action that is meant, or remove the resource.")
            remarks.warn(remarks.place(statement, "Resource", index), "resource_misfit", message, hint)


def _forms(actions: Sequence[Action]) -> tuple[str, ...]:
    """Out: the ARN forms of everything that these actions can be about."""
    return tuple(dict.fromkeys(each.arn for action in actions for each in resource_types(action)))


def _fits(resource: str, forms: tuple[str, ...]) -> bool:
    return any(may_mean(resource, form) for form in forms)


def _about(name: str, forms: tuple[str, ...]) -> str:
    """Out: the way out: what an action is about, in the form of the ARN."""
    if not forms:
        return say('{name} is about no resource: it needs "Resource": "*".', name=name[:_SHOWN])
    form = min(forms, key=len).replace("${Partition}", "aws").replace("${", "").replace("}", "")
    return say("{name} is about resources such as {form}.", name=name[:_SHOWN], form=form)


def _unknown_key(statement: Statement, condition: Condition, actions: list[Action], remarks: Remarks) -> None:
    """Keys of identity providers have a host name before the colon: whatever is in their tokens may be asked for."""
    prefix, colon, _ = condition.key.lower().partition(":")
    if not colon or "." in prefix or not remarks.may_look_up(prefix, condition.key):
        return
    pointer = remarks.condition_place(statement, condition)
    shown = condition.key[:_SHOWN]
    if find_key(condition.key) is None:
        hint = _perhaps(nearest_key(condition.key))
        remarks.warn(
            pointer, "unknown_key", say("No condition key {name} is known here: no request has it.", name=shown), hint
        )
    elif remarks.policy_type is PolicyType.TRUST:
        return  # sts:TagSession and the like are asked together with sts:AssumeRole, with the keys of that call
    elif read_service(prefix) and actions and not any(offers(action, condition.key) for action in actions):
        message = say("No request of these actions carries {name}.", name=shown)
        remarks.warn(
            pointer, "key_misfit", message, say("Choose a key that these actions have, or a global one: aws:…")
        )
