"""Accounts for humans: a guest keeps their work under an e-mail and a password, and comes back with both.

No letter is sent, so an e-mail only names an account. How often an account may be tried is counted before anything is
compared: whoever guesses at it from many machines at once gets no more tries than one who waits.
"""

import hashlib

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from playground.people.counting import count, forget, network_of
from playground.people.errors import (
    AccountExists,
    EmailNotUsable,
    EmailTaken,
    NameNotUsable,
    PasswordNotUsable,
    SignInRefused,
    TooManyTries,
    TooMuchToBring,
)
from playground.people.models import Kind, Person
from playground.people.nicknames import LONGEST_NAME, check_name
from playground.people.signals import guest_bringing
from playground.sentences import say

TRIES_PER_ACCOUNT = 20
TRIES_PER_ADDRESS = 1_000  # a class of a thousand signs in behind one router
WINDOW_SECONDS = 15 * 60
LONGEST_EMAIL = 254  # Person.email
LONGEST_PASSWORD = 256  # hashing a longer one is work for nothing


def open_account(person: Person, email: str, password: str) -> Person:
    """In: somebody without a password. Out: the same person, who can come back with these; a guest is now a learner."""
    if person.has_account:
        raise AccountExists(
            say("You have an account already."), hint=say("To open another one, sign out first."), place="email"
        )
    # Each try costs a slow hash, and tells whether somebody has this e-mail.
    _count(f"accounts of {person.public_id}", TRIES_PER_ACCOUNT)
    email = _readable(email)
    _check_password(password, person, email)
    person.email, person.kind = email, Kind.LEARNER if person.kind == Kind.GUEST else person.kind
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save(update_fields=["email", "kind", "password"])
    except IntegrityError as error:
        raise EmailTaken(
            say("There is an account with this e-mail already."),
            hint=say("Sign in, or use another one."),
            place="email",
        ) from error
    return person


def person_of(email: str, password: str, address: str = "") -> Person:
    """In: what was typed, and the network address it came from. Out: whose it is. SignInRefused, TooManyTries."""
    email = email.strip().lower()
    count_try(email, address)
    person = Person.objects.filter(email=email, is_active=True).first() if email else None
    if person is None:
        make_password(password[:LONGEST_PASSWORD])  # as long as for an account that is there
    if person is None or not person.check_password(password[:LONGEST_PASSWORD]):
        raise SignInRefused(
            say("E-mail and password do not belong together."),
            hint=say("Check both. Nobody can look up a password here."),
            place="password",
        )
    forget_tries(email)
    return person


@transaction.atomic
def person_of_subject(issuer: str, subject: str, name: str = "", email: str = "") -> Person:
    """In: what an OpenID Connect provider says. Out: the person of that issuer and subject, new at the first time.

    `email`: only if the provider has verified it; it is not kept where another account has it.
    """
    key = hashlib.sha256(f"{issuer} {subject}".encode()).hexdigest()
    found = Person.objects.filter(subject=key, is_active=True).first()
    if found is not None:
        return found
    email = email.strip().lower()
    if Person.objects.filter(email=email).exists():
        email = ""
    person = Person(username=f"openid-{key[:24]}", subject=key, email=email, kind=Kind.LEARNER)
    person.display_name = _usable(name) or person.username[:14]
    person.set_unusable_password()
    person.save()
    return person


def _usable(name: str) -> str:
    """In: what a provider calls somebody. Out: as much of it as fits; empty where it cannot be used."""
    try:
        return check_name(name[:LONGEST_NAME], may_teach=False)
    except NameNotUsable:
        return ""


def change_password(person: Person, old: str, new: str) -> Person:
    _count(f"passwords of {person.public_id}", TRIES_PER_ACCOUNT)  # right ones, too: each costs two slow hashes
    confirm(person, old)
    _check_password(new, person, person.email)
    person.set_password(new)
    person.save(update_fields=["password"])
    return person


def confirm(person: Person, password: str) -> None:
    """Refuse unless it is theirs; somebody without a password has nothing to confirm."""
    if not person.has_usable_password():
        return
    count_try(person.email)
    if not person.check_password(password[:LONGEST_PASSWORD]):
        raise SignInRefused(say("This is not your password."), hint=say("Type it again."), place="password")
    forget_tries(person.email)


@transaction.atomic
def hand_over(guest: Person, person: Person) -> None:
    """Everything of this guest is now this person's, and the guest is gone. Only guests can be taken over.

    A table that has more to say than "it is theirs now" says it in `hand_over(guest, person)` of its model. Raises
    TooMuchToBring before anything is moved.
    """
    if guest.pk == person.pk or guest.kind != Kind.GUEST or guest.has_account:
        return
    list(Person.objects.select_for_update().filter(pk__in=(guest.pk, person.pk)).order_by("pk"))
    guest_bringing.send(Person, guest=guest, person=person)
    for relation in Person._meta.get_fields(include_hidden=True):
        if not relation.one_to_many:
            continue
        model, field = relation.related_model, relation.field.name
        if hasattr(model, "hand_over"):
            model.hand_over(guest, person)
        else:
            model._base_manager.filter(**{field: guest}).update(**{field: person})
    guest.delete()


def refuse_over(most: int, before: int, together: int, message: str, place: str) -> None:
    """In: how many one person may have, how many the account has, and how many with the guest's. Raises TooMuchToBring.

    Somebody who had too many before may bring what adds none.
    """
    if together > max(most, before):
        raise TooMuchToBring(
            message,
            hint=say("Nothing was moved. Use a private window: this browser's guest keeps what is theirs."),
            place=place,
        )


def _readable(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise EmailNotUsable(
            say("This is no e-mail address."), hint=say("Write it as in ana@example.com."), place="email"
        ) from error
    return email


def _check_password(password: str, person: Person, email: str) -> None:
    """Django's validators, which also know the most common passwords."""
    if len(password) > LONGEST_PASSWORD:
        raise PasswordNotUsable(
            say("A password has at most {most} characters.", most=LONGEST_PASSWORD),
            hint=say("Shorten it."),
            place="password",
        )
    try:
        password_validation.validate_password(password, Person(username=email, email=email, display_name=str(person)))
    except ValidationError as error:
        raise PasswordNotUsable(
            " ".join(error.messages), hint=say("Three unrelated words make a good one."), place="password"
        ) from error


def count_try(account: str, address: str = "") -> None:
    """In: what names an account, however it is asked for, and where the try comes from. Raises TooManyTries."""
    _count(f"sign-in as {account}", TRIES_PER_ACCOUNT)
    if address:
        _count(f"sign-in from {network_of(address)}", TRIES_PER_ADDRESS)


def forget_tries(account: str) -> None:
    """Whoever got in was no guesser."""
    forget(f"sign-in as {account}", WINDOW_SECONDS)


def _count(what: str, most: int) -> None:
    if count(what, WINDOW_SECONDS) > most:
        raise TooManyTries(
            say("Too many tries."), hint=say("Wait {minutes} minutes, then try again.", minutes=WINDOW_SECONDS // 60)
        )
