"""Finds actions and condition keys while somebody types: what begins with the text first, then what contains it."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from playground.iam.catalog import ConditionKey, shared_keys
from playground.iam.reference.files import read_service, service_titles
from playground.iam.reference.lookup import expand, find_key
from playground.iam.reference.shapes import Action

# Asked first when the text names no service: what most policies are about.
USUAL = ("s3", "iam", "sts", "ec2", "dynamodb", "lambda", "kms", "secretsmanager", "sqs", "sns", "logs", "cloudwatch")
MOST_ACTIONS = 50  # whose keys are listed together


def search_actions(text: str) -> Iterator[Action]:
    """In: part of an action: "s3:Get", "getobj", "s3". Out: actions one by one, so that who stops early reads little.

    With a colon, only actions of the service before it. Without, those of services whose prefix begins with the text,
    then those of every service whose name holds the text. The first search to the end reads every file, half a second.
    """
    wanted = text.strip().lower()
    prefix, colon, name = wanted.partition(":")
    if colon:
        yield from _in_service(prefix, name)
        return
    named = [each for each in service_titles() if wanted and each.startswith(wanted)]
    named.sort(key=lambda each: (each != wanted, each not in USUAL))
    others = [each for each in _usual_first() if each not in named]
    yield from chain.from_iterable(_in_service(each, "") for each in named)
    yield from chain.from_iterable(_in_service(each, wanted) for each in others)


def search_services(text: str) -> list[tuple[str, str]]:
    """In: part of a prefix or of a title. Out: prefix and title of each service that has it, by prefix."""
    wanted = text.strip().lower()
    found = [(prefix, title) for prefix, title in service_titles().items() if wanted in f"{prefix} {title.lower()}"]
    return sorted(found, key=lambda each: not each[0].startswith(wanted))


def keys_for(patterns: Iterable[str], text: str = "") -> list[ConditionKey]:
    """In: action patterns and part of a key. Out: the keys that some of these actions can carry, then the global ones.

    Looks at the first MOST_ACTIONS actions; with none, only the keys that belong to no service.
    """
    wanted = text.strip().lower()
    actions = islice(chain.from_iterable(map(expand, patterns)), MOST_ACTIONS)
    names = dict.fromkeys(name for action in actions for name in action.keys)
    found = {key.name.lower(): key for key in filter(None, map(find_key, names))} | dict(shared_keys())
    keys = [key for name, key in found.items() if wanted in name]
    return sorted(keys, key=lambda key: not key.name.lower().startswith(wanted))


def _usual_first() -> list[str]:
    return [*USUAL, *(prefix for prefix in service_titles() if prefix not in USUAL)]


def _in_service(prefix: str, name: str) -> list[Action]:
    """Beginnings first, then the shorter names: the plainer actions, GetObject before GetObjectLegalHold."""
    service = read_service(prefix)
    if service is None:
        return []
    found = [(each, action) for each, action in service.actions.items() if name in each]
    if name:
        found.sort(key=lambda pair: (not pair[0].startswith(name), len(pair[0])))
    return [action for _, action in found]
