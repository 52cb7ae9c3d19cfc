"""Who a request speaks for: read anew each time, so that an end counts at once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from playground.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_session_of_this_browser_speaks_for_its_person(client: Client) -> None:
    client.get("/")
    person = Person.objects.get()
    assert client.get("/api/me/").json()["id"] == person.public_id


def test_a_session_that_is_over_speaks_for_nobody(client: Client) -> None:
    client.get("/")
    assert client.get("/api/me/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/api/me/").status_code == 403


def test_who_was_switched_off_is_signed_out_with_the_next_request(client: Client) -> None:
    client.get("/")
    assert client.get("/api/me/").status_code == 200
    Person.objects.update(is_active=False)
    assert client.get("/api/me/").status_code == 403


def test_a_key_that_nobody_gave_out_is_nobodys(client: Client) -> None:
    client.get("/")
    client.cookies["sessionid"] = "a" * 32
    assert client.get("/api/me/").status_code == 403
