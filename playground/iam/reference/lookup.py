"""Questions to the catalogue: which actions does a pattern mean, what is an action about, which keys can it carry?

Names are compared as AWS compares them, whatever their case. Nothing here raises: who asks for what is not known gets
None or nothing.
"""

from functools import lru_cache

from playground.iam.catalog import ConditionKey, shared_keys
from playground.iam.elements import EVERYTHING, action_matcher
from playground.iam.reference.files import read_service
from playground.iam.reference.forms import may_mean
from playground.iam.reference.shapes import Action, ResourceType, Service

LONGEST_NAME = 200  # characters; no action and no key of AWS is longer
_ANY_KEY = "key"  # how KEY is written in lower case


def find_service(name: str) -> Service | None:
    """In: a prefix such as s3, or an action or key that starts with one. Out: its service."""
    return read_service(name.partition(":")[0].lower()) if len(name) <= LONGEST_NAME else None


def find_action(name: str) -> Action | None:
    """In: an action such as s3:GetObject. Out: what is known about it."""
    service = find_service(name)
    return service.actions.get(name.partition(":")[2].lower()) if service else None


@lru_cache(maxsize=4096)
def expand(pattern: str) -> tuple[Action, ...]:
    """In: an action pattern of one service, with * and ?. Out: the known actions it matches, by name.

    At most those of one service, about 800; nothing for "*", whose service is open.
    """
    service = find_service(pattern)
    if service is None:
        return ()
    name = pattern.partition(":")[2].lower()
    if "*" not in name and "?" not in name:
        found = service.actions.get(name)
        return (found,) if found else ()
    matches = action_matcher(name)
    return tuple(action for each, action in service.actions.items() if matches(each))


def resource_types(action: Action) -> tuple[ResourceType, ...]:
    """Out: the types of resource that an action is about, with their ARN forms; none if it is about no resource."""
    service = find_service(action.name)
    return tuple(service.resources[name] for name in action.resources) if service else ()


def applies_to(action: Action, resource: str) -> bool:
    """In: an ARN or a Resource pattern. Out: whether a request of this action can be about what it names.

    An action without resource types asks about "*", which only "*" names (Service Authorization Reference: Actions).
    """
    if resource == EVERYTHING:
        return True
    return any(may_mean(resource, each.arn) for each in resource_types(action))


def find_key(name: str) -> ConditionKey | None:
    """In: a condition key as a policy writes it, aws:RequestTag/team. Out: what is known about it.

    Keys of identity providers, such as accounts.google.com:aud, stand with those of sts.
    """
    if len(name) > LONGEST_NAME:
        return None
    service = find_service(name) or read_service("sts")
    own = service.keys if service else {}
    found = (shared_keys().get(form) or own.get(form) for form in known_forms(name))
    return next(filter(None, found), None)


def offers(action: Action, key: str) -> bool:
    """In: a condition key of a service. Out: whether a request of this action can carry it."""
    forms = known_forms(key)
    return any(each.lower() in forms for each in action.keys)


@lru_cache(maxsize=4096)
def known_forms(name: str) -> tuple[str, ...]:
    """In: a condition key. Out: in lower case, itself and the forms with KEY that it may be one of.

    Free is what stands after a slash, or up to the next dot there, or after a second colon (kms:EncryptionContext:app).
    """
    lowered = name.lower()
    forms = [lowered]
    head, slash, tail = lowered.partition("/")
    if slash:
        _, dot, rest = tail.partition(".")
        forms += [f"{head}/{_ANY_KEY}", f"{head}/{_ANY_KEY}.{rest}"] if dot else [f"{head}/{_ANY_KEY}"]
    prefix, _, rest = lowered.partition(":")
    if ":" in rest:
        forms.append(f"{prefix}:{rest.partition(':')[0]}:{_ANY_KEY}")
    return tuple(forms)
