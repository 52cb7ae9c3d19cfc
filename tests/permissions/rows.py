"""Every route with its rule, see `table.py`, and a body that is right but for whose ids it names. Plain data."""

from collections.abc import Mapping
from typing import Any

from tests.canvas.routes import BODIES

SANDBOX = "api/sandboxes/<sandbox>/"
WORKSHOP = "api/workshops/<workshop>/"
AUTHORED = "api/authored/<authored_id>/"
# What a name in a route stands for, where it is another thing elsewhere.
IDS: Mapping[str, str] = {
    "access-keys/<key>": "<access_key>",
    "embed/<token>": "<view>",
    "calendar/<token>": "<calendar>",
    "continue/<token>": "<device_link>",
    "seat/<link>": "<personal>",
    "teach/<token>": "<teach>",
    "instructor/<token>": "<instructor>",
    "certificate/<code>": "<certificate>",
    "co-instructors/<person>": "<co>",
    "watch/<control>": "<held>",
}
# Below a sandbox whoever may look may send what is safe, and whoever may draw the rest; these are the others.
OTHER_RULES: Mapping[tuple[str, str], str] = {
    ("", "delete"): "delete",
    ("sharing/", "get"): "share",
    ("sharing/links/", "post"): "share",
    ("sharing/links/<link>/", "delete"): "share",
    ("sharing/people/<person>/", "delete"): "share",
    ("identities/<identity>/mfa-devices/", "get"): "draw",  # with their codes
    ("copies/", "post"): "look",  # gives a fragment, changes nothing
    ("validate/", "post"): "look",  # a question, too long for an address
    ("requests/", "post"): "look",
    ("attempt/", "get"): "look as somebody",
    ("attempt/check/", "post"): "look as somebody",  # what marking would do by itself a moment later
    ("attempt/players/", "post"): "look as somebody",  # a question
    ("attempt/solution/", "get"): "look as somebody",
    ("attempt/moments/", "get"): "look as somebody",
    ("drawing/", "get"): "draw for one's exercise",
    ("drawing/", "post"): "draw for one's exercise",
    ("workshop/", "get"): "look as somebody",
    ("attempt/restart/", "post"): "learn",
    ("attempt/employees/", "put"): "draw as somebody",
    ("attempt/hints/", "post"): "learn",
    ("reset/", "post"): "learn",
    ("help/", "post"): "be helped",
    ("help/", "put"): "be helped",
    ("help/", "delete"): "be helped",
}


def rule_of(route: str, method: str) -> str:
    """In: a route below a sandbox. Out: its rule."""
    return OTHER_RULES.get((route, method), "look" if method == "get" else "draw")


