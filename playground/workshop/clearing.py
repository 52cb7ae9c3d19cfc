"""Take everything off a canvas, in one edit."""

from playground.live.events import SessionsRemoved
from playground.sandbox.commands.accounts import remove_account
from playground.sandbox.commands.notes import remove_note
from playground.sandbox.commands.removal import remove_entity
from playground.sandbox.models import Account, Identity, Note
from playground.sandbox.stream import Edit
from playground.sts.models import RoleSession


def clear(edit: Edit) -> None:
    """Accounts with what is inside, callers outside of them, notes, sessions."""
    for account in Account.objects.filter(sandbox=edit.sandbox).order_by("pk"):
        remove_account(edit, account.public_id, cascade=True)
    for identity in Identity.objects.filter(sandbox=edit.sandbox).order_by("pk"):
        remove_entity(edit, identity, cascade=True)
    for note in Note.objects.filter(sandbox=edit.sandbox).order_by("pk"):
        remove_note(edit, note.public_id)
    sessions = RoleSession.objects.filter(sandbox=edit.sandbox)
    gone = list(sessions.values_list("public_id", flat=True))
    if gone:
        sessions.delete()
        edit.announce(SessionsRemoved(gone))
