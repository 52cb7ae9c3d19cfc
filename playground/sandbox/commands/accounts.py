"""Add, rename, remove accounts."""

from playground.live.shapes import PositionShape
from playground.sandbox import ids, limits, names
from playground.sandbox.commands import leaving, positions, removal
from playground.sandbox.errors import DeleteConflict, EntityAlreadyExists, LimitExceeded, ValidationError
from playground.sandbox.models import Account
from playground.sandbox.models.account import AccountKind
from playground.sandbox.stream import Edit
from playground.sentences import say

FIRST_ACCOUNT = say("My account")  # what an empty sandbox begins with: a box to draw into
HUES = 6  # colours the canvas gives its account boxes in turn


def add_account(
    edit: Edit,
    name: str,
    number: str | None = None,
    kind: str = "own",
    *,
    alias: str = "",
    user_population: int = 0,
    position: PositionShape | None = None,
) -> Account:
    """In: a name and, if you care, the 12 digits. Out: the account, with an empty box on the canvas."""
    count = Account.objects.filter(sandbox_id=edit.sandbox.pk).count()
    if count >= limits.ACCOUNTS:
        raise LimitExceeded(
            say("Cannot exceed quota for AccountsPerSandbox: {most}", most=limits.ACCOUNTS),
            hint=say("Delete an account first."),
        )
    row = Account(
        sandbox_id=edit.sandbox.pk,
        name=names.check_title(name, "accountName", 50),
        number=_free_number(edit, number),
        kind=_kind(kind),
        hue=count % HUES,
        user_population=names.check_range(user_population, "userPopulation", 0, 1_000_000, "user_population"),
    )
    row.alias = _free_alias(row, alias)
    edit.say(say("Add account {name}", name=row.name))
    edit.save(row)
    if position is None:
        width, height = positions.BOX
        position = PositionShape(count * (width + 48.0), 0.0, float(width), float(height))
    positions.place_new(edit, row, position, count)
    return row


def change_account(
    edit: Edit,
    account_id: str,
    *,
    name: str | None = None,
    kind: str | None = None,
    alias: str | None = None,
    user_population: int | None = None,
) -> Account:
    """Change what is given; an empty alias is none. The number stays: every ARN inside holds it."""
    row = edit.find(Account, account_id)
    edit.say(say("Change account {name}", name=row.name))
    if name is not None:
        row.name = names.check_title(name, "accountName", 50)
    if kind is not None:
        row.kind = _kind(kind)
    if alias is not None:
        row.alias = _free_alias(row, alias)
    if user_population is not None:
        row.user_population = names.check_range(user_population, "userPopulation", 0, 1_000_000, "user_population")
    return edit.save(row)


def remove_account(edit: Edit, account_id: str, *, cascade: bool = False) -> None:
    """Refused while anything is inside, unless `cascade`: then all of that goes first."""
    row = edit.find(Account, account_id)
    edit.say(say("Delete account {name}", name=row.name))
    if cascade:
        removal.empty_account(edit, row)
    elif (inside := removal.inhabitants(row))["holders"]:
        raise DeleteConflict(
            say("Cannot delete entity, must delete everything inside the account first."),
            hint=say("Delete it with everything inside, or move out one by one."),
            details=inside,
        )
    leaving.forget_account(edit, row, cascade=cascade)
    positions.forget(edit, row.public_id)
    edit.delete(row)


def _kind(kind: str) -> str:
    if kind not in AccountKind.values:
        raise ValidationError(
            say("There is no account kind {kind}.", kind=kind[:40]), hint=say("Use own or external."), place="kind"
        )
    return kind


def _free_alias(row: Account, alias: str) -> str:
    """Unique in all of AWS, which here is the sandbox. Source: IAM API Reference, CreateAccountAlias."""
    if alias and Account.objects.filter(sandbox_id=row.sandbox_id, alias=alias).exclude(pk=row.pk).exists():
        raise EntityAlreadyExists(
            say("The account alias {alias} already exists.", alias=alias),
            hint=say("An alias is unique in all of AWS. Choose another one."),
            place="alias",
        )
    return names.check_alias(alias) if alias else ""


def _free_number(edit: Edit, wanted: str | None) -> str:
    """Out: the wanted number if it is free, else one made here."""
    taken = set(Account.objects.filter(sandbox_id=edit.sandbox.pk).values_list("number", flat=True))
    if wanted:
        names.check_number(wanted)
        if wanted in taken:
            raise EntityAlreadyExists(
                say("Account {wanted} already exists.", wanted=wanted),
                hint=say("Choose another number, or leave it empty."),
                place="number",
            )
        return wanted
    number = ids.account_number()
    while number in taken:
        number = ids.account_number()
    return number
