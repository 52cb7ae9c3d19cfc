"""What a platform says in a launch: believed only when its own key signed it, for us, just now, and about our address.

Sources: Security, "Authentication Response Validation"; LTI Core, "Required message claims" and "Role vocabularies";
OpenID Connect Core 1.0, section 3.1.3.7 (ID Token Validation).
"""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

import jwt

from playground.sentences import Sentence, say
from playground.workshop.lti.errors import LaunchRefused
from playground.workshop.lti.platform_keys import key_named
from playground.workshop.models.lti import LtiPlatform

CLAIM: Final = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP: Final = "https://purl.imsglobal.org/spec/lti-dl/claim/"
GRADES: Final = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
ROSTER: Final = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
VERSION: Final = "1.3.0"
RESOURCE_LINK: Final = "LtiResourceLinkRequest"
DEEP_LINKING: Final = "LtiDeepLinkingRequest"
# LTI Core, "Context roles": by its address or, for these, by its simple name. Who helps teaching has another one.
INSTRUCTOR: Final = frozenset(("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor", "Instructor"))
LEEWAY: Final = 60  # seconds that clocks may differ
OLDEST: Final = 600  # seconds since a message was signed
LONGEST_TOKEN: Final = 65_536
LONGEST_ID: Final = 255
LONGEST_TEXT: Final = 2_000
MOST_ROLES: Final = 100


@dataclass(frozen=True, slots=True)
class Message:
    """A launch that is believed. `context`: the course; `link`: what we once gave for it, see links.py.

    `services`: addresses of grades and roster. `deep`: what a deep linking request asks for. `back`: where the person
    came from.
    """

    kind: Literal["LtiResourceLinkRequest", "LtiDeepLinkingRequest"]
    deployment: str
    subject: str
    name: str = ""
    teaches: bool = False
    context: str = ""
    context_title: str = ""
    resource_link: str = ""
    link: str = ""
    back: str = ""
    services: dict[str, Any] = field(default_factory=dict)
    deep: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def read(token: str, platform: LtiPlatform, nonce: str, launch_address: str) -> Message:
    """In: an ID token, whose it should be, the nonce of this sign-in, our own address. Out: its message.

    LaunchRefused.
    """
    claims = _believed(token, platform)
    if claims.get("nonce") != nonce:
        raise _refused(say("This message belongs to another sign-in."))
    _check_audience(claims, platform)
    deployment = _text(claims.get(CLAIM + "deployment_id"))
    if deployment not in platform.deployment_ids:
        raise LaunchRefused(
            say("{platform} is not known here under the deployment {id}.", platform=platform.name, id=deployment[:60]),
            hint=say("Whoever runs this server can add it to the platform's deployments."),
        )
    if claims.get(CLAIM + "version") != VERSION:
        raise _refused(say("This message is of another version than LTI 1.3."))
    if _text(claims.get(CLAIM + "target_link_uri")).partition("?")[0] != launch_address:
        raise _refused(say("This message is meant for another address."))
    return _message(claims, deployment)


def _believed(token: str, platform: LtiPlatform) -> dict[str, Any]:
    """Out: the claims of a token that a key of this platform signed by RS256, and nothing else, for us, just now."""
    if len(token) > LONGEST_TOKEN:
        raise _refused(say("This message is too long."))
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
            raise _refused(say("This message is not signed as LTI asks, by RS256 with a named key."))
        claims = jwt.decode(
            token,
            key_named(platform, header["kid"]),
            algorithms=["RS256"],
            audience=platform.client_id,
            issuer=platform.issuer,
            leeway=LEEWAY,
            options={"require": ["iss", "aud", "sub", "exp", "iat", "nonce"]},
        )
    except jwt.ExpiredSignatureError as error:
        raise _refused(say("This message has expired.")) from error
    except jwt.MissingRequiredClaimError as error:  # LTI Core, "Anonymous launch case": nobody to give a seat to
        raise _refused(say("This message does not say {claim}.", claim=error.claim)) from error
    except (jwt.InvalidIssuerError, jwt.InvalidAudienceError) as error:
        raise _refused(say("This message is from another platform, or for another tool.")) from error
    except jwt.PyJWTError as error:
        raise _refused(say("This message was not signed by the platform, or is damaged.")) from error
    if claims["iat"] < time.time() - OLDEST - LEEWAY:
        raise _refused(say("This message has expired."))
    return claims


