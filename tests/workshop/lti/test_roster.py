"""Who is in the course is expected in the workshop, and takes their own place there."""

from typing import Any

import pytest

from playground.workshop.lti import tasks
from playground.workshop.lti.errors import PlatformAway
from playground.workshop.lti.roster import MOST_PAGES, id_of, pull
from playground.workshop.models import LtiLink, Workshop
from tests.workshop.lti.conftest import come, link_by_hand
from tests.workshop.lti.platform import Platform

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(platform: Platform, workshop: Workshop) -> LtiLink:
    """Somebody has come by it, so that what the platform offers is known."""
    made = link_by_hand(workshop, "fire-marshal")
    come(platform, "ito")
    return made


def names(workshop: Workshop) -> list[str]:
    return list(workshop.roster.order_by("pk").values_list("name", flat=True))


def test_learners_of_all_pages_are_expected_and_nobody_who_teaches(
    platform: Platform, workshop: Workshop, link: LtiLink
) -> None:
    assert pull(link.pk) == 2
    assert names(workshop) == ["Ana Lee", "Bo Berg"]
    assert [list(scopes) for scopes in platform.course.granted.values()] == [
        ["https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"]
    ]
    link.refresh_from_db()
    assert link.roster_at is not None and link.roster_problem == ""


def test_twice_is_as_once_and_a_new_name_is_taken_over(platform: Platform, workshop: Workshop, link: LtiLink) -> None:
    pull(link.pk)
    before = set(workshop.roster.values_list("public_id", flat=True))
    platform.course.people["ana"]["name"] = "Ana Lee-Berg"
    pull(link.pk)
    assert set(workshop.roster.values_list("public_id", flat=True)) == before
    assert names(workshop) == ["Ana Lee-Berg", "Bo Berg"]


def test_who_comes_takes_their_own_place_under_whatever_name(
    platform: Platform, workshop: Workshop, link: LtiLink
) -> None:
    pull(link.pk)
    platform.course.people["ana"]["name"] = "Anastasia"
    for _ in range(2):
        come(platform, "ana")
    seat = workshop.enrollments.get()
    assert (seat.nickname, seat.roster_entry.name) == ("Ana Lee", "Ana Lee")
    assert pull(link.pk) == 2


def test_who_has_left_or_has_no_name_is_not_expected_and_two_of_one_name_are_told_apart(
    platform: Platform, workshop: Workshop, link: LtiLink
) -> None:
    learner = {"email": "", "role": "Learner"}
    platform.course.people |= {
        "cy": {"name": "Ana Lee", **learner},
        "gone": {"name": "Gone", "member": {"status": "Inactive"}, **learner},
        "nameless": {"name": None, **learner},
        "pretends": {"name": "Administrator", **learner},
        "x" * 200: {"name": "Long Id", **learner},
    }
    pull(link.pk)
    assert names(workshop) == ["Ana Lee", "Bo Berg", "Ana Lee 2", "Long Id"]
    assert workshop.roster.get(name="Long Id").external_id == id_of("x" * 200)


def test_a_platform_that_is_away_is_tried_again_and_a_refusal_is_told(
    platform: Platform, workshop: Workshop, link: LtiLink, client: Any
) -> None:
    platform.course.broken = [503]
    with pytest.raises(PlatformAway):
        pull(link.pk)
    platform.course.broken = [403]
    assert pull(link.pk) == 0
    client.force_login(workshop.owner)
    page = client.get(f"/workshops/{workshop.public_id}/course/").content.decode()
    assert "The platform answered 403." in page
    platform.course.broken = [500]
    tasks.pull_lti_roster.apply(args=[link.pk])
    assert names(workshop) == ["Ana Lee", "Bo Berg"]


@pytest.mark.parametrize("said", [[], {}, {"members": "a"}])
def test_an_answer_that_is_no_roster_changes_nothing(
    platform: Platform, workshop: Workshop, link: LtiLink, monkeypatch: pytest.MonkeyPatch, said: Any
) -> None:
    monkeypatch.setattr(platform.course, "serve", lambda *asked: (200, said, {}))
    with pytest.raises(PlatformAway):
        pull(link.pk)
    assert names(workshop) == []


def test_a_roster_without_an_end_is_left_after_some_pages(
    platform: Platform, workshop: Workshop, link: LtiLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def again(method: str, address: str, *rest: Any) -> tuple[int, Any, dict[str, str]]:
        asked.append(address)
        return 200, {"members": []}, {"Link": f'<{platform.url}/course-7/members>; rel="next"'}

    monkeypatch.setattr(platform.course, "serve", again)
    assert pull(link.pk) == 0
    assert len(asked) == MOST_PAGES


def test_the_button_asks_each_course_once(
    platform: Platform, workshop: Workshop, link: LtiLink, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    link_by_hand(workshop, "break-glass", resource_link="second")
    asked: list[Any] = []
    monkeypatch.setattr(tasks.pull_lti_roster, "apply_async", lambda args, **more: asked.append(args))
    client.force_login(workshop.owner)
    address = f"/workshops/{workshop.public_id}/course/"
    assert "Expect everybody of the course" in client.get(address).content.decode()
    assert client.post(address, {"do": "roster"}).status_code == 302
    assert asked == [[link.pk]]
