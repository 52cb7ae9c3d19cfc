"""ARNs: arn:partition:service:region:account:resource (IAM identifiers)."""

from dataclasses import dataclass

from playground.iam.errors import MalformedArn
from playground.sentences import say

_PARTS = 6


@dataclass(frozen=True, slots=True)
class Arn:
    """The six parts, without the leading word."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    def __str__(self) -> str:
        return f"arn:{self.partition}:{self.service}:{self.region}:{self.account}:{self.resource}"

    @property
    def kind(self) -> str:
        """The word before the first slash: user, role, assumed-role; root and the like are a kind of their own."""
        return self.resource.partition("/")[0]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.resource.rpartition("/")[2]


def find_arn(text: str) -> Arn | None:
    """In: any text. Out: its parts, if it is an ARN."""
    parts = text.split(":", _PARTS - 1)
    return Arn(*parts[1:]) if len(parts) == _PARTS and parts[0] == "arn" else None


def read_arn(text: str) -> Arn:
    """In: an ARN. Out: its parts; raises MalformedArn for anything else."""
    arn = find_arn(text)
    if arn is None:
        hint = say("Write arn:partition:service:region:account:resource.")
        raise MalformedArn(say("{text} is not an ARN.", text=text[:200]), hint=hint)
    return arn


def partition_of(text: str) -> str | None:
    """The partition of an ARN; None for * and for what is no ARN."""
    return text.split(":", 2)[1] if text.startswith("arn:") and text.count(":") >= _PARTS - 1 else None


def role_name_arn(arn: Arn) -> str:
    """A role's ARN without its path: session ARNs carry none, so role principals are compared by name."""
    return f"arn:{arn.partition}:iam::{arn.account}:role/{arn.name}"
