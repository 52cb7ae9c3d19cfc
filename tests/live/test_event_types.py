"""events.gen.ts is what the shapes and events say."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from playground.live import classroom_events, events
from playground.live.typescript import event_types


def test_the_file_is_current() -> None:
    call_command("write_event_types", "--check", stdout=StringIO())


def test_a_stale_file_is_refused_with_the_command_that_helps(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=r"manage\.py write_event_types"):
        call_command("write_event_types", "--check", stdout=StringIO())


def test_every_event_carries_its_name_as_type() -> None:
    assert 'export interface NodesMoved {\n  type: "NodesMoved";\n  positions: NodePosition[];\n}' in event_types()


def test_every_event_class_is_in_the_journal_union() -> None:
    declared = {kind.__name__ for kind in events.Event.__subclasses__()}
    assert declared == {kind.__name__ for kind in events.JOURNALED + classroom_events.JOURNALED}


def test_what_may_be_missing_is_null_in_typescript() -> None:
    assert "  person: Actor | null;" in event_types()
