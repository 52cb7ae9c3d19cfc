"""Long-term access keys of users. A role has none, see `roles.refuse_sign_in`."""

from django.db.models import QuerySet

from playground.sandbox import ids, limits, secrets
from playground.sandbox.errors import LimitExceeded, NoSuchEntity, NotFound
from playground.sandbox.models import AccessKey, Identity
from playground.sandbox.models.identity import IdentityKind, KeyStatus
from playground.sandbox.stream import Edit
from playground.sentences import say


def access_keys_of(sandbox_pk: int, identity_id: str) -> QuerySet[AccessKey]:
    """Out: a user's keys, the oldest first; NotFound for unknown and foreign ids alike."""
    user = Identity.objects.filter(sandbox_id=sandbox_pk, public_id=identity_id).first()
    if user is None:
        raise NotFound(
            say("There is no {id} in this sandbox.", id=identity_id[:40]),
            hint=say("It may have been deleted."),
        )
    return AccessKey.objects.filter(identity=user).order_by("pk")


def add_access_key(edit: Edit, identity_id: str) -> tuple[AccessKey, str]:
    """Out: the key and its secret, which is shown once."""
    user = edit.find(Identity, identity_id)
    if user.kind != IdentityKind.USER:
        raise NoSuchEntity(
            say("The user with name {name} cannot be found.", name=user.name),
            hint=say("Only IAM users have long-term access keys."),
        )
    if AccessKey.objects.filter(identity=user).count() >= limits.ACCESS_KEYS_PER_USER:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for AccessKeysPerUser: {most}",
                most=limits.ACCESS_KEYS_PER_USER,
            ),
            hint=say("Delete a key first: two are enough to change from one to the next."),
        )
    edit.say(say("Create access key for {user}", user=user.name))
    key_id, secret = ids.access_key_id(), secrets.new_secret()
    key = AccessKey(sandbox_id=edit.sandbox.pk, identity=user, key_id=key_id, created_at=edit.at)
    key.secret = secrets.seal(secret, key_id)
    return edit.save(key), secret


def change_access_key(edit: Edit, identity_id: str, key_id: str, status: KeyStatus) -> AccessKey:
    """Make a key inactive, or active again (IAM API Reference, UpdateAccessKey)."""
    key = _key(edit, identity_id, key_id)
    name = key.identity.name
    active = status == KeyStatus.ACTIVE
    edit.say(
        say("Activate access key of {user}", user=name) if active else say("Deactivate access key of {user}", user=name)
    )
    key.status = status
    return edit.save(key)


def remove_access_key(edit: Edit, identity_id: str, key_id: str) -> None:
    """Delete one of a user's keys."""
    key = _key(edit, identity_id, key_id)
    edit.say(say("Delete access key of {user}", user=key.identity.name))
    edit.delete(key)


def _key(edit: Edit, identity_id: str, key_id: str) -> AccessKey:
    key = AccessKey.objects.filter(identity=edit.find(Identity, identity_id), key_id=key_id).first()
    if key is None:
        raise NoSuchEntity(
            say("The Access Key with id {id} cannot be found.", id=key_id[:20]),
            hint=say("It may have been deleted."),
            place="key_id",
        )
    return key
