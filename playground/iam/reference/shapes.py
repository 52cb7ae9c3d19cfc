"""What the catalogue knows about a service, as frozen facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.iam.catalog import ConditionKey


@dataclass(frozen=True, slots=True)
class Action:
    """An action. `access` is read, list, write, permissions or tagging; `resources` names its service's resource types

    (none: the action is about no resource, so that only "*" allows it), `keys` every condition key a request of it can
    carry besides the global ones, `needs` other actions that AWS asks for at the same time.
    """

    name: str
    access: str
    description: str
    resources: tuple[str, ...]
    keys: tuple[str, ...]
    needs: tuple[str, ...]

    @property
    def service(self) -> str:
        """The prefix: s3 of s3:GetObject."""
        return self.name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class ResourceType:
    """A type of resource; `arn` is a form such as arn:${Partition}:s3:::${BucketName}."""

    name: str
    arn: str


@dataclass(frozen=True, eq=False)
class Service:
    """A service by its prefix. Names are looked up in lower case, as AWS compares actions and condition keys.

    Compared by identity: each service is read once.
    """

    prefix: str
    title: str
    actions: Mapping[str, Action]  # by what stands after the colon
    resources: Mapping[str, ResourceType]
    keys: Mapping[str, ConditionKey]
