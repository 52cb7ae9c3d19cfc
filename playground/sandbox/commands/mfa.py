"""A user's virtual MFA device: made, enabled with two consecutive codes, used, taken away.

Sources: IAM API Reference, CreateVirtualMFADevice, EnableMFADevice, DeactivateMFADevice; IAM User Guide, "Assign a
virtual MFA device in the AWS Management Console".
"""

from collections.abc import Callable, Container
from datetime import datetime, timedelta

from django.db import transaction

from playground.sandbox import limits, names, secrets, totp
from playground.sandbox.errors import EntityAlreadyExists, InvalidAuthenticationCode, LimitExceeded, NoSuchEntity
from playground.sandbox.models import Identity, MfaDevice
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.stream import Edit
from playground.sentences import say

MOST_FAILURES = 5  # wrong codes in a row: a million codes are no riddle for a machine
GUESSES_WITHIN = timedelta(minutes=5)
BEFORE = 2  # steps back that a device's clock may be: whoever types two codes needs a minute
AFTER = 1


def devices_of(sandbox_pk: int, identity_id: str) -> list[MfaDevice]:
    """Out: a user's devices, the oldest first, enabled or not; none for ids that are unknown or foreign."""
    found = MfaDevice.objects.filter(sandbox_id=sandbox_pk, identity__public_id=identity_id)
    return list(found.select_related("identity__account").order_by("pk"))


def add_device(edit: Edit, identity_id: str, name: str = "") -> tuple[MfaDevice, str]:
    """Out: a device that is not enabled yet, and its secret, which is shown once."""
    user = edit.find(Identity, identity_id)
    if user.kind != IdentityKind.USER:
        raise NoSuchEntity(
            say("The user with name {name} cannot be found.", name=user.name),
            hint=say("Only IAM users have MFA devices."),
        )
    own = devices_of(edit.sandbox.pk, identity_id)
    for left in (device for device in own if not device.enabled):
        edit.delete(left)  # begun and left: AWS, too, forgets a device that no code has proved
    if sum(device.enabled for device in own) >= limits.MFA_DEVICES_PER_USER:
        raise LimitExceeded(
            say("Cannot exceed quota for MFADevicesPerUser: {most}", most=limits.MFA_DEVICES_PER_USER),
            hint=say("Remove a device first."),
        )
    taken = MfaDevice.objects.filter(identity__account=user.account).exclude(identity=user, enabled=False)
    name = name or _free_name(user.name, {each.lower() for each in taken.values_list("name", flat=True)})
    same = taken.filter(name__iexact=name).first()
    if same is not None:
        raise _exists(same)
    edit.say(say("Assign MFA device to {user}", user=user.name))
    return _save(edit, user, name)


def _free_name(stem: str, taken: Container[str]) -> str:
    """Out: the user's name for its first device, then with a number."""
    numbered = (f"{stem}-{number}" for number in range(2, 1_000))
    return next((name for name in (stem, *numbered) if name.lower() not in taken), stem)


def give_device(edit: Edit, user: Identity) -> None:
    """A user that comes with a device, as from a file: enabled at once, its secret known to nobody."""
    device, _ = _save(edit, user, user.name)
    device.enabled = True
    edit.save(device)


def enable_device(edit: Edit, identity_id: str, first: str, second: str, now: datetime) -> MfaDevice:
    """In: two consecutive codes of the device that is not enabled yet, real time. Raises InvalidAuthenticationCode."""
    device = _device(edit, identity_id, lambda each: not each.enabled)
    secret = unsealed(device)
    step = totp.step_with(secret, first, _steps(now))
    if step is None or totp.step_with(secret, second, [step + 1]) is None:
        raise InvalidAuthenticationCode(device.serial_number)
    edit.say(say("Enable MFA device of {user}", user=device.identity.name))
    device.enabled, device.last_step = True, max(device.last_step, step + 1)
    return edit.save(device)


def use_code(device: MfaDevice, said: str, now: datetime) -> bool:
    """In: an enabled device, a code, real time. Out: whether it is good. It is used then: a code works once."""
    steps = [step for step in _steps(now) if step > device.last_step]
    step = totp.step_with(unsealed(device), said, steps)
    if step is None:
        return False
    # Past the journal: undoing an edit must not make a used code good again.
    used = MfaDevice.objects.filter(pk=device.pk, last_step__lt=step)
    return used.update(last_step=step, failures=0, failed_since=None) == 1


def is_locked(device: MfaDevice, now: datetime) -> bool:
    """In: real time. Out: whether so many wrong codes came lately that not even the right one counts."""
    within = device.failed_since is not None and now - device.failed_since < GUESSES_WITHIN
    return within and device.failures >= MOST_FAILURES


def count_failure(device_pk: int, now: datetime) -> None:
    """A wrong code, in real time. Not part of the edit that it ended: that one never happened."""
    with transaction.atomic():
        device = MfaDevice.objects.select_for_update().filter(pk=device_pk).first()
        if device is None:
            return
        if device.failed_since is None or now - device.failed_since >= GUESSES_WITHIN:
            device.failures, device.failed_since = 0, now
        device.failures += 1
        device.save(update_fields=["failures", "failed_since"])


def remove_device(edit: Edit, identity_id: str, name: str) -> None:
    """Deactivate and delete one of a user's devices."""
    device = _device(edit, identity_id, lambda each: each.name == name)
    edit.say(say("Remove MFA device of {user}", user=device.identity.name))
    edit.delete(device)


def unsealed(device: MfaDevice) -> str:
    return secrets.unseal(device.secret, device.public_id)


def _save(edit: Edit, user: Identity, name: str) -> tuple[MfaDevice, str]:
    device = MfaDevice(sandbox_id=edit.sandbox.pk, identity=user)
    device.name = names.check_name(name, "virtualMFADeviceName", 128)
    secret = totp.new_secret()
    device.secret = secrets.seal(secret, device.public_id)
    return edit.save(device), secret


def _device(edit: Edit, identity_id: str, is_meant: Callable[[MfaDevice], bool]) -> MfaDevice:
    user = edit.find(Identity, identity_id)
    device = next((each for each in devices_of(edit.sandbox.pk, identity_id) if is_meant(each)), None)
    if device is None:
        raise NoSuchEntity(
            say("There is no MFA device of {user}.", user=user.name), hint=say("It may have been removed. Assign one.")
        )
    return device


def _exists(device: MfaDevice) -> EntityAlreadyExists:
    return EntityAlreadyExists(
        say(
            "MFADevice entity at the same path and name already exists: {serial_number}",
            serial_number=device.serial_number,
        ),
        hint=say("Remove that device first, or choose another name."),
        place="name",
    )


def _steps(now: datetime) -> range:
    step = totp.step_of(now)
    return range(step - BEFORE, step + AFTER + 1)
