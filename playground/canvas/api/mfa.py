"""Endpoints for a user's virtual MFA devices: assign one, see its codes, enable it, take it away."""

from dataclasses import dataclass

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import session_fields
from playground.canvas.api.view import SandboxView, answer, answers, created, nothing, operation, sent
from playground.canvas.qr import qr_of
from playground.sandbox import totp
from playground.sandbox.access import sandbox_to_edit
from playground.sandbox.commands import mfa
from playground.sandbox.models import Identity, MfaDevice
from playground.sandbox.queries import find


@dataclass(frozen=True, slots=True)
class MfaDeviceShape:
    """A device and what it shows. `codes`: the one before and the current one; that changes in `seconds_left`.

    `used`: the current code has worked once, so it will not again.
    """

    name: str
    serial_number: str
    enabled: bool
    codes: list[str]
    used: bool
    seconds_left: int


@dataclass(frozen=True, slots=True)
class NewMfaDeviceShape:
    """A device to be enabled. Its secret, as text and as a QR code, is shown this once.

    The code: an SVG path of the dark squares, one unit each, on a square of `qr_size` units with its white border.
    """

    serial_number: str
    secret: str
    qr_size: int
    qr_path: str


class MfaDevices(SandboxView):
    @operation("mfaDevices", gives=[MfaDeviceShape])
    def get(self, request: Request, sandbox: str, identity: str) -> Response:
        """With their codes, so only for whoever may draw."""
        sandbox_to_edit(request.user, sandbox)
        find(self.found, Identity, identity)
        return answers(_device_shape(device) for device in mfa.devices_of(self.found.pk, identity))

    @operation("assignMfaDevice", takes=session_fields.NewMfaDevice, gives=NewMfaDeviceShape, status=201)
    def post(self, request: Request, sandbox: str, identity: str) -> Response:
        """A virtual device, which works once two consecutive codes have enabled it. A user has at most eight."""
        values = sent(session_fields.NewMfaDevice, request)
        with self.editing() as edit:
            device, secret = mfa.add_device(edit, identity, values.get("name", ""))
        return created(_new_shape(device, secret))

    @operation("enableMfaDevice", takes=session_fields.TwoCodes, gives=MfaDeviceShape)
    def put(self, request: Request, sandbox: str, identity: str) -> Response:
        """The one that was assigned last."""
        values = sent(session_fields.TwoCodes, request)
        with self.editing() as edit:
            device = mfa.enable_device(edit, identity, values["code_1"], values["code_2"], timezone.now())
        return answer(_device_shape(device))


class OneMfaDevice(SandboxView):
    @operation("removeMfaDevice")
    def delete(self, request: Request, sandbox: str, identity: str, device: str) -> Response:
        """By its name, which is the end of its serial number."""
        with self.editing() as edit:
            mfa.remove_device(edit, identity, device)
        return nothing()


def _device_shape(device: MfaDevice) -> MfaDeviceShape:
    now = timezone.now()
    step, secret = totp.step_of(now), mfa.unsealed(device)
    return MfaDeviceShape(
        name=device.name,
        serial_number=device.serial_number,
        enabled=device.enabled,
        codes=[totp.code(secret, step - 1), totp.code(secret, step)],
        used=device.last_step >= step,
        seconds_left=totp.STEP_SECONDS - int(now.timestamp()) % totp.STEP_SECONDS,
    )


def _new_shape(device: MfaDevice, secret: str) -> NewMfaDeviceShape:
    account = device.identity.account.number
    return NewMfaDeviceShape(device.serial_number, secret, *qr_of(totp.address(secret, f"{device.name}@{account}")))
