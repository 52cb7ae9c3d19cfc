"""SerialNumber and TokenCode: is the device the caller's own, and the code good?

Sources: AWS STS API Reference, AssumeRole and GetSessionToken; IAM User Guide, "Secure API access with MFA".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from playground.iam.callers import UserCaller
from playground.sandbox.commands.mfa import count_failure, devices_of, is_locked, use_code
from playground.sandbox.stream import Edit
from playground.sentences import say
from playground.sts.callers import FoundCaller
from playground.sts.errors import AccessDenied
from playground.sts.parameters import SessionParameters
from playground.sts.queries import database_now

FAILED = "MultiFactorAuthentication failed, "


class WrongCode(AccessDenied):
    """A code that the device does not show now, or that was used already."""

    def __init__(self, device_pk: int) -> None:
        super().__init__(
            "MultiFactorAuthentication failed with invalid MFA one time pass code.",
            hint=say("A code works once, for about a minute. Wait until the device shows the next one."),
            place="token_code",
        )
        self.device_pk = device_pk


@contextmanager
def counting_guesses() -> Iterator[None]:
    """Around the edit: a wrong code ends it, and is counted after that."""
    try:
        yield
    except WrongCode as wrong:
        count_failure(wrong.device_pk, database_now())
        raise


def with_mfa(edit: Edit, found: FoundCaller, said: SessionParameters, now: datetime) -> SessionParameters:
    """In: what was said, real time. Out: the same, `mfa` true if a good code came with it; the code is used then.

    Raises AccessDenied in AWS's words.
    """
    if said.serial_number is None and said.token_code is None:
        return said
    if said.serial_number is None or said.token_code is None:
        missing = "token_code" if said.token_code is None else "serial_number"
        raise AccessDenied(
            FAILED + "must provide both MFA serial number and one time pass code.",
            hint=say("Give the device's serial number and the code it shows now."),
            place=missing,
        )
    user = (found.node_id or found.ref.id) if isinstance(found.caller, UserCaller) else ""
    working = (device for device in devices_of(edit.sandbox.pk, user) if device.enabled)
    device = next((each for each in working if each.serial_number == said.serial_number), None)
    if device is None:
        raise AccessDenied(
            FAILED + "unable to validate MFA code.  Please verify your MFA serial number is valid and associated "
            "with this user.",
            hint=say("The device must be enabled and belong to the user that calls."),
            place="serial_number",
        )
    if is_locked(device, now):
        raise AccessDenied(
            FAILED + "maximum number of attempts exceeded for this MFA device.",
            hint=say("Too many wrong codes came one after the other. Try again in five minutes."),
            place="token_code",
        )
    if not use_code(device, said.token_code, now):
        raise WrongCode(device.pk)
    return replace(said, mfa=True)
