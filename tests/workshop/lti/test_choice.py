"""Instructors of a course choose what its links lead to: among what they teach here, or new workshops."""

import re
from typing import Any

import jwt
import pytest

from playground.people.models import Kind, Person
from playground.workshop.classroom import commands
from playground.workshop.lti.own_keys import STAYS, make_key, published, sign
from playground.workshop.models import LtiKey, LtiLink, LtiPlatform, State, Workshop
from tests.workshop.lti.conftest import browser, come, go_on, launch, link_by_hand
from tests.workshop.lti.platform import Platform

pytestmark = pytest.mark.django_db


def choose(platform: Platform, page: Any, **fields: Any) -> Any:
    return go_on(browser(), page, "/lti/choice/", **fields)


def token_in(answer: Any) -> str:
    found = re.search(r'name="JWT" value="([^"]+)"', answer.content.decode())
    assert found is not None, answer.content.decode()
    return found[1]


def test_new_exercises_become_a_workshop_and_a_graded_link_each(platform: Platform) -> None:
    page = launch(browser(), platform, "ito", "choose")
    assert 'value="Cloud safety"' in page.content.decode()  # the course's title
    answer = choose(platform, page, title="Roles", new=["fire-marshal", "break-glass", "made-up"])
    assert f'action="{platform.url}/links"' in answer.content.decode()
    made = Workshop.objects.get()
    assert (made.title, made.state, made.exercises) == ("Roles", State.OPEN, ["fire-marshal", "break-glass"])
    assert str(made.owner) == "Ms Ito"
    items = platform.take_links(token_in(answer))
    assert [each["title"] for each in items] == ["The fire marshal", "Break the glass"]
    assert [each["lineItem"]["scoreMaximum"] for each in items] == [100, 100]
    assert {each["url"] for each in items} == {"http://testserver/lti/launch/"}
    _, there = come(platform, "ana", "link-2")
    assert there.headers["Location"].startswith("/s/")
    assert made.enrollments.get().attempts.get().exercise == "break-glass"


def test_one_link_leads_to_the_whole_of_a_new_workshop_where_the_course_takes_one(platform: Platform) -> None:
    platform.course.several = False
    page = launch(browser(), platform, "ito", "choose")
    answer = choose(platform, page, title="Roles", new=["fire-marshal", "break-glass"])
    items = platform.take_links(token_in(answer))
    assert [(each["title"], "lineItem" in each) for each in items] == [("Roles", False)]


def test_what_one_teaches_already_can_be_chosen_and_nothing_else(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    come(platform, "ito")  # now she teaches it with its owner
    other = commands.create(workshop.owner, "Ana's own", ["fire-marshal"])
    page = launch(browser(), platform, "ito", "choose")
    text = page.content.decode()
    assert workshop.title in text and other.public_id not in text
    for pick in (other.public_id, f"{workshop.public_id}/ten-accounts", "ws-aaaaaaaaaaaa", ""):
        answer = choose(platform, page, pick=pick)
        assert (answer.status_code, "can no longer be chosen" in answer.content.decode()) == (400, True), pick
    answer = choose(platform, page, pick=f"{workshop.public_id}/fire-marshal")
    assert [each["title"] for each in platform.take_links(token_in(answer))] == ["The fire marshal"]


def test_nothing_ticked_or_too_much_is_told_and_can_be_mended(platform: Platform, workshop: Workshop) -> None:
    platform.course.several = False
    link_by_hand(workshop)
    come(platform, "ito")
    page = launch(browser(), platform, "ito", "choose")
    for picks in ([], [workshop.public_id, f"{workshop.public_id}/fire-marshal"]):
        answer = choose(platform, page, pick=picks)
        assert (answer.status_code, "Choose one thing" in answer.content.decode()) == (400, True)
    assert choose(platform, page, pick=workshop.public_id).status_code == 200
    again = choose(platform, page, pick=workshop.public_id)
    assert (again.status_code, "used already" in again.content.decode()) == (403, True)


def test_a_link_without_a_target_is_chosen_by_the_first_instructor_who_follows_it(platform: Platform) -> None:
    _, answer = come(platform, "ana")
    assert (answer.status_code, "leads nowhere" in answer.content.decode()) == (403, True)
    page = launch(browser(), platform, "ito")
    door = choose(platform, page, title="Roles", new=["fire-marshal"])
    assert "Go on as Ms Ito?" in door.content.decode()
    assert go_on(browser(), door).headers["Location"].startswith("/workshops/")
    assert LtiLink.objects.get().exercise == "fire-marshal"
    _, answer = come(platform, "ana")
    assert answer.headers["Location"].startswith("/s/")


def test_only_instructors_choose(platform: Platform) -> None:
    page = launch(browser(), platform, "ana", "choose")
    assert (page.status_code, "Only instructors" in page.content.decode()) == (403, True)
    door = launch(browser(), platform, "ana")
    answer = choose(platform, door, title="Roles", new=["fire-marshal"])
    assert (answer.status_code, Workshop.objects.count()) == (403, 0)


def test_where_the_platforms_instructors_hold_no_workshops_they_make_none(platform: Platform) -> None:
    LtiPlatform.objects.update(instructors_teach=False)
    page = launch(browser(), platform, "ito", "choose")
    assert "Nothing to choose" in page.content.decode()
    answer = choose(platform, page, title="Roles", new=["fire-marshal"])
    assert (answer.status_code, Workshop.objects.count()) == (403, 0)
    assert Person.objects.get(display_name="Ms Ito").kind == Kind.LEARNER


def test_a_choice_is_sent_from_our_page_and_to_the_platform_alone(platform: Platform) -> None:
    page = launch(browser(), platform, "ito", "choose")
    ticket = re.search(r'name="ticket" value="([^"]+)"', page.content.decode())[1]
    answer = browser().post("/lti/choice/", {"ticket": ticket, "new": "fire-marshal"}, headers={"origin": platform.url})
    assert (answer.status_code, Workshop.objects.count()) == (403, 0)
    policy = choose(platform, page, title="Roles", new="fire-marshal").headers["Content-Security-Policy"]
    assert f"form-action {platform.url};" in policy + ";"
    assert f"frame-ancestors {platform.url};" in policy + ";"


def test_a_platform_that_takes_no_links_is_refused(platform: Platform) -> None:
    claim = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
    for wrong in ({"accept_types": ["link"]}, {"accept_types": ["ltiResourceLink"]}, {}):
        platform.lies = {claim: {"deep_link_return_url": f"{platform.url}/links", **wrong}}
        if "ltiResourceLink" in wrong.get("accept_types", []):
            del platform.lies[claim]["deep_link_return_url"]
        answer = launch(browser(), platform, "ito", "choose")
        assert (answer.status_code, "does not take links" in answer.content.decode()) == (403, True)


def test_a_new_key_signs_at_once_and_the_one_before_stays_published_for_a_week(platform: Platform) -> None:
    first = LtiKey.objects.get()
    assert "PRIVATE" not in first.private_key
    second = make_key()
    assert jwt.get_unverified_header(sign({}))["kid"] == second.key_id
    assert [each["kid"] for each in published()["keys"]] == [second.key_id, first.key_id]
    assert all(set(each) == {"kty", "n", "e", "kid", "use", "alg", "key_ops"} for each in published()["keys"])
    LtiKey.objects.filter(pk=second.pk).update(created_at=second.created_at - STAYS - STAYS)
    third = make_key()
    assert [each["kid"] for each in published()["keys"]] == [third.key_id, second.key_id]
