"""Add, rename, remove identities: users, AWS services, web identities, the anonymous caller."""

from collections.abc import Mapping
from typing import Any

from playground.iam.catalog import SERVICE_PRINCIPALS
from playground.live.shapes import PositionShape
from playground.sandbox import limits, names
from playground.sandbox.commands import policies, positions, removal
from playground.sandbox.commands.login_profiles import bring_login_profile
from playground.sandbox.commands.mfa import give_device
from playground.sandbox.errors import EntityAlreadyExists, LimitExceeded, ValidationError
from playground.sandbox.models import Account, Identity
from playground.sandbox.models.identity import IdentityKind, identity_id
from playground.sandbox.providers import TITLES, is_provider
from playground.sandbox.stream import Edit
from playground.sentences import say


def add_user(
    edit: Edit,
    account_id: str,
    name: str,
    *,
    title: str = "",
    path: str = "/",
    mfa: bool = False,
    login_profile: bool = False,
    tags: Mapping[str, str] | None = None,
    position: PositionShape | None = None,
) -> Identity:
    """Out: a new IAM user. The 5,001st of an account is refused; imaginary users count."""
    account = edit.find(Account, account_id)
    users = Identity.objects.filter(account=account, kind=IdentityKind.USER)
    count = users.count()
    if count + account.user_population >= limits.USERS_PER_ACCOUNT:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for UsersPerAccount: {most}",
                most=limits.USERS_PER_ACCOUNT,
            ),
            hint=say(
                "No support case raises this limit. Let people in by a role: federation, or trust another account."
            ),
        )
    row = Identity(sandbox_id=edit.sandbox.pk, kind=IdentityKind.USER, account=account)
    row.name = _free_name(row, names.check_name(name, "userName", 64))
    row.title = names.check_title(title, "title", 80, "title", least=0)
    row.path = names.check_path(path)
    row.tags = names.check_tags(tags or {})
    _add(edit, row, position, count)
    if mfa:
        give_device(edit, row)
    if login_profile:
        bring_login_profile(edit, row)
    return row


def add_service(edit: Edit, principal: str, name: str = "", *, position: PositionShape | None = None) -> Identity:
    """In: a service principal such as ec2.amazonaws.com. Each is drawn once: its arrows start at one card."""
    if principal not in SERVICE_PRINCIPALS:
        raise ValidationError(
            say('Invalid principal in policy: "SERVICE":"{principal}"', principal=principal[:100]),
            hint=say("Choose a service from the list, as ec2.amazonaws.com."),
            place="principal_value",
        )
    if Identity.objects.filter(sandbox_id=edit.sandbox.pk, principal_value=principal).exists():
        raise EntityAlreadyExists(
            say("{principal} is drawn already.", principal=principal),
            hint=say("Use the card that is there."),
            place="principal_value",
        )
    row = Identity(sandbox_id=edit.sandbox.pk, kind=IdentityKind.SERVICE, principal_value=principal)
    row.name = names.check_title(name or principal.split(".", 1)[0], "name", 64)
    row.title = SERVICE_PRINCIPALS[principal][:80]
    return _add(edit, row, position, _count_free(edit))


def add_web_identity(
    edit: Edit,
    provider: str,
    name: str = "",
    *,
    title: str = "",
    claims: Mapping[str, Any] | None = None,
    position: PositionShape | None = None,
) -> Identity:
    """In: a provider's name or ARN and what its token says (claims without the provider's prefix)."""
    row = Identity(sandbox_id=edit.sandbox.pk, kind=IdentityKind.WEB_IDENTITY)
    row.principal_value = _provider(provider)
    row.name = names.check_title(name or TITLES.get(provider, provider.rsplit("/", 1)[-1])[:64], "name", 64)
    row.title = names.check_title(title, "title", 80, "title", least=0)
    row.claims = check_claims(claims or {})
    return _add(edit, row, position, _count_free(edit))


def add_anonymous(edit: Edit, name: str = "Anonymous", *, position: PositionShape | None = None) -> Identity:
    """Out: the one caller without credentials."""
    if Identity.objects.filter(sandbox_id=edit.sandbox.pk, kind=IdentityKind.ANONYMOUS).exists():
        raise EntityAlreadyExists(
            say("Anonymous is drawn already."), hint=say("Use the card that is there."), place="kind"
        )
    row = Identity(sandbox_id=edit.sandbox.pk, kind=IdentityKind.ANONYMOUS)
    row.name = names.check_title(name, "name", 64)
    return _add(edit, row, position, _count_free(edit))


