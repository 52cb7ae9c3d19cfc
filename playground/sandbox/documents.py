"""Policy texts as browsers see them: findings and trust links, worked out once per text."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.trust import NOBODY, TrustLink, trust_links
from playground.live.shapes import ConditionShape, FindingShape, PrincipalShape, TrustLinkShape


@lru_cache(maxsize=4096)
def findings_of(text: str, policy_type: PolicyType) -> tuple[FindingShape, ...]:
    """Out: every remark on a policy text; existence of principals is not checked here."""
    return tuple(FindingShape(**finding.to_json()) for finding in parse_policy(text, policy_type).findings)


@lru_cache(maxsize=4096)
def links_of(shown: str) -> tuple[TrustLink, ...]:
    return trust_links(shown)


def link_key(principal_type: str, stored_value: str, statement_index: int, action: str) -> str:
    """Out: a short key that is the same after a rename: it is made from the stored principal, the unique id."""
    text = f"{principal_type}|{stored_value}|{statement_index}|{action}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def link_shapes(shown: str, ids: Mapping[str, str], nodes: Mapping[tuple[str, str], str]) -> list[TrustLinkShape]:
    """In: a shown trust policy, unique ids by ARN, nodes by principal. Out: its arrows, in the order of the text."""
    shapes = []
    for link in links_of(shown):
        if link.sid == NOBODY["Sid"] and link.effect == "Deny":
            continue  # the statement that stands for "nobody yet" is no arrow
        stored = ids.get(link.value, link.value)
        shapes.append(
            TrustLinkShape(
                key=link_key(link.principal_type, stored, link.statement_index, link.action),
                effect=cast(Any, link.effect),
                principal=PrincipalShape(cast(Any, link.principal_type), link.value),
                source_id=nodes.get((link.principal_type, stored)),
                action=link.action,
                statement_index=link.statement_index,
                pointer=link.pointer,
                line_start=link.line_start,
                line_end=link.line_end,
                conditions=_conditions(link.conditions),
            )
        )
    return shapes


def _conditions(block: Mapping[str, Any]) -> list[ConditionShape]:
    """In: a Condition element as JSON. Out: one shape for each operator and key."""
    return [
        ConditionShape(operator, key, [_text(value) for value in (values if isinstance(values, list) else [values])])
        for operator, keys in block.items()
        for key, values in keys.items()
    ]


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
