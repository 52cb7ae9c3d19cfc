"""How many people the other company has, and whether each gets a user here: one edit of the learner's own picture.

They are the imaginary users of an account, which weigh against its quota as drawn ones do, in IAM and in every goal:
2,000 rows of their own would take seconds to write, and say no more.
"""

from playground.people.models import Person
from playground.sandbox.commands.accounts import change_account
from playground.sandbox.errors import LimitExceeded, ValidationError
from playground.sandbox.limits import USERS_PER_ACCOUNT
from playground.sandbox.models import Account, Identity
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.stream import Edit, editing
from playground.sentences import say
from playground.workshop.catalog import exercise_of
from playground.workshop.errors import NoScale
from playground.workshop.models import Attempt
from playground.workshop.scale import Employees


def set_employees(attempt: Attempt, count: int, *, users_for_all: bool, person: Person) -> int:
    """In: how many, the drawn ones among them; with `users_for_all` each has a user of ours. Out: the revision.

    Raises NoScale, ValidationError outside of what the exercise allows, LimitExceeded where our account has no room.
    """
    scale = exercise_of(attempt).scale
    if not isinstance(scale, Employees):
        raise NoScale
    label = say("Set the number of employees")
    with editing(attempt.sandbox_id, person=person, label=label) as edit:
        theirs, ours = _account(edit, scale.theirs), _account(edit, scale.ours)
        drawn = _drawn(theirs)
        if not drawn <= count <= scale.most:
            raise ValidationError(
                say("{count} employees are not possible here.", count=count),
                hint=say("Choose from {least} to {most}.", least=drawn, most=scale.most),
                place="count",
            )
        imaginary = count if users_for_all else 0
        if imaginary and imaginary + _drawn(ours) > USERS_PER_ACCOUNT:
            raise LimitExceeded(
                say("Cannot exceed quota for UsersPerAccount: {most}", most=USERS_PER_ACCOUNT),
                hint=say("No support case raises this limit. Trust their account instead."),
                place="count",
            )
        _set(edit, theirs, count - drawn)
        _set(edit, ours, imaginary)
    return edit.revision


def _account(edit: Edit, number: str) -> Account:
    found = Account.objects.filter(sandbox=edit.sandbox, number=number).first()
    if found is None:
        raise ValidationError(
            say("The account {number} is gone.", number=number), hint=say("Undo its deletion, or start over.")
        )
    return found


def _drawn(account: Account) -> int:
    return Identity.objects.filter(account=account, kind=IdentityKind.USER).count()


def _set(edit: Edit, account: Account, population: int) -> None:
    if account.user_population != population:
        change_account(edit, account.public_id, user_population=population)
