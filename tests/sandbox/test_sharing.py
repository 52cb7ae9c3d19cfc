"""Share links: who comes in by which, and who is out again."""

import pytest

from playground.people.commands import create_guest
from playground.sandbox import access, limits
from playground.sandbox.commands.sharing import join, remove_member, revoke, share
from playground.sandbox.errors import InvalidInput, LimitExceeded, LinkNotUsable, NotFound, OwnerOnly, ViewOnly
from playground.sandbox.models import Member, ShareLink
from tests.builders import draw

pytestmark = pytest.mark.django_db


def test_whoever_has_a_view_link_may_look_and_not_draw() -> None:
    drawn, guest = draw(["bob"]), create_guest()
    _, token = share(drawn.sandbox, "Class", "view")
    assert join(guest, token) == drawn.sandbox
    assert access.sandbox_to_view(guest, drawn.sandbox.public_id) == drawn.sandbox
    with pytest.raises(ViewOnly):
        access.sandbox_to_edit(guest, drawn.sandbox.public_id)


def test_an_edit_link_lets_one_draw_and_a_view_link_takes_nothing_away() -> None:
    drawn, guest = draw(["bob"]), create_guest()
    for kind in ("view", "edit", "view"):
        join(guest, share(drawn.sandbox, kind, kind)[1])
    assert access.sandbox_to_edit(guest, drawn.sandbox.public_id) == drawn.sandbox


def test_a_token_is_kept_as_a_hash_and_has_256_bits() -> None:
    link, token = share(draw().sandbox, "Class", "view")
    assert len(token) == 43
    assert token not in str(ShareLink.objects.filter(pk=link.pk).values().get())


def test_revoking_a_link_ends_the_access_of_those_who_came_by_it_and_of_nobody_else() -> None:
    drawn, first, second = draw(["bob"]), create_guest(), create_guest()
    revoked, token = share(drawn.sandbox, "Class", "view")
    _, other = share(drawn.sandbox, "Friends", "view")
    join(first, token)
    join(second, other)
    revoke(drawn.sandbox, revoked.public_id)
    with pytest.raises(NotFound):
        access.sandbox_to_view(first, drawn.sandbox.public_id)
    assert access.sandbox_to_view(second, drawn.sandbox.public_id) == drawn.sandbox


def test_a_revoked_link_answers_like_an_unknown_one() -> None:
    drawn = draw()
    link, token = share(drawn.sandbox, "Class", "edit")
    revoke(drawn.sandbox, link.public_id)
    refusals = []
    for each in (token, "unknown"):
        with pytest.raises(LinkNotUsable) as refusal:
            join(create_guest(), each)
        refusals.append(refusal.value.to_json())
    assert refusals[0] == refusals[1]


def test_a_removed_person_is_out() -> None:
    drawn, guest = draw(["bob"]), create_guest()
    join(guest, share(drawn.sandbox, "Class", "edit")[1])
    remove_member(drawn.sandbox, guest.public_id)
    with pytest.raises(NotFound):
        access.sandbox_to_view(guest, drawn.sandbox.public_id)
    with pytest.raises(NotFound):
        remove_member(drawn.sandbox, guest.public_id)


def test_the_owner_alone_manages_and_needs_no_link() -> None:
    drawn, guest = draw(), create_guest()
    _, token = share(drawn.sandbox, "Friends", "edit")
    join(drawn.owner, token)
    join(guest, token)
    assert list(Member.objects.values_list("person", flat=True)) == [guest.pk]
    assert access.sandbox_to_share(drawn.owner, drawn.sandbox.public_id) == drawn.sandbox
    with pytest.raises(OwnerOnly):
        access.sandbox_to_share(guest, drawn.sandbox.public_id)


def test_under_the_address_of_a_view_link_anybody_looks_and_nobody_draws_the_owner_neither() -> None:
    drawn = draw()
    address = access.BY_LINK + share(drawn.sandbox, "Wiki", "view")[1]
    assert access.sandbox_to_view(drawn.owner, address) == drawn.sandbox
    for refused, find in ((ViewOnly, access.sandbox_to_edit), (OwnerOnly, access.sandbox_to_share)):
        with pytest.raises(refused):
            find(drawn.owner, address)


def test_a_link_to_draw_lets_nobody_in_without_signing_in() -> None:
    address = access.BY_LINK + share(draw().sandbox, "Friends", "edit")[1]
    with pytest.raises(NotFound):
        access.sandbox_to_view(None, address)


def test_nobody_is_a_member_of_more_sandboxes_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    guest = create_guest()
    tokens = [share(draw().sandbox, "Class", "view")[1] for _ in range(2)]
    monkeypatch.setattr(limits, "MEMBERSHIPS_PER_PERSON", 1)
    join(guest, tokens[0])
    with pytest.raises(LimitExceeded) as refused:
        join(guest, tokens[1])
    assert "MembershipsPerPerson: 1" in refused.value.message and refused.value.hint
    join(guest, tokens[0])


def test_links_and_members_have_bounds_and_access_has_two_words(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = draw().sandbox
    with pytest.raises(InvalidInput):
        share(sandbox, "Class", "own")
    _, token = share(sandbox, "Class", "view")
    monkeypatch.setattr(limits, "SHARE_LINKS", 1)
    monkeypatch.setattr(limits, "MEMBERS", 1)
    with pytest.raises(LimitExceeded):
        share(sandbox, "Class", "view")
    join(create_guest(), token)
    with pytest.raises(LimitExceeded):
        join(create_guest(), token)
