"""What people may call themselves, wherever they say it: invisible, piled up and borrowed names are refused."""

import pytest
from django.test import Client
from pytest_django import Settings

from playground.people.accounts import person_of_subject
from playground.people.commands import create_guest, new_instructor_link, promote, rename_person
from playground.people.errors import NameNotUsable
from playground.people.models import Kind
from playground.people.nicknames import check_name
from playground.sentences import Sentence, say

UNSEEN = ["", "   ", "\u3164", "\u2800 \u115f", "\u0301"]
HIDDEN = ["Bo\u202egnp.exe", "Bo\u200bb", "Bo\u2066x", "Bo\x00b", "\ufeffBo"]
BORROWED = [
    *("Instructor", "INSTRUCTOR Ana", "i n s t r u c t o r", "lnstructor", "1n5truct0r", "Ínstructör"),
    *(
        "Instruсtor",
        "іnstructor",
        "Ιnstructor",
        "ⓘⓝⓢⓣⓡⓤⓒⓣⓞⓡ",
        "Adm1n1strator",
        "ADMIN",
        "Admin Bo",
        "@dmin",
        "Kursleitung",
    ),
]
FINE = [
    "Bo",
    "Ana María",
    "Zoë",
    "O'Brien",
    "李小龍",
    "Николай",
    "Δημήτρης",
    "Nguyễn Thị Ngọc Ánh",
    "Badminton",
    "Kim <3",
]


@pytest.mark.parametrize("name", [*UNSEEN, *HIDDEN, "x" * 41, "B" + "\u0301" * 9 + "o"])
def test_a_name_that_nobody_can_read_is_refused(name: str) -> None:
    with pytest.raises(NameNotUsable) as refusal:
        check_name(name, may_teach=True)
    assert (refusal.value.place, bool(refusal.value.hint)) == ("name", True)


def test_who_leaves_the_name_empty_is_not_told_to_shorten_it() -> None:
    with pytest.raises(NameNotUsable) as refusal:
        check_name(" ", may_teach=True)
    assert refusal.value.hint == "Write one that can be read."


@pytest.mark.parametrize("name", BORROWED)
def test_nobody_pretends_to_teach_or_to_run_the_server(name: str) -> None:
    with pytest.raises(NameNotUsable):
        check_name(name, may_teach=False)
    assert check_name(name, may_teach=True) == name


@pytest.mark.parametrize("name", FINE)
def test_people_keep_their_names(name: str) -> None:
    assert check_name(f"  {name} ", may_teach=False) == name


def no_bo(name: str, may_teach: bool) -> Sentence | None:
    return say("This name cannot be seen.") if name == "Bo" else None


@pytest.mark.django_db
def test_whoever_runs_the_server_names_a_filter_of_their_own(settings: Settings) -> None:
    settings.NAME_FILTER = f"{__name__}.no_bo"
    person = create_guest()
    assert rename_person(person, "Instructor").display_name == "Instructor"
    with pytest.raises(NameNotUsable):
        rename_person(person, "Bo")


@pytest.mark.django_db
def test_the_filter_is_asked_at_a_rename_and_at_a_sign_in_by_a_provider() -> None:
    guest = create_guest()
    browser = Client()
    browser.force_login(guest)
    answer = browser.patch("/api/me/", {"name": "Administrator"}, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["place"]) == (400, "name")
    assert person_of_subject("https://id.example.com", "1", name="Instructor").display_name.startswith("openid-")
    assert person_of_subject("https://id.example.com", "2", name="Bo\u202eb").display_name.startswith("openid-")
    assert person_of_subject("https://id.example.com", "3", name="Ana").display_name == "Ana"


@pytest.mark.django_db
def test_an_instructor_may_say_so() -> None:
    person = promote(create_guest(), new_instructor_link())
    assert person.kind == Kind.INSTRUCTOR
    assert rename_person(person, "Instructor Ana").display_name == "Instructor Ana"
