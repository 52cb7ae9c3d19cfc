"""Stick notes on the canvas, write them anew, take them off."""

from playground.live.shapes import PositionShape
from playground.sandbox import limits
from playground.sandbox.commands import positions
from playground.sandbox.errors import LimitExceeded, ValidationError
from playground.sandbox.models import Note
from playground.sandbox.stream import Edit
from playground.sentences import say


def add_note(edit: Edit, text: str, *, position: PositionShape | None = None) -> Note:
    """Out: a new note."""
    count = Note.objects.filter(sandbox_id=edit.sandbox.pk).count()
    if count >= limits.NOTES:
        raise LimitExceeded(
            say("Cannot exceed quota for NotesPerSandbox: {most}", most=limits.NOTES),
            hint=say("Delete a note first."),
        )
    edit.say(say("Add a note"))
    row = edit.save(Note(sandbox_id=edit.sandbox.pk, text=_text(text)))
    positions.place_new(edit, row, position, count)
    return row


def change_note(edit: Edit, note_id: str, text: str) -> Note:
    row = edit.find(Note, note_id)
    edit.say(say("Write a note"))
    row.text = _text(text)
    return edit.save(row)


def remove_note(edit: Edit, note_id: str) -> None:
    row = edit.find(Note, note_id)
    edit.say(say("Delete a note"))
    positions.forget(edit, row.public_id)
    edit.delete(row)


def _text(text: str) -> str:
    """Out: the text, with at least one character that shows."""
    if not text.strip() or len(text) > limits.NOTE_CHARACTERS or "\x00" in text:
        raise ValidationError(
            say(
                "A note has 1 to {most:,} characters; this has {count:,}.",
                most=limits.NOTE_CHARACTERS,
                count=len(text.strip()),
            ),
            hint=say("Write a few words, or delete the note."),
            place="text",
        )
    return text