def change_identity(
    edit: Edit,
    identity_id: str,
    *,
    name: str | None = None,
    title: str | None = None,
    path: str | None = None,
    claims: Mapping[str, Any] | None = None,
    principal_value: str | None = None,
    boundary: str | None = None,
    tags: Mapping[str, str] | None = None,
) -> Identity:
    """Change what is given. A user keeps its unique id: policies that name it follow the new name."""
    row = edit.find(Identity, identity_id)
    edit.say(say("Change {name}", name=row.name))
    is_user = row.kind == IdentityKind.USER
    if name is not None:
        row.name = (
            _free_name(row, names.check_name(name, "userName", 64)) if is_user else names.check_title(name, "name", 64)
        )
    if title is not None:
        row.title = names.check_title(title, "title", 80, "title", least=0)
    if path is not None and is_user:
        row.path = names.check_path(path)
    if principal_value is not None and principal_value != row.principal_value:
        row.principal_value = _other_provider(row, principal_value)
    row.claims = row.claims if claims is None else check_claims(claims)
    row.tags = row.tags if tags is None else names.check_tags(tags)
    row.boundary = row.boundary if boundary is None else policies.check_boundary(edit, row, boundary)
    return edit.save(row)


def remove_identity(edit: Edit, identity_id: str, *, cascade: bool = False) -> None:
    """Policies that name a deleted user keep its raw id: nobody inherits its place ("IAM identifiers")."""
    row = edit.find(Identity, identity_id)
    edit.say(say("Delete {name}", name=row.name))
    removal.remove_entity(edit, row, cascade=cascade)


def check_claims(claims: Mapping[str, Any]) -> dict[str, Any]:
    """Out: claims whose values are texts or lists of texts, bounded in number and length."""
    fits = len(claims) <= limits.CLAIMS and all(_is_claim(name, value) for name, value in claims.items())
    if not fits:
        raise ValidationError(
            say(
                "Claims must be at most {most} names, each with a text or a short list of texts.",
                most=limits.CLAIMS,
            ),
            hint=say('As in {"sub": "user-17", "aud": "my-app"}.'),
            place="claims",
        )
    return dict(claims)


def _is_claim(name: str, value: Any) -> bool:
    values = value if isinstance(value, list | tuple) else [value]
    texts = all(isinstance(each, str) and len(each) <= 256 for each in values)
    return 1 <= len(name) <= 128 and len(values) <= limits.CLAIM_VALUES and texts


def _other_provider(row: Identity, value: str) -> str:
    if row.kind != IdentityKind.WEB_IDENTITY:
        raise ValidationError(
            say("{name} keeps its principal.", name=row.name),
            hint=say("Only a web identity comes from another provider. Draw a new card instead."),
            place="principal_value",
        )
    return _provider(value)


def _provider(value: str) -> str:
    if not is_provider(value):
        raise ValidationError(
            say('Invalid principal in policy: "FEDERATED":"{value}"', value=value[:100]),
            hint=say("Choose Google, Amazon, Facebook or Cognito, or give the ARN of an OIDC provider."),
            place="principal_value",
        )
    return value


def _free_name(row: Identity, name: str) -> str:
    """User names are unique in an account, ignoring case."""
    taken = Identity.objects.filter(account_id=row.account_id, kind=IdentityKind.USER, name__iexact=name)
    if taken.exclude(pk=row.pk).exists():
        raise EntityAlreadyExists(
            say("User with name {name} already exists.", name=name), hint=say("Choose another name."), place="name"
        )
    return name


def _count_free(edit: Edit) -> int:
    count = Identity.objects.filter(sandbox_id=edit.sandbox.pk, account=None).count()
    if count >= limits.FREE_IDENTITIES:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for IdentitiesPerSandbox: {most}",
                most=limits.FREE_IDENTITIES,
            ),
            hint=say("Delete one first."),
        )
    return count


def _add(edit: Edit, row: Identity, position: PositionShape | None, siblings: int) -> Identity:
    edit.say(say("Add {name}", name=row.name))
    row.public_id = identity_id(row.kind)
    edit.save(row)
    positions.place_new(edit, row, position, siblings)
    return row
