"""Endpoints about oneself: name, account, signing in and out, taking everything away.

Whoever signs in is a guest already, since the home page makes one: so every request here carries the token that keeps
other sites from sending it (CSRF).
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.canvas import serializers
from playground.canvas.api.view import answer, nothing, operation, sent
from playground.canvas.qr import qr_of
from playground.people import accounts
from playground.people.commands import delete_person, rename_person
from playground.people.devices import new_device_link
from playground.people.models import Kind, Person
from playground.people.pages import BACKEND
from playground.sandbox.leaving import look_again


@dataclass(frozen=True, slots=True)
class MeShape:
    """Whoever this browser belongs to. `sign_in_at`: a provider to sign in at, empty where there is none."""

    id: str
    name: str
    kind: str
    email: str
    has_account: bool
    has_password: bool
    sign_in_at: str


@dataclass(frozen=True, slots=True)
class DeviceLinkShape:
    """Works once, until `expires_at`. Its QR code: `qr_size` squares wide, `qr_path` the dark ones."""

    address: str
    expires_at: str
    qr_size: int
    qr_path: str


def me_shape(person: Person) -> MeShape:
    return MeShape(
        id=person.public_id,
        name=str(person),
        kind=person.kind,
        email=person.email,
        has_account=person.has_account,
        has_password=person.has_usable_password(),
        sign_in_at=settings.OPENID_NAME if settings.OPENID_ISSUER else "",
    )


class Me(APIView):
    @operation("me", gives=MeShape)
    def get(self, request: Request) -> Response:
        return answer(me_shape(request.user))

    @operation("renameMe", takes=serializers.MeIn, gives=MeShape)
    def patch(self, request: Request) -> Response:
        """How others see this person: beside the pointer, in the journal."""
        return answer(me_shape(rename_person(request.user, sent(serializers.MeIn, request)["name"])))


class Account(APIView):
    @operation("openAccount", takes=serializers.SignInIn, gives=MeShape, status=201)
    def post(self, request: Request) -> Response:
        """A guest keeps everything under an e-mail and a password."""
        with transaction.atomic():  # other pages look whether they are signed in only when this browser is
            person = accounts.open_account(request.user, **sent(serializers.SignInIn, request))
            update_session_auth_hash(request._request, person)  # the password is part of the session's proof
        return answer(me_shape(person), status=201)


class Password(APIView):
    @operation("changePassword", takes=serializers.PasswordIn)
    def put(self, request: Request) -> Response:
        """Other browsers of this person are signed out."""
        values = sent(serializers.PasswordIn, request)
        with transaction.atomic():
            person = accounts.change_password(request.user, values["password"], values["new_password"])
            update_session_auth_hash(request._request, person)
        return nothing()


class Device(APIView):
    @operation("newDeviceLink", gives=DeviceLinkShape, status=201)
    def post(self, request: Request) -> Response:
        """A link to go on in a second browser, for guests; the one before it stops working."""
        token, ends = new_device_link(request.user)
        address = request.build_absolute_uri(f"/continue/{token}/")
        return answer(DeviceLinkShape(address, ends.isoformat(), *qr_of(address)), status=201)


class SignIn(APIView):
    @operation("signIn", takes=serializers.SignInIn, gives=MeShape)
    def post(self, request: Request) -> Response:
        """What the guest of this browser has made comes along."""
        values = sent(serializers.SignInIn, request)
        guest = request.user
        person = accounts.person_of(values["email"], values["password"], request.META.get("REMOTE_ADDR", ""))
        bring_along(guest, person)
        sign_in(request._request, person)
        return answer(me_shape(person))


class SignOut(APIView):
    @operation("signOut")
    def post(self, request: Request) -> Response:
        logout(request._request)
        return nothing()


class Farewell(APIView):
    @operation("deleteMe", takes=serializers.FarewellIn)
    def post(self, request: Request) -> Response:
        """Everything of this person goes at once: sandboxes, progress, the account. Nothing brings it back."""
        person = request.user
        accounts.confirm(person, sent(serializers.FarewellIn, request)["password"])
        delete_person(person)
        logout(request._request)
        return nothing()


def sign_in(request: HttpRequest, person: Person) -> None:
    """This browser is this person's from now on, under a new session key; pages of whoever it was before end."""
    before = request.user
    login(request, person, backend=BACKEND)
    look_again(before)


def bring_along(guest: Person, person: Person) -> None:
    """What this guest has made is the person's now. The empty box that every guest begins with stays behind, unless
    something was drawn in it. Raises TooMuchToBring, and nothing is moved."""
    if guest.pk == person.pk or guest.kind != Kind.GUEST:
        return
    with transaction.atomic():
        guest.sandboxes.filter(exercise="", revision__lte=1).delete()
        accounts.hand_over(guest, person)
