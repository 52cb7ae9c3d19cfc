"""PURE: the shapes and events as TypeScript."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from playground.live import (
    classroom_events,
    classroom_shapes,
    control_shapes,
    events,
    exercise_shapes,
    organization_shapes,
    presence_shapes,
    progress_shapes,
    session_shapes,
    shapes,
)

HEADER = "// Generated from playground/live/shapes.py and events.py by `manage.py write_event_types`. Do not edit."
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", Any: "unknown"}
MODULES = (
    shapes,
    session_shapes,
    organization_shapes,
    exercise_shapes,
    classroom_shapes,
    control_shapes,
    presence_shapes,
    events,
    classroom_events,
    progress_shapes,
)
MESSAGES = (*events.MESSAGES, *classroom_events.MESSAGES, *progress_shapes.MESSAGES)
LITERALS = {**vars(shapes), **vars(classroom_shapes), **vars(control_shapes)}
EVENT_FORMS = {dict[str, Any]: "JournaledEvent", Mapping[str, Any]: "ClassroomEvent"}  # an event's JSON form


def event_types() -> str:
    """Out: the whole file: literals, shapes, events, messages and their two unions."""
    parts = [HEADER, "\n".join(_literals()), *_interfaces()]
    parts.append(_union("JournaledEvent", events.JOURNALED, one_line=False))
    parts.append(_union("ClassroomEvent", classroom_events.JOURNALED, one_line=True))
    parts.append(_union("Message", MESSAGES, one_line=True))
    return "\n\n".join(parts) + "\n"


def _literals() -> Iterator[str]:
    for name, value in LITERALS.items():
        if get_origin(value) is Literal:
            yield f"export type {name} = {_literal(value)};"


def _interfaces() -> Iterator[str]:
    for module in MODULES:
        for kind in vars(module).values():
            own = isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
            if own and kind is not events.Event:
                yield _interface(kind)


def _interface(kind: type) -> str:
    hints = get_type_hints(kind)
    lines = [f'  type: "{kind.__name__}";'] if issubclass(kind, events.Event) else []
    lines += [f"  {field.name}: {_type(hints[field.name])};" for field in fields(kind)]
    return "\n".join([f"export interface {kind.__name__} {{", *lines, "}"])


def _type(hint: Any) -> str:
    """In: a type hint of a shape. Out: its TypeScript; a hint we have no word for is our mistake."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint in EVENT_FORMS:
        return EVENT_FORMS[hint]
    origin = get_origin(hint)
    if origin is Literal:
        return next((name for name, value in LITERALS.items() if value is hint), None) or _literal(hint)
    if origin is list:
        item = _type(get_args(hint)[0])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if origin is dict:
        return f"Record<string, {_type(get_args(hint)[1])}>"
    if origin in (Union, types.UnionType):
        return " | ".join(_type(part) for part in get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return hint.__name__
    raise TypeError(f"No TypeScript for {hint!r}")


def _literal(hint: Any) -> str:
    return " | ".join(f'"{value}"' for value in get_args(hint))


def _union(name: str, kinds: tuple[type, ...], *, one_line: bool) -> str:
    names = [kind.__name__ for kind in kinds]
    if one_line:
        return f"export type {name} = {' | '.join(names)};"
    return f"export type {name} =\n  | " + "\n  | ".join(names) + ";"