CODE = {"code": "<code>", "nickname": "Mo"}
NEW_PLACE = {"email": "new@example.com", "password": "another long sentence"}
# By route and method: rule, and a body that is right but for whose ids it names. "theirs" is the learner's.
ROUTES: Mapping[str, Mapping[str, tuple[str, dict[str, Any]]]] = {
    "health/": {"get": ("anybody", {})},
    "ready/": {"get": ("anybody", {})},
    "metrics/": {"get": ("not there", {})},  # without the token of the settings
    "admin/…": {"get": ("staff", {})},  # all of Django's, also for what is registered later
    "admin/login/": {"get": ("anybody", {})},
    "admin/logout/": {"get": ("anybody", {})},
    "api/schema/": {"get": ("anybody", {})},
    "": {"get": ("anybody", {})},  # makes a guest of nobody, as the pages below
    "sign-in/": {"get": ("anybody", {})},
    "sign-in/openid/": {"get": ("not there", {})},  # unless the settings name a provider
    "sign-in/openid/back/": {"get": ("not there", {})},
    "quiz/": {"get": ("anybody", {})},
    "quiz/<slug>/": {"get": ("anybody", {})},
    "s/<sandbox>/": {"get": ("page of a sandbox", {})},
    "join/<token>/": {"get": ("anybody", {})},  # whoever holds what is secret in these four
    "embed/<token>/": {"get": ("anybody", {})},
    "instructor/<token>/": {"get": ("leads home", {})},
    "certificate/<code>/": {"get": ("anybody", {})},
    "continue/<token>/": {"get": ("anybody", {}), "post": ("leads home", {})},
    "exercise/<slug>/": {"get": ("anybody", {}), "post": ("anybody", {})},
    "progress/": {"get": ("anybody", {})},
    "join/": {"get": ("anybody", {}), "post": ("anybody", CODE)},
    "join/<code>/": {"get": ("anybody", {}), "post": ("anybody", CODE)},
    "class/<workshop>/": {"get": ("page of a class", {})},
    "class/<workshop>/watch/<control>/": {"get": ("page of what is shown", {})},
    "workshops/<workshop>/": {"get": ("page of a workshop", {})},
    "workshops/<workshop>/dashboard/": {"get": ("page of a workshop", {})},
    "workshops/<workshop>/report/": {"get": ("page of a workshop", {})},
    "workshops/<workshop>/report.csv": {"get": ("page of a workshop", {})},
    "workshops/<workshop>/cards/": {"get": ("page of a workshop", {})},
    "teach/<token>/": {"get": ("anybody", {}), "post": ("anybody", {"name": "Mo"})},
    "seat/<link>/": {"get": ("anybody", {}), "post": ("anybody", {})},
    "workshops/<workshop>/roster.csv": {"get": ("page of a workshop", {})},
    "workshops/<workshop>/statements/": {"get": ("page of a workshop", {}), "post": ("page of a workshop", {})},
    "workshops/<workshop>/statements.json": {"get": ("page of a workshop", {})},
    "workshops/<workshop>/course/": {"get": ("page of a workshop", {}), "post": ("page of a workshop", {})},
    "workshops/<workshop>/certificates/": {"get": ("page of a workshop", {}), "post": ("page of a workshop", {})},
    # From a learning platform, without a session: kept by its signature, and then by a ticket.
    "lti/login/": {"get": ("anybody", {}), "post": ("anybody", {})},
    "lti/launch/": {"post": ("anybody", {})},
    "lti/keys/": {"get": ("anybody", {})},
    "lti/open/": {"post": ("anybody", {})},
    "lti/choice/": {"post": ("anybody", {})},
    "api/workshops/": {"get": ("somebody", {}), "post": ("may teach", {"title": "Mine"})},
    "api/workshops/joined/": {"get": ("somebody", {})},
    WORKSHOP: {"get": ("teach", {}), "patch": ("teach", {"title": "Mine"}), "delete": ("own a workshop", {})},
    WORKSHOP + "journal/": {"get": ("teach", {})},
    WORKSHOP + "state/": {"put": ("teach", {"state": "locked"})},
    WORKSHOP + "code/": {"get": ("teach", {}), "post": ("teach", {})},
    WORKSHOP + "current/": {"put": ("teach", {"index": 0})},
    WORKSHOP + "duplicate/": {"post": ("copy", {})},
    WORKSHOP + "admission/": {"post": ("teach", {})},
    WORKSHOP + "learners/<learner>/": {"patch": ("teach", {"state": "removed"})},
    WORKSHOP + "learners/<learner>/team/": {"put": ("teach", {"team_id": "<team>"})},
    WORKSHOP + "teams/": {"post": ("teach", {"name": "Blue"})},
    WORKSHOP + "teams/random/": {"post": ("teach", {"size": 2})},
    WORKSHOP + "teams/<team>/": {"patch": ("teach", {"name": "Green"}), "delete": ("teach", {})},
    WORKSHOP + "co-instructors/": {"post": ("teach", {"learner_id": "<learner>"})},
    WORKSHOP + "co-instructors/<person>/": {"delete": ("own a workshop", {})},  # oneself apart
    WORKSHOP + "roster/": {
        "get": ("teach", {}),
        "post": ("teach", {"content": "QW5h"}),
        "delete": ("teach", {}),
    },
    WORKSHOP + "roster/check/": {"post": ("teach", {"content": "QW5h"})},
    WORKSHOP + "roster/<entry>/": {"delete": ("teach", {})},
    WORKSHOP + "roster/<entry>/learner/": {"delete": ("teach", {})},
    WORKSHOP + "roster/<entry>/link/": {"post": ("teach", {})},
    WORKSHOP + "co-instructor-links/": {"get": ("teach", {}), "post": ("teach", {"note": "Bo"})},
    WORKSHOP + "co-instructor-links/<invitation>/": {"delete": ("teach", {})},
    WORKSHOP + "solution/": {"post": ("teach", {})},
    WORKSHOP + "dashboard/": {"get": ("teach", {})},
    WORKSHOP + "tiles/": {"post": ("teach", {"sandboxes": ["<sandbox>"]})},
    WORKSHOP + "timeline/": {"get": ("teach", {})},
    WORKSHOP + "pause/": {"put": ("teach", {"message": "Look up"}), "delete": ("teach", {})},
    WORKSHOP + "timer/": {"put": ("teach", {"minutes": 5}), "delete": ("teach", {})},
    WORKSHOP + "clock/": {"put": ("teach", {"rate": 60, "paused": False}), "delete": ("teach", {})},
    WORKSHOP + "clock/skip/": {"post": ("teach", {})},
    WORKSHOP + "messages/": {"post": ("teach", {"text": "Look up"})},
    WORKSHOP + "follow/": {"put": ("show one's own", {"sandbox_id": "<demo>"}), "delete": ("teach", {})},
    WORKSHOP + "spotlight/": {"put": ("teach", {"learner_id": "<learner>", "named": True}), "delete": ("teach", {})},
    WORKSHOP + "poll/": {
        "get": ("teach", {}),
        "put": ("teach", {"question": "numbers/revoked", "seed": 1}),
        "delete": ("teach", {}),
    },
    WORKSHOP + "poll/told/": {"post": ("teach", {})},
    WORKSHOP + "poll/result/": {"get": ("visit", {})},
    WORKSHOP + "leak/": {
        "put": ("show one's own", {"sandbox_id": "<demo>", "session_id": "<demo_session>"}),
        "delete": ("teach", {}),
    },
    WORKSHOP + "leak/revocation/": {"post": ("teach", {})},
    WORKSHOP + "mine/controls/": {"get": ("sit", {})},
    WORKSHOP + "mine/messages/<message>/": {"put": ("sit", {})},
    WORKSHOP + "mine/answer/": {"put": ("sit", {"control_id": "ctl-x", "picked": [0]})},
    WORKSHOP + "mine/leak/": {"get": ("visit", {})},
    WORKSHOP + "mine/leak/tries/": {"post": ("sit", {"action": "s3:GetObject", "resource": "*"})},
    WORKSHOP + "mine/look/": {"put": ("sit", {"control_id": "ctl-x", "looks": False})},
    WORKSHOP + "mine/shown/": {"put": ("sit", {"may_be_shown": True})},
    WORKSHOP + "help/<sandbox>/": {"post": ("teach", {}), "delete": ("teach", {})},
    WORKSHOP + "back-up/": {"get": ("teach", {}), "post": ("teach", {})},
    WORKSHOP + "back-up/file/": {"get": ("teach", {})},
    "api/workshops/restoration/": {"get": ("somebody", {}), "delete": ("somebody", {})},
    "api/import/workshop/": {"post": ("may teach", {})},
    WORKSHOP + "mine/": {"get": ("sit", {})},
    WORKSHOP + "mine/results/": {"get": ("sit", {})},
    WORKSHOP + "mine/sandbox/": {"post": ("sit", {})},
    "api/me/": {"get": ("somebody", {}), "patch": ("somebody", {"name": "Me"})},
    "api/me/account/": {"post": ("somebody", NEW_PLACE)},
    "api/me/password/": {"put": ("somebody", {"password": "<password>", "new_password": NEW_PLACE["password"]})},
    "api/me/farewell/": {"post": ("somebody", {"password": "<password>"})},
    "api/sign-in/": {"post": ("somebody", {"email": "<email>", "password": "<password>"})},
    "api/sign-out/": {"post": ("somebody", {})},
    "api/managed-policies/": {"get": ("somebody", {})},
    "api/services/": {"get": ("somebody", {})},
    "api/catalog/services/": {"get": ("somebody", {})},
    "api/catalog/actions/": {"get": ("somebody", {})},
    "api/catalog/actions/<name>/": {"get": ("somebody", {})},
    "api/catalog/condition-keys/": {"get": ("somebody", {})},
    "api/sandboxes/": {"get": ("somebody", {}), "post": ("somebody", {"name": "Mine"})},
    "api/import/": {"post": ("somebody", {"version": 1})},
    "api/import/check/": {"post": ("somebody", {"version": 1})},
    "api/certificate/": {"post": ("somebody", {})},
    "api/me/calendar/": {"get": ("somebody", {}), "post": ("somebody", {}), "delete": ("somebody", {})},
    "calendar/<token>.ics": {"get": ("anybody", {})},
    "api/exercises/": {"get": ("somebody", {})},
    "api/exercises/progress/": {"get": ("somebody", {})},
    "api/exercises/<slug>/lesson/": {"get": ("somebody", {})},
    "api/exercises/<slug>/start/": {"post": ("somebody", {})},
    "api/attempts/": {"get": ("somebody", {})},
    "api/me/device-link/": {"post": ("somebody", {})},
    "author/<authored_id>/": {"get": ("page of its author", {})},
    "api/authored/": {"get": ("somebody", {}), "post": ("somebody", {})},
    "api/import/exercise/": {"post": ("somebody", {"text": "{}"})},
    AUTHORED: {
        "get": ("theirs", {}),
        "patch": ("theirs", {"revision": 1, "changes": {}}),
        "delete": ("theirs", {}),
    },
    AUTHORED + "duplicate/": {"post": ("theirs", {})},
    AUTHORED + "drawings/": {"post": ("theirs", {"picture": "start"})},
    AUTHORED + "publication/": {"post": ("theirs", {}), "delete": ("theirs", {})},
    AUTHORED + "editions/<number>/": {"post": ("theirs", {})},
    AUTHORED + "export/": {"get": ("theirs", {})},
    "api/quiz/": {"get": ("somebody", {})},
    "api/quiz/rounds/": {"post": ("somebody", {"scope": ""})},
    "api/quiz/rounds/<quiz>/": {"get": ("theirs", {})},
    "api/quiz/rounds/<quiz>/answers/": {"post": ("theirs", {"index": 0, "picked": [0]})},
    **{
        SANDBOX + route: {method: (rule_of(route, method), body) for method, body in methods.items()}
        for route, methods in BODIES.items()
    },
}
# By socket: who may listen, and by type what a browser may send, with who is heard by others.
SOCKETS: Mapping[str, tuple[str, dict[str, str]]] = {
    "ws/sandboxes/<sandbox>/": ("look", {"presence": "be seen"}),
    "ws/workshops/<workshop>/": ("listen to a class", {}),
    "ws/workshops/<workshop>/dashboard/": ("teach", {}),
}
