"""Where a platform may be, and how it becomes known."""

import socket
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from playground.workshop.lti.addresses import AddressRefused, check_address, origin_of, reachable
from playground.workshop.lti.errors import PlatformAway, PlatformRefused
from playground.workshop.lti.outgoing import LONGEST_ANSWER, ask
from playground.workshop.lti.registering import register
from playground.workshop.models import LtiPlatform
from tests.permissions.worlds import person
from tests.workshop.lti.platform import Platform

KNOWN = {
    "name": "Northwind Academy",
    "issuer": "https://lms.example.org",
    "client_id": "understudy",
    "deployments": "1",
    "authorize_url": "https://lms.example.org/authorize",
    "access_url": "https://lms.example.org/token",
    "keys_url": "https://lms.example.org/keys",
}


@pytest.mark.parametrize(
    "address",
    [
        "http://lms.example.org/",
        "ftp://lms.example.org/",
        "file:///etc/passwd",
        "https://",
        "https://user:word@lms.example.org/",
        "https://lms.example.org:0/",
        "https://lms.example.org:99999/",
        "https://[::1/",
        "//lms.example.org/",
        "https://lms.example.org/" + "a" * 2_000,
    ],
)
def test_an_address_without_tls_or_without_a_plain_host_is_none(settings: Settings, address: str) -> None:
    settings.LTI_LOCAL = False
    with pytest.raises(AddressRefused):
        check_address(address)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.0.0.8", "172.16.4.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("[::1]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[::]", "localhost", "224.0.0.1", "2130706433"),
    ],
)
def test_no_private_address_is_asked(settings: Settings, host: str) -> None:
    settings.LTI_LOCAL = False
    with pytest.raises((PlatformRefused, PlatformAway)):
        ask("GET", f"https://{host}/keys")
    with pytest.raises((AddressRefused, OSError)):
        reachable(check_address(f"https://{host}/keys"))


def test_a_name_that_also_leads_to_a_private_address_is_not_asked(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LTI_LOCAL = False
    found = [(2, 1, 6, "", (host, 443)) for host in ("93.184.215.14", "10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)
    with pytest.raises(PlatformRefused, match="open Internet"):
        ask("GET", "https://lms.example.org/keys")


def test_a_redirect_is_not_followed_and_a_long_answer_not_read(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform.course, "serve", lambda *asked: (302, {}, {"Location": f"{platform.url}/keys"}))
    assert ask("GET", f"{platform.url}/elsewhere").status == 302
    assert platform.keys_fetched == 0
    monkeypatch.setattr(platform.course, "serve", lambda *asked: (200, "a" * LONGEST_ANSWER, {}))
    with pytest.raises(PlatformAway, match="too long"):
        ask("GET", f"{platform.url}/elsewhere")


def test_an_origin_is_what_a_policy_can_name() -> None:
    assert origin_of("https://lms.example.org:8443/a?b") == "https://lms.example.org:8443"
    assert origin_of("https://[2606:4700::1]/a") == "https://[2606:4700::1]"
    for nothing in ("", "javascript:alert(1)", "https://a;script-src *", "https://*", "https://a b/", "https://[::1/"):
        assert origin_of(nothing) == "", nothing


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"keys_url": "http://lms.example.org/keys"},
        {"authorize_url": "javascript:alert(1)"},
        {"issuer": "https://lms.example.org /a"},
        {"deployments": " \n"},
        {"name": ""},
    ],
)
def test_a_platform_with_a_wrong_field_is_not_registered(settings: Settings, wrong: dict[str, str]) -> None:
    settings.LTI_LOCAL = False
    with pytest.raises(ValidationError) as error:
        register(**{**KNOWN, **wrong})
    assert list(error.value.message_dict) == list(wrong)


def said_as(options: dict[str, str]) -> list[str]:
    named = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    return [*named, "--deployment=1", "--deployment=7"]


@pytest.mark.django_db
def test_a_command_registers_a_platform_and_says_what_is_entered_there(settings: Settings) -> None:
    settings.LTI_LOCAL = False
    options = {name: value for name, value in KNOWN.items() if name != "deployments"}
    for name in ("Northwind Academy", "The academy"):  # twice is a change
        said = StringIO()
        call_command("lti_platform", *said_as({**options, "name": name}), stdout=said)
        assert all(path in said.getvalue() for path in ("/lti/login/", "/lti/launch/", "/lti/keys/"))
    assert LtiPlatform.objects.get().name == "The academy"
    assert LtiPlatform.objects.get().deployment_ids == {"1", "7"}
    with pytest.raises(CommandError, match="access_url: The address must begin with https"):
        call_command("lti_platform", *said_as({**options, "access_url": "http://10.0.0.8/"}), stdout=StringIO())


@pytest.mark.django_db
def test_an_administrator_registers_a_platform_in_the_admin(settings: Settings) -> None:
    settings.LTI_LOCAL = False
    client = Client()
    client.force_login(person("administrator", is_staff=True, is_superuser=True))
    page = client.post("/admin/workshop/ltiplatform/add/", {**KNOWN, "keys_url": "https://user:word@a.example.org/"})
    assert "without a name or a password" in page.content.decode()
    assert client.post("/admin/workshop/ltiplatform/add/", KNOWN).status_code == 302
    assert LtiPlatform.objects.get().client_id == "understudy"
