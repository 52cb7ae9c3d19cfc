"""What was finished stands on a page of its own that anybody with the link can read, and nobody can guess."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from playground.people.commands import create_guest, rename_person
from playground.people.models import Person
from playground.workshop import certificate
from playground.workshop.certificate import issue
from playground.workshop.errors import NothingFinished, TooManyCertificates
from playground.workshop.models import Finish

DAY = datetime(2030, 1, 7, 9, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def finish(person: Person, exercise: str, score: int) -> None:
    Finish.objects.create(person=person, exercise=exercise, score=score, seconds=60, hints=0, finished_at=DAY)


@pytest.fixture
def ana() -> Person:
    ana = rename_person(create_guest(), "Ana <b>Lee</b>")
    finish(ana, "fire-marshal", 95)
    return ana


def page(code: str, language: str = "en") -> str:
    answer = Client(headers={"accept-language": language}).get(f"/certificate/{code}/")
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    return answer.content.decode()


def test_anybody_with_the_link_reads_who_finished_what_and_when(ana: Person) -> None:
    shown = page(issue(ana, DAY).code)
    assert "The fire marshal" in shown
    assert "95 / 100" in shown
    assert "Jan. 7, 2030" in shown


def test_a_name_is_never_markup(ana: Person) -> None:
    shown = page(issue(ana).code)
    assert "<b>Lee" not in shown
    assert "Ana &lt;b&gt;Lee" in shown


def test_the_page_speaks_the_language_of_whoever_reads_it(ana: Person) -> None:
    shown = page(issue(ana, DAY).code, "de")
    assert "7. Januar 2030" in shown
    assert "Ausgestellt am" in shown
    assert "The fire marshal" not in shown


def test_what_was_certified_stays_as_it_was(ana: Person) -> None:
    first = issue(ana)
    finish(ana, "expiry", 60)
    rename_person(ana, "Eve")
    assert "60 / 100" not in page(first.code)
    assert "Ana" in page(first.code)
    assert "60 / 100" in page(issue(ana).code)


def test_asking_again_gives_the_same_page_until_something_changes(ana: Person) -> None:
    assert issue(ana) == issue(ana)
    finish(ana, "expiry", 60)
    assert issue(ana).code != certificate.Certificate.objects.order_by("pk")[0].code


def test_without_a_finished_exercise_there_is_none() -> None:
    with pytest.raises(NothingFinished):
        issue(create_guest())


def test_one_person_has_a_bounded_number_of_them(ana: Person) -> None:
    for number in range(certificate.MOST_PER_PERSON):
        rename_person(ana, f"Ana {number}")
        issue(ana)
    rename_person(ana, "Ana once more")
    with pytest.raises(TooManyCertificates):
        issue(ana)


def test_an_unknown_code_and_one_of_somebody_who_left_are_not_there(ana: Person) -> None:
    code = issue(ana).code
    ana.delete()
    for each in (code, "a" * 26):
        answer = Client().get(f"/certificate/{each}/")
        assert answer.status_code == 404
        assert "There is no such certificate." in answer.content.decode()


def test_only_oneself_gets_a_certificate_by_the_api(ana: Person) -> None:
    client = Client()
    assert client.post("/api/certificate/").status_code == 403
    client.force_login(ana)
    address = client.post("/api/certificate/").json()["address"]
    assert "The fire marshal" in Client().get(address).content.decode()
