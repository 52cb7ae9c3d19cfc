"""Signing in at an OpenID Connect provider, where the settings name one: there and back, by code with PKCE.

The provider's word on who somebody is (its issuer and its `sub`) names the account. An e-mail from there is kept only
when the provider has verified it and no other account has it: an address alone never opens somebody's account.
"""

from functools import cache

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from joserfc.errors import JoseError
from requests import RequestException

from playground.canvas.api.people import bring_along, sign_in
from playground.canvas.pages import notice
from playground.people.accounts import person_of_subject
from playground.people.errors import ProviderRefused, TooManyGuests, TooMuchToBring
from playground.people.pages import guest_of
from playground.sentences import say

TIMEOUT_SECONDS = 10


@cache
def _client(issuer: str, client_id: str, secret: str) -> DjangoOAuth2App:
    """What the provider publishes about itself is read at the first sign-in, and kept."""
    return OAuth().register(
        "openid",
        client_id=client_id,
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT_SECONDS,
        },
    )


def _provider() -> DjangoOAuth2App:
    if not settings.OPENID_ISSUER:
        raise Http404
    return _client(settings.OPENID_ISSUER, settings.OPENID_CLIENT_ID, settings.OPENID_CLIENT_SECRET)


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """To the provider, with a state, a nonce and a code challenge that only this browser's session knows."""
    provider = _provider()
    try:
        guest_of(request)
        return provider.authorize_redirect(request, request.build_absolute_uri(reverse("openid-back")))
    except TooManyGuests as error:
        return notice(request, error, 429)
    except (OAuthError, RequestException, ValueError) as error:
        return _refused(request, error)


@require_safe
@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """From the provider: the code becomes a signed statement; the guest's work comes along."""
    provider = _provider()
    try:
        guest = guest_of(request)
        said = provider.authorize_access_token(request)["userinfo"]
        person = person_of_subject(
            settings.OPENID_ISSUER,
            str(said["sub"]),
            name=str(said.get("name") or said.get("preferred_username") or ""),
            email=str(said.get("email") or "") if said.get("email_verified") is True else "",
        )
        bring_along(guest, person)
    except TooMuchToBring as error:
        return notice(request, error, 409)
    except TooManyGuests as error:
        return notice(request, error, 429)
    except (OAuthError, JoseError, RequestException, KeyError, ValueError) as error:
        return _refused(request, error)
    sign_in(request, person)
    return redirect("home")


def _refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """What went wrong is told by its kind: what the provider wrote is not repeated on our page."""
    refusal = ProviderRefused(
        say("{provider} did not sign you in.", provider=settings.OPENID_NAME),
        hint=say(
            "Try again from the home page. If it stays so, tell whoever runs this server: {kind}.",
            kind=type(error).__name__,
        ),
    )
    return notice(request, refusal, 403)
