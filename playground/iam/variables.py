"""Policy variables such as ${aws:username} (IAM policy elements: Variables and tags)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playground.iam.request import ContextValue
from playground.iam.wildcards import Token, join_tokens

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_CONTENT = re.compile(r"([^,']+?)(?:, '([^']*)')?")
_LITERALS = frozenset("*?$")


@dataclass(frozen=True, slots=True)
class Variable:
    """One ${key} or ${key, 'default'}."""

    key: str  # in lower case
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A text with variables: tokens and Variables in order."""

    parts: tuple[Token | Variable, ...]

    def fill(self, facts: Mapping[str, ContextValue]) -> tuple[Token, ...] | None:
        """Out: the tokens with every value as literal text; None if a variable has no value and no default."""
        filled: list[Token] = []
        for part in self.parts:
            if not isinstance(part, Variable):
                filled.append(part)
                continue
            value = _value(part, facts)
            if value is None:
                return None
            filled.append(value)
        return join_tokens(filled)


def template(text: str, tokens_of: Callable[[str], tuple[Token, ...]]) -> Template | tuple[Token, ...]:
    """In: a policy value and how its plain text becomes tokens. Out: a Template, or just tokens without variables."""
    parts: list[Token | Variable] = []
    position = 0
    for found in _VARIABLE.finditer(text):
        parts.extend(tokens_of(text[position : found.start()]))
        parts.append(_read(found.group(1)))
        position = found.end()
    parts.extend(tokens_of(text[position:]))
    if any(isinstance(part, Variable) for part in parts):
        return Template(tuple(parts))
    return join_tokens(part for part in parts if not isinstance(part, Variable))


def _read(content: str) -> str | Variable:
    if content in _LITERALS:
        return content
    found = _CONTENT.fullmatch(content)
    if found is None:
        return Variable("")  # no key is named so: it never has a value
    return Variable(found.group(1).strip().lower(), found.group(2))


def _value(variable: Variable, facts: Mapping[str, ContextValue]) -> str | None:
    """A multivalued key counts as no value unless it holds one."""
    value = facts.get(variable.key)
    if value is None:
        return variable.default
    if isinstance(value, str):
        return value
    return value[0] if len(value) == 1 else variable.default
