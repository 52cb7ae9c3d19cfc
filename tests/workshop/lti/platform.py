"""A learning platform: a real HTTP server with keys of its own, which signs what it says and checks what it is told.

It follows the documents of 1EdTech, not our code. `lies` change what it signs, `broken` how its services answer.
"""

import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.workshop.lti.course import Course
from tests.workshop.lti.serving import handler

CLIENT = "understudy-at-the-academy"
LTI = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
Keys = Callable[[], dict[str, Any]]


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY = new_key()


class Platform:
    """`tool`: the address of what is launched; `tool_keys`: its JSON Web Key Set, as fetched from there."""

    def __init__(self, tool: str, tool_keys: Keys, host: str = "127.0.0.1") -> None:
        self.tool, self.tool_keys = tool, tool_keys
        self.key: Any = KEY
        self.kid, self.algorithm = "2026-11", "RS256"
        self.lies: dict[str, Any] = {}
        self.keys_fetched = 0
        self.returned: list[dict[str, Any]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        self.url = f"http://{host}:{self.server.server_port}"
        self.course = Course(self.url, self)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def registration(self) -> dict[str, str]:
        return {
            "name": "Northwind Academy",
            "issuer": self.url,
            "client_id": CLIENT,
            "deployments": "1\n2",
            "authorize_url": f"{self.url}/authorize?site=1",
            "access_url": f"{self.url}/token",
            "keys_url": f"{self.url}/keys",
        }

    def jwks(self) -> dict[str, Any]:
        self.keys_fetched += 1
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**public, "kid": "2026-11", "use": "sig", "alg": "RS256"}]}

    def begin(self, who: str, link: str) -> dict[str, str]:
        """Out: what a browser is sent to the tool's login with: third-party initiated login."""
        return {
            "iss": self.url,
            "client_id": CLIENT,
            "login_hint": who,
            "lti_message_hint": link,
            "lti_deployment_id": "1",
            "target_link_uri": f"{self.tool}/lti/launch/",
        }

    def authorize(self, address: str) -> dict[str, str]:
        """In: where the tool sent the browser. Out: the form that is posted back to it."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.url}/authorize?site=1&")
        assert asked["scope"] == "openid" and asked["prompt"] == "none"
        assert asked["response_type"] == "id_token" and asked["response_mode"] == "form_post"
        assert asked["client_id"] == CLIENT and asked["redirect_uri"] == f"{self.tool}/lti/launch/"
        claims = self.claims(asked["login_hint"], asked["lti_message_hint"], asked["nonce"])
        return {"state": asked["state"], "id_token": self.sign({**claims, **self.lies})}

    def sign(self, claims: dict[str, Any]) -> str:
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(said, self.key, self.algorithm, headers={"kid": self.kid})

    def claims(self, who: str, link: str, nonce: str) -> dict[str, Any]:
        now, person = int(time.time()), self.course.people[who]
        found = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": who,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "name": person["name"],
            "email": person["email"],
            LTI + "version": "1.3.0",
            LTI + "deployment_id": "1",
            LTI + "target_link_uri": f"{self.tool}/lti/launch/",
            LTI + "roles": [ROLE + person["role"]],
            LTI + "context": {"id": "course-7", "title": "Cloud safety"},
            LTI + "launch_presentation": {"return_url": f"{self.url}/course"},
        }
        return {**found, **self.course.claims(link)}

    def take_links(self, token: str) -> list[dict[str, Any]]:
        """In: the answer to a deep linking request. Out: its links, placed in the course."""
        claims = self.checked(token, audience=self.url)
        assert claims["iss"] == CLIENT
        assert claims[LTI + "message_type"] == "LtiDeepLinkingResponse"
        assert claims[LTI + "version"] == "1.3.0" and claims[LTI + "deployment_id"] == "1"
        assert claims[DEEP + "data"] == "of this request" and claims["nonce"]
        self.returned = claims[DEEP + "content_items"]
        self.course.place(self.returned)
        return self.returned

    def checked(self, token: str, audience: str) -> dict[str, Any]:
        """Out: what the tool signed with a key that it publishes now."""
        kid = jwt.get_unverified_header(token)["kid"]
        key = next(each for each in self.tool_keys()["keys"] if each["kid"] == kid)
        return jwt.decode(token, jwt.PyJWK(key).key, ["RS256"], audience=audience, options={"require": ["exp", "iat"]})

    def grant(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Security Framework 1.0: an access token for whoever proves to be the tool, each proof once."""
        assert form["grant_type"] == "client_credentials"
        assert form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        claims = self.checked(form["client_assertion"], audience=f"{self.url}/token")
        if claims["iss"] != CLIENT or claims["sub"] != CLIENT or claims["jti"] in self.course.proofs:
            return 400, {"error": "invalid_client"}
        self.course.proofs.add(claims["jti"])
        granted = secrets.token_hex(8)
        self.course.granted[granted] = form["scope"].split()
        return 200, {"access_token": granted, "token_type": "Bearer", "expires_in": 3600, "scope": form["scope"]}
