"""Free texts that people see beside others: what would turn a line around is refused wherever a title is given."""

import pytest

from playground.people.commands import create_guest, new_instructor_link, promote
from playground.sandbox.commands import accounts
from playground.sandbox.commands.sandboxes import create_sandbox, rename_sandbox
from playground.sandbox.commands.sharing import share
from playground.sandbox.errors import ValidationError
from playground.sandbox.versions import save_version
from playground.workshop.classroom import commands
from tests.builders import draw, refusal

pytestmark = pytest.mark.django_db
TURNED = ["Invoice \u202egpj.exe", "\u202dA", "a\u2066b\u2069", "two\u2028lines", "a\x00b", "a\x1b[31mred"]


@pytest.mark.parametrize("title", TURNED)
def test_a_title_cannot_turn_around_what_stands_beside_it(title: str) -> None:
    drawn = draw()
    assert refusal(drawn, rename_sandbox, title).place == "name"
    assert refusal(drawn, accounts.add_account, title).place == "name"
    ana = promote(create_guest(), new_instructor_link())
    for give in (
        lambda: create_sandbox(ana, title),
        lambda: share(drawn.sandbox, title, "view"),
        lambda: save_version(drawn.sandbox, drawn.owner, title),
        lambda: commands.create(ana, title),
    ):
        with pytest.raises(ValidationError):
            give()


@pytest.mark.parametrize("title", ["الدور الأول", "תפקיד", "<b>Roles</b> & co", "役割 🎩"])
def test_titles_of_every_script_stay(title: str) -> None:
    assert create_sandbox(create_guest(), title).name == title
