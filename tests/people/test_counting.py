"""Limits hold whatever else fills the caches, whatever a visitor writes into headers, and at every door."""

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings
from rest_framework.test import APIRequestFactory
from rest_framework.throttling import AnonRateThrottle

from playground.people.accounts import (
    TRIES_PER_ACCOUNT,
    TRIES_PER_ADDRESS,
    change_password,
    count_try,
    open_account,
)
from playground.people.commands import GUESTS_PER_MINUTE, create_guest
from playground.people.counting import count, counted, forget, network_of
from playground.people.errors import TooManyGuests, TooManyTries
from playground.people.models import Kind, Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::9", "2001:db8:1:3::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("testserver", "testserver"),
    ],
)
def test_one_visitor_is_an_address_and_of_ipv6_a_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_visitor_with_a_network_of_ipv6_is_one_visitor() -> None:
    for number in range(GUESTS_PER_MINUTE):
        create_guest(f"2001:db8::{number:x}")
    with pytest.raises(TooManyGuests):
        create_guest("2001:db8::ffff:1")


def test_a_counter_is_not_pushed_out_by_what_is_kept_for_speed() -> None:
    count("a guess", 900)
    for number in range(12_000):
        caches["default"].set(f"permissions:{number}", "x")
    assert counted("a guess", 900) == 1
    forget("a guess", 900)
    assert counted("a guess", 900) == 0


def test_a_header_makes_nobody_a_new_visitor() -> None:
    """Where nobody is signed in, REST framework's limit goes by the address, too."""
    asked = [APIRequestFactory().get("/", headers={"X-Forwarded-For": each}) for each in ("198.51.100.7", "10.0.0.1")]
    assert {AnonRateThrottle().get_ident(each) for each in asked} == {"127.0.0.1"}


def test_the_admin_counts_tries_as_the_page_does(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    person = Person(username="root", kind=Kind.ADMINISTRATOR, is_staff=True, is_superuser=True)
    person.set_password("correct horse battery")
    person.save()
    browser = Client()
    for number in range(TRIES_PER_ACCOUNT):
        answer = browser.post("/admin/login/", {"username": "Root" if number % 2 else "root", "password": "wrong"})
        assert "Too many tries" not in answer.content.decode()
    right = {"username": "root", "password": "correct horse battery"}
    assert "Too many tries" in browser.post("/admin/login/", right).content.decode()
    caches["counters"].clear()
    assert browser.post("/admin/login/", right).status_code == 302


def test_the_admin_is_guessed_at_by_one_address_no_more_than_the_page(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for number in range(TRIES_PER_ADDRESS):
        count_try(f"admin {number}", "127.0.0.1")
    answer = Client().post("/admin/login/", {"username": "somebody", "password": "wrong"})
    assert "Too many tries" in answer.content.decode()


def test_a_guest_does_not_try_out_whose_emails_are_known(settings: Settings) -> None:
    """Nor is a slow hash made for each try."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    open_account(create_guest(), "ana@example.com", "correct horse battery")
    browser = Client()
    browser.force_login(create_guest())
    body = {"email": "ana@example.com", "password": "correct horse battery"}
    answers = [
        browser.post("/api/me/account/", body, content_type="application/json").json()["error"]["code"]
        for _ in range(TRIES_PER_ACCOUNT + 1)
    ]
    assert answers == ["EmailTaken"] * TRIES_PER_ACCOUNT + ["TooManyRequests"]


def test_a_password_is_changed_so_often_and_no_more(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    person = open_account(create_guest(), "ana@example.com", "correct horse battery")
    for _ in range(TRIES_PER_ACCOUNT):
        change_password(person, "correct horse battery", "correct horse battery")
    with pytest.raises(TooManyTries):
        change_password(person, "correct horse battery", "correct horse battery")