def _check_audience(claims: Mapping[str, Any], platform: LtiPlatform) -> None:
    """OpenID Connect Core 1.0, section 3.1.3.7, rules 3 to 5: of several audiences one is named, and it is us."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != platform.client_id:
        raise _refused(say("This message is from another platform, or for another tool."))


def _message(claims: Mapping[str, Any], deployment: str) -> Message:
    kind = claims.get(CLAIM + "message_type")
    subject, context, custom = _text(claims["sub"]), _part(claims, CLAIM + "context"), _part(claims, CLAIM + "custom")
    resource_link = _text(_part(claims, CLAIM + "resource_link").get("id"))
    if kind not in (RESOURCE_LINK, DEEP_LINKING):
        raise _refused(say("This message is of a kind that is not known here."))
    if not subject or (kind == RESOURCE_LINK and not resource_link):
        raise _refused(say("This message does not say {claim}.", claim="resource_link" if subject else "sub"))
    roles = claims.get(CLAIM + "roles")
    said = [each for each in roles[:MOST_ROLES] if isinstance(each, str)] if isinstance(roles, list) else []
    return Message(
        kind=kind,
        deployment=deployment,
        subject=subject,
        name=_text(claims.get("name") or claims.get("given_name")),
        teaches=any(each in INSTRUCTOR for each in said),
        context=_text(context.get("id")),
        context_title=_text(context.get("title") or context.get("label")),
        resource_link=resource_link,
        link=_text(custom.get("link")),
        back=_text(_part(claims, CLAIM + "launch_presentation").get("return_url"), LONGEST_TEXT),
        services=_services(claims),
        deep=_deep(_part(claims, DEEP + "deep_linking_settings")) if kind == DEEP_LINKING else {},
    )


def _services(claims: Mapping[str, Any]) -> dict[str, Any]:
    """AGS, "Claim for inclusion in LTI messages"; NRPS, "LTI 1.3 integration"."""
    grades, roster = _part(claims, GRADES), _part(claims, ROSTER)
    scope = grades.get("scope")
    found = {
        "lineitem": _text(grades.get("lineitem"), LONGEST_TEXT),
        "lineitems": _text(grades.get("lineitems"), LONGEST_TEXT),
        "scope": [_text(each) for each in scope[:10]] if isinstance(scope, list) else [],
        "members": _text(roster.get("context_memberships_url"), LONGEST_TEXT),
    }
    return {name: value for name, value in found.items() if value}


def _deep(settings: Mapping[str, Any]) -> dict[str, Any]:
    """LTI Deep Linking 2.0, "Deep linking settings"."""
    types, targets = settings.get("accept_types"), settings.get("accept_presentation_document_targets")
    found = {
        "back": _text(settings.get("deep_link_return_url"), LONGEST_TEXT),
        "data": _text(settings.get("data"), LONGEST_TOKEN),
        "several": settings.get("accept_multiple") is True,
        "graded": settings.get("accept_lineitem") is not False,
        "window": isinstance(targets, list) and "window" in targets,
    }
    if not found["back"] or not isinstance(types, list) or "ltiResourceLink" not in types:
        raise _refused(say("The platform does not take links here."))
    return found


def _part(claims: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = claims.get(name)
    return found if isinstance(found, dict) else {}


def _text(value: Any, most: int = LONGEST_ID) -> str:
    """Out: a text that fits; what is too long to be kept is as if it were not said."""
    return value if isinstance(value, str) and len(value) <= most and "\0" not in value else ""


def _refused(message: Sentence) -> LaunchRefused:
    return LaunchRefused(
        message,
        hint=say("Go back to your course and follow the link again. If it stays so, tell whoever runs this server."),
    )
