"""What exists in a world, for checks that AWS makes when a policy is saved."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownPrincipals:
    """ARNs of users, roles and providers, and account numbers; a policy that names others is refused."""

    arns: frozenset[str] = field(default_factory=frozenset)
    accounts: frozenset[str] = field(default_factory=frozenset)
