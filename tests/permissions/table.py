"""Who may do what: roles, what they are to a thing, and what each rule answers. Plain data; tests are made from it.

`rows.py` gives every route its rule; one without a row there fails `test_routes.py`, a socket `test_sockets.py`.
"""

from collections.abc import Mapping

from tests.permissions.rows import ROUTES

# What each role is to the sandbox of the learner, which is one of a class. Whoever is somebody has one of their own.
STANDING: Mapping[str, str] = {
    "anonymous": "nobody",
    "guest": "stranger",
    "learner": "owner",
    "other learner": "stranger",  # of the same class
    "other workshop's instructor": "stranger",
    "instructor": "looks on",  # of the learner's class
    "co-instructor": "looks on",
    "helping co-instructor": "helps",  # looks on, and the learner said yes
    "waiting learner": "stranger",  # to be let in
    "removed learner": "stranger",
    "administrator": "stranger",  # has the admin, and no other way in
    "member who draws": "draws",
    "member who looks": "looks",
    "holder of a link": "link",
}
ROLES = tuple(STANDING)
YES = "yes"
# By rule and standing: yes, or the code of the refusal.
IN_A_SANDBOX: Mapping[str, Mapping[str, str]] = {
    "look": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": YES,
        "looks": YES,
        "looks on": YES,
        "helps": YES,
        "draws": YES,
        "owner": YES,
    },
    "look as somebody": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "NotSignedIn",
        "looks": YES,
        "looks on": YES,
        "helps": YES,
        "draws": YES,
        "owner": YES,
    },
    "be seen": {  # who listens is shown to the others; whoever came by a link has no name
        "nobody": "no",
        "stranger": "no",
        "link": "no",
        "looks": YES,
        "looks on": YES,
        "helps": YES,
        "draws": YES,
        "owner": YES,
    },
    "draw": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "ViewOnly",
        "looks": "ViewOnly",
        "looks on": "ViewOnly",
        "helps": YES,
        "draws": YES,
        "owner": YES,
    },
    "draw as somebody": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "NotSignedIn",
        "looks": "ViewOnly",
        "looks on": "ViewOnly",
        "helps": YES,
        "draws": YES,
        "owner": YES,
    },
    "learn": {  # what it costs, and a new start, are the learner's own
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "NotSignedIn",
        "looks": "ViewOnly",
        "looks on": "ViewOnly",
        "helps": "ViewOnly",
        "draws": YES,
        "owner": YES,
    },
    "be helped": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "NotSignedIn",
        "looks": "ViewOnly",
        "looks on": "ViewOnly",
        "helps": "LearnersOnly",
        "draws": "LearnersOnly",
        "owner": YES,
    },
    "delete": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "ViewOnly",
        "looks": "ViewOnly",
        "looks on": "ViewOnly",
        "helps": "ViewOnly",
        "draws": "ViewOnly",
        "owner": YES,
    },
    "draw for one's exercise": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "NotSignedIn",
        "looks": "NotFound",
        "looks on": "NotFound",
        "helps": "NotFound",
        "draws": "NotFound",
        "owner": YES,
    },
    "share": {
        "nobody": "NotSignedIn",
        "stranger": "NotFound",
        "link": "OwnerOnly",
        "looks": "OwnerOnly",
        "looks on": "OwnerOnly",
        "helps": "OwnerOnly",
        "draws": "OwnerOnly",
        "owner": YES,
    },
}
# What a role may do with the workshop of the class. Its other learner sits in it, too, and the owner teaches.
TEACHERS = ("instructor", "co-instructor", "helping co-instructor")
LET_IN = ("learner", "other learner")
SEATED = (*LET_IN, "waiting learner")
NO_TEACHER = {role: "NotSignedIn" if STANDING[role] in ("nobody", "link") else "NotFound" for role in ROLES}
# Elsewhere: by rule, what everybody is answered, and who is not.
ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "anybody": dict.fromkeys(ROLES, YES),
    "not there": dict.fromkeys(ROLES, "NotFound"),
    "somebody": dict.fromkeys(ROLES, YES) | {"anonymous": "NotSignedIn", "holder of a link": "NotSignedIn"},
    "staff": dict.fromkeys(ROLES, "/admin/login/") | {"administrator": YES},
    "theirs": dict.fromkeys(ROLES, "NotFound")
    | {"learner": YES, "anonymous": "NotSignedIn", "holder of a link": "NotSignedIn"},
    "may teach": dict.fromkeys(ROLES, "InstructorsOnly")
    | {role: YES for role in ROLES if "instructor" in role and "co-instructor" not in role}
    | {"administrator": YES, "anonymous": "NotSignedIn", "holder of a link": "NotSignedIn"},
    "teach": NO_TEACHER | dict.fromkeys(TEACHERS, YES),
    "own a workshop": NO_TEACHER | dict.fromkeys(TEACHERS, "OwnerOnly") | {"instructor": YES},
    "copy": NO_TEACHER | dict.fromkeys(TEACHERS, "InstructorsOnly") | {"instructor": YES},
    "listen to a class": NO_TEACHER | dict.fromkeys((*TEACHERS, *SEATED), YES),
    "sit": NO_TEACHER | dict.fromkeys(SEATED, YES),
    "visit": NO_TEACHER | dict.fromkeys((*TEACHERS, *LET_IN), YES),
    "show one's own": NO_TEACHER | dict.fromkeys(TEACHERS, "OwnerOnly") | {"instructor": YES},  # others draw in it
    "page of a workshop": dict.fromkeys(ROLES, "NotFound") | dict.fromkeys(TEACHERS, YES),
    "page of a class": dict.fromkeys(ROLES, "NotFound") | dict.fromkeys((*TEACHERS, *SEATED, "removed learner"), YES),
    "page of what is shown": dict.fromkeys(ROLES, "NotFound") | dict.fromkeys((*TEACHERS, *LET_IN), YES),
    "page of its author": dict.fromkeys(ROLES, "NotFound")
    | {"learner": YES, "anonymous": "/", "holder of a link": "/"},
    "leads home": dict.fromkeys(ROLES, "/"),
    "page of a sandbox": dict.fromkeys(ROLES, YES)
    | {role: "NotFound" for role, standing in STANDING.items() if standing == "stranger"}
    | {"anonymous": "/", "holder of a link": "/"},
}
PAGES = (
    "page of its author",
    "page of a sandbox",
    "page of a workshop",
    "page of a class",
    "page of what is shown",
)
OF_OWNERS = (*IN_A_SANDBOX, "theirs", "teach", "visit", "show one's own", "copy", "own a workshop", *PAGES)


def answer_to(role: str, route: str, method: str) -> str:
    """Out: what the table says to this role about what is the learner's: yes, or the code of the refusal."""
    return answer_of(role, ROUTES[route][method][0])


def answer_of(role: str, rule: str) -> str:
    return IN_A_SANDBOX[rule][STANDING[role]] if rule in IN_A_SANDBOX else ELSEWHERE[rule][role]


def answer_about_own(role: str, route: str, method: str) -> str:
    """Out: the same about what this role owns itself: a sandbox, and whoever may teach a workshop."""
    rule, _ = ROUTES[route][method]
    if rule == "be helped" and ELSEWHERE["may teach"][role] == YES:
        return "LearnersOnly"  # in the class that one teaches oneself
    return YES if rule in OF_OWNERS else "NotFound" if rule == "sit" else ELSEWHERE[rule][role]
