"""The answer to an edit is what that edit made, whoever changes it right after."""

from collections.abc import Iterator
from typing import Any

import pytest

from playground.sandbox.commands.user_groups import remove_group
from playground.sandbox.models import Group
from playground.sandbox.signals import sandbox_changed
from playground.sandbox.stream import editing
from tests.builders import Drawn, draw
from tests.canvas.conftest import NOBODY_YET, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quick_colleague() -> Iterator[list[str]]:
    """Somebody who deletes every group in the moment in which it is there. Out: the names of those."""
    deleted: list[str] = []

    def delete(sender: Any, sandbox_pk: int, **_: Any) -> None:
        for group in Group.objects.filter(sandbox=sandbox_pk):
            deleted.append(group.name)
            with editing(sandbox_pk, label="Delete") as edit:
                remove_group(edit, group.public_id)

    sandbox_changed.connect(delete)
    yield deleted
    sandbox_changed.disconnect(delete)


def test_what_somebody_deleted_at_once_is_still_answered_as_made(quick_colleague: list[str]) -> None:
    drawn: Drawn = draw()
    visitor = Visitor(drawn.owner, drawn.sandbox.public_id)
    account = visitor.canvas()["accounts"][0]["id"]
    made = visitor.post("groups/", account_id=account, name="cooks", position=NOBODY_YET)
    assert (made.status_code, made.json()["name"]) == (201, "cooks")
    assert quick_colleague == ["cooks"]
    assert visitor.canvas()["groups"] == []
