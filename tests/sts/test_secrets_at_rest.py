"""Secrets at rest: a new encryption key, and canaries that are searched wherever they must not be."""

import json
import logging
import secrets as random
from io import StringIO
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.core.management import CommandError, call_command

from playground.sandbox import history
from playground.sandbox.commands import keys, mfa
from playground.sandbox.export import export
from playground.sandbox.models import AccessKey, JournalEntry, MfaDevice
from playground.sandbox.secrets import unseal
from playground.sts.authentication import secret_of
from playground.sts.expiry import expire_due_sessions
from playground.sts.models import RoleSession, SigningKey
from playground.sts.signing import key_of, private_key
from tests.builders import Drawn, do
from tests.sts.conftest import sandbox_later, wear


@pytest.fixture
def kept(drawn: Drawn) -> Drawn:
    """One secret of each kind, and one that only undo would bring back."""
    do(drawn, keys.add_access_key, drawn["jane"])
    gone, _ = do(drawn, keys.add_access_key, drawn["bob"])
    do(drawn, keys.remove_access_key, drawn["bob"], gone.key_id)
    do(drawn, mfa.add_device, drawn["jane"])
    key_of(drawn.sandbox)
    wear(drawn)
    return drawn


def reseal() -> str:
    out = StringIO()
    call_command("reseal_secrets", stdout=out)
    return out.getvalue()


def opened(drawn: Drawn) -> list[str | None]:
    """Out: every secret, read as the program reads it."""
    key = AccessKey.objects.get(identity__public_id=drawn["jane"])
    return [
        unseal(key.secret, key.key_id),
        mfa.unsealed(MfaDevice.objects.get()),
        secret_of(RoleSession.objects.get()),
        private_key(SigningKey.objects.get()),
    ]


def test_after_a_change_of_the_key_every_secret_is_put_under_the_new_one(kept: Drawn, settings: Any) -> None:
    before = opened(kept)
    old, settings.ENCRYPTION_KEY = settings.ENCRYPTION_KEY, random.token_bytes(32)
    settings.OLD_ENCRYPTION_KEYS = [old]
    assert opened(kept) == before  # nothing stops working meanwhile
    assert reseal() == "5 secrets encrypted anew.\n"
    assert reseal() == "0 secrets encrypted anew.\n"
    settings.OLD_ENCRYPTION_KEYS = []
    assert opened(kept) == before


def test_what_undo_brings_back_opens_with_the_new_key(kept: Drawn, settings: Any) -> None:
    old, settings.ENCRYPTION_KEY = settings.ENCRYPTION_KEY, random.token_bytes(32)
    settings.OLD_ENCRYPTION_KEYS = [old]
    reseal()
    settings.OLD_ENCRYPTION_KEYS = []
    for _ in range(2):  # the device, then the deletion of Bob's key
        history.undo(kept.fresh(), kept.owner)
    back = AccessKey.objects.get(identity__public_id=kept["bob"])
    assert len(unseal(back.secret, back.key_id)) == 40


def test_without_the_old_key_it_says_what_is_missing(kept: Drawn, settings: Any) -> None:
    settings.ENCRYPTION_KEY = random.token_bytes(32)
    with pytest.raises(CommandError, match="PLAYGROUND_OLD_ENCRYPTION_KEYS"):
        reseal()
    with pytest.raises(InvalidTag):
        opened(kept)


def test_no_secret_stands_in_the_open_in_any_table_event_export_or_log(
    drawn: Drawn, caplog: pytest.LogCaptureFixture
) -> None:
    """Canaries: each secret handed out is searched in every column of every table, and in all that leaves."""
    caplog.set_level(logging.DEBUG)
    worn = wear(drawn)
    _, long_term = do(drawn, keys.add_access_key, drawn["jane"])
    _, device = do(drawn, mfa.add_device, drawn["jane"])
    made = worn.credentials
    canaries = [made.secret_access_key, made.session_token, long_term, device, private_key(key_of(drawn.sandbox))]
    rows = [list(kind.objects.values()) for kind in apps.get_models() if kind.objects.exists()]
    entries = list(JournalEntry.objects.filter(sandbox=drawn.sandbox).values("events", "inverse"))
    said = " ".join([str(rows), str(entries), json.dumps(export(drawn.fresh()), default=str), caplog.text])
    assert len(said) > 1000 and "jane" in said
    assert [canary for canary in canaries if canary in said] == []


def test_at_the_end_nothing_of_the_secret_is_left(drawn: Drawn) -> None:
    wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    expire_due_sessions(drawn.sandbox.pk)
    assert RoleSession.objects.get().secret == ""
