"""A course of the simulated platform: its people, links, grades and roster."""

import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

LTI = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
AGS = "https://purl.imsglobal.org/spec/lti-ags/"
NRPS = "https://purl.imsglobal.org/spec/lti-nrps/"
LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json"
PROGRESS = {"Initialized", "Started", "InProgress", "Submitted", "Completed"}
GRADING = {"FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"}


class Course:
    """`links`: by id, what was placed; `items`: line items by number; `scores`: all that came, in their order."""

    def __init__(self, url: str, platform: Any) -> None:
        self.url, self.platform = url, platform
        self.people = {
            "ito": {"name": "Ms Ito", "email": "ito@example.org", "role": "Instructor"},
            "ana": {"name": "Ana Lee", "email": "ana@example.org", "role": "Learner"},
            "bo": {"name": "Bo Berg", "email": "bo@example.org", "role": "Learner"},
        }
        self.links: dict[str, dict[str, Any]] = {"by-hand": {"title": "By hand"}}
        self.items: dict[str, dict[str, Any]] = {}
        self.scores: list[dict[str, Any]] = []
        self.granted: dict[str, list[str]] = {}
        self.proofs: set[str] = set()
        self.broken: list[int] = []  # statuses of the next answers
        self.several = True

    def claims(self, link: str) -> dict[str, Any]:
        """Out: what a message says of this link; of `choose`: what a deep linking request asks."""
        if link == "choose":
            settings = {
                "deep_link_return_url": f"{self.url}/links",
                "accept_types": ["link", "ltiResourceLink"],
                "accept_presentation_document_targets": ["iframe", "window"],
                "accept_multiple": self.several,
                "data": "of this request",
            }
            return {LTI + "message_type": "LtiDeepLinkingRequest", DEEP + "deep_linking_settings": settings}
        placed = self.links[link]
        own = [number for number, item in self.items.items() if item.get("resourceLinkId") == link]
        grades: dict[str, Any] = {
            "scope": [f"{AGS}scope/lineitem", f"{AGS}scope/score"],
            "lineitems": f"{self.url}/course-7/lineitems?type=all",
        }
        if len(own) == 1:
            grades["lineitem"] = f"{self.url}/course-7/lineitems/{own[0]}/lineitem?type=own"
        return {
            LTI + "message_type": "LtiResourceLinkRequest",
            LTI + "resource_link": {"id": link, "title": placed["title"]},
            LTI + "custom": placed.get("custom", {}),
            f"{AGS}claim/endpoint": grades,
            f"{NRPS}claim/namesroleservice": {
                "context_memberships_url": f"{self.url}/course-7/members",
                "service_versions": ["2.0"],
            },
        }

    def place(self, items: list[dict[str, Any]]) -> None:
        for number, item in enumerate(items, len(self.links)):
            assert item["type"] == "ltiResourceLink" and item["title"]
            self.links[f"link-{number}"] = item
            if "lineItem" in item:
                self.add({**item["lineItem"], "resourceLinkId": f"link-{number}"})

    def add(self, item: dict[str, Any]) -> dict[str, Any]:
        assert item["scoreMaximum"] > 0 and item["label"]
        number = str(len(self.items) + 1)
        self.items[number] = {**item, "id": f"{self.url}/course-7/lineitems/{number}/lineitem?type=own"}
        return self.items[number]

    def serve(
        self, method: str, address: str, headers: dict[str, str], text: str | None
    ) -> tuple[int, Any, dict[str, str]]:
        """AGS 2.0 and NRPS 2.0, for whoever brings an access token of the scope."""
        if self.broken:
            return self.broken.pop(0), {"error": "as the test wants it"}, {}
        path = urlsplit(address).path
        scopes = self.granted.get(headers.get("Authorization", "").removeprefix("Bearer "), [])
        if path.endswith("/members"):
            return (
                self._members(address, headers)
                if f"{NRPS}scope/contextmembership.readonly" in scopes
                else (403, {}, {})
            )
        if path.endswith("/scores") and method == "POST":
            return (
                self._score(path, headers, json.loads(text or "")) if f"{AGS}scope/score" in scopes else (403, {}, {})
            )
        if f"{AGS}scope/lineitem" not in scopes:
            return 403, {}, {}
        if method == "GET":
            wanted = parse_qs(urlsplit(address).query).get("resource_id", [""])[0]
            return 200, [each for each in self.items.values() if each.get("resourceId") == wanted], {}
        assert headers["Content-Type"] == LINE_ITEM
        return 201, self.add(json.loads(text or "")), {}

    def _score(self, path: str, headers: dict[str, str], said: dict[str, Any]) -> tuple[int, Any, dict[str, str]]:
        number = path.split("/")[-3]  # …/lineitems/NUMBER/lineitem/scores
        assert headers["Content-Type"] == "application/vnd.ims.lis.v1.score+json"
        assert number in self.items and said["userId"] in self.people
        assert said["activityProgress"] in PROGRESS and said["gradingProgress"] in GRADING
        assert 0 <= said["scoreGiven"] <= said["scoreMaximum"]
        stamp = datetime.fromisoformat(said["timestamp"])
        assert stamp.tzinfo is not None
        earlier = [each["at"] for each in self.scores if (each["item"], each["userId"]) == (number, said["userId"])]
        if earlier and stamp <= max(earlier):
            return 409, {"error": "older than what is here"}, {}
        self.scores.append({**said, "item": number, "at": stamp})
        return 204, {}, {}

    def _members(self, address: str, headers: dict[str, str]) -> tuple[int, Any, dict[str, str]]:
        """Two a page, with a way on to the next (NRPS 2.0, "Limit query parameter")."""
        assert headers["Accept"] == "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
        start = int(parse_qs(urlsplit(address).query).get("from", ["0"])[0])
        everybody = list(self.people.items())
        members = [
            {"user_id": who, "name": person["name"], "status": "Active", **person.get("member", {}),
             "roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#" + person["role"]]}
            for who, person in everybody[start : start + 2]
        ]  # fmt: skip
        on = (
            {"Link": f'<{self.url}/course-7/members?from={start + 2}>; rel="next"'}
            if start + 2 < len(everybody)
            else {}
        )
        return 200, {"id": f"{self.url}/course-7/members", "context": {"id": "course-7"}, "members": members}, on

    def page(self, address: str) -> str:
        """Out: the course as a browser sees it: a link opened in a frame, or alone."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        fields = self.platform.begin(asked["who"], asked["link"])
        inputs = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in fields.items())
        target = "frame" if "frame" in asked else "_self"
        frame = '<iframe name="frame" width="700" height="500" title="Tool"></iframe>' if "frame" in asked else ""
        return (
            f'<!doctype html><html lang="en"><title>Course</title><h1>Cloud safety</h1>{frame}'
            f'<form method="post" action="{self.platform.tool}/lti/login/" target="{target}">{inputs}'
            "<button>Launch</button></form>"
        )
