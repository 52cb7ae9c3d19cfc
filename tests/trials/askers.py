"""Who asks whatever can be asked: somebody with a sandbox that has one of everything, an instructor with a class, and a
learner who sits in it."""

import json
import os
import re
import secrets
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path
from typing import Any

import requests
from schemathesis import Case

from tests.canvas.routes import BODIES
from tests.trials.embedded import ROOT

COURSE = "fire-marshal"


class Person:
    """A guest with a sandbox that has one of everything."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.session = requests.Session()
        self.ids: dict[str, str] = {}
        self.arrive()

    @property
    def headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self.session.cookies.get("csrftoken", ""), "Referer": self.page + "/"}

    def arrive(self) -> None:
        self.send("get", "/")
        self.ids = {"sandbox": self.send("post", "/api/sandboxes/", {"name": "Any input"}).json()["id"]}
        self.ids["account"] = self.canvas()["accounts"][0]["id"]
        for route, methods in BODIES.items():
            made = next((other for other in BODIES if re.fullmatch(re.escape(route) + r"<\w+>/", other)), None)
            if made and "post" in methods and not self.missing(route):
                answer = self.send("post", self.base + self.filled(route), json.loads(self.filled(methods["post"])))
                if answer.status_code == 201:
                    found = answer.json()
                    self.ids[made.split("<")[-1].removesuffix(">/")] = found.get("id") or found.get("access_key_id", "")
        self.ids |= {"owner": self.ids["role"], "node": self.ids["identity"], "version": "v1", "name": "Mine"}

    def id_in(self, path: str, name: str) -> str:
        """Out: the id that stands for a name in the path of an operation."""
        return self.ids[name]

    def is_here(self) -> bool:
        return self.send("get", self.base).status_code == 200

    def leave(self) -> None:
        self.send("delete", self.base)

    @property
    def base(self) -> str:
        return f"/api/sandboxes/{self.ids['sandbox']}/"

    def canvas(self) -> Any:
        return self.send("get", self.base).json()

    def missing(self, route: str) -> bool:
        return "<" in self.filled(route)

    def filled(self, value: Any) -> str:
        text = value if isinstance(value, str) else json.dumps(value)
        for name, found in self.ids.items():
            text = text.replace(f"<{name}>", found)
        return text

    def send(self, method: str, path: str, body: Any = None) -> requests.Response:
        """Out: the answer; waits where the server says to."""
        while True:
            answer = self.session.request(method, self.page + path, json=body, headers=self.headers, timeout=30)
            if "Retry-After" not in answer.headers:
                return answer
            time.sleep(float(answer.headers["Retry-After"]))

    def call(self, case: Case) -> Any:
        """Out: the answer to a made-up request."""
        while True:
            answer = case.call(base_url=self.page, session=self.session, headers=self.headers)
            if "retry-after" not in answer.headers:
                return answer
            time.sleep(float(answer.headers["retry-after"][0]))


class Teacher(Person):
    """An instructor with an account, an exercise of their own, and an open class with one of everything."""

    def __init__(self, page: str, data: Path) -> None:
        self.data = data
        self.learner: Learner | None = None
        super().__init__(page)

    def arrive(self) -> None:
        if "sandbox" not in self.ids or not super().is_here():
            super().arrive()
        if not self.send("get", "/api/me/").json()["has_account"]:
            word = secrets.token_hex(8)
            self.send("post", "/api/me/account/", {"email": f"{word}@example.com", "password": f"long enough {word}"})
        if self.send("post", "/api/workshops/", {"title": "May I?"}).status_code == 403:
            self.send("get", self.instructor_link())
        self.forget()
        self.ids["authored_id"] = self.made("/api/authored/", {"sandbox": self.ids["sandbox"]})["id"]
        self.hold_a_class()

    def instructor_link(self) -> str:
        command = [sys.executable, "manage.py", "instructor_link"]
        around = {**os.environ, "PLAYGROUND_DATA_DIR": str(self.data)}
        return subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=True).stdout.strip()

    def forget(self) -> None:
        """What was made before would fill the bounds."""
        for place in ("workshops", "authored"):
            for each in self.send("get", f"/api/{place}/").json():
                self.send("delete", f"/api/{place}/{each['id']}/")

    def hold_a_class(self) -> None:
        made = self.made("/api/workshops/", {"title": "Friday", "exercises": [COURSE]})
        self.ids["workshop"] = made["id"]
        self.class_("put", "state/", {"state": "open"})
        self.learner = Learner(self.page, self)
        mate = Learner(self.page, self)
        seats = self.class_("get", "")["learners"]
        self.ids |= {
            "learner": seats[0]["id"],
            "team": self.class_("post", "teams/", {"name": "Owls"})["teams"][0]["id"],
        }
        self.class_("post", "co-instructors/", {"learner_id": seats[1]["id"]})
        self.ids["person"] = mate.send("get", "/api/me/").json()["id"]
        self.class_("post", "roster/", {"content": b64encode(b"Rosa").decode()})
        self.ids["entry"] = self.class_("get", "roster/")[0]["id"]
        self.ids["invitation"] = self.class_("post", "co-instructor-links/", {"note": "Bo"})["id"]
        self.ids["message"] = self.class_("post", "messages/", {"text": "Look up"})["id"]
        self.class_("put", "current/", {"index": 0})
        self.learner.settle()

    def id_in(self, path: str, name: str) -> str:
        helps = self.learner is not None and "/help/" in path
        return self.learner.ids[name] if helps else self.ids[name]

    def class_(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.send(method, f"/api/workshops/{self.ids['workshop']}/{path}", body)
        assert answer.ok, (method, path, answer.text)
        return answer.json() if answer.content else None

    def made(self, path: str, body: Any) -> Any:
        answer = self.send("post", path, body)
        assert answer.status_code == 201, (path, answer.text)
        return answer.json()

    def is_here(self) -> bool:
        places = (self.base, f"/api/workshops/{self.ids['workshop']}/", f"/api/authored/{self.ids['authored_id']}/")
        return all(self.send("get", place).status_code == 200 for place in places)

    def leave(self) -> None:
        """They go on with the next operation, in a class of its own."""
        self.arrive()


class Learner(Person):
    """Sits in a class."""

    def __init__(self, page: str, teacher: Teacher) -> None:
        self.teacher = teacher
        super().__init__(page)

    def arrive(self) -> None:
        self.send("get", "/")
        code = self.teacher.class_("get", "code/")["code"]
        form = {"code": code, "nickname": "Bo"}
        assert self.session.post(f"{self.page}/join/", data=form, headers=self.headers, timeout=30).ok

    def settle(self) -> None:
        """Their class has begun by now."""
        begun = self.send("post", f"/api/workshops/{self.teacher.ids['workshop']}/mine/sandbox/").json()
        self.ids = {**self.teacher.ids, "sandbox": begun["sandbox"]}

    def is_here(self) -> bool:
        return True  # nothing of what they ask takes them out of their class

    def leave(self) -> None:
        self.teacher.arrive()


class Askers:
    """In: the address of a playground, and its folder. One instructor asks all that those who teach can ask."""

    def __init__(self, page: str, data: Path) -> None:
        self.page, self.data = page, data
        self.teacher: Teacher | None = None

    def asker(self, path: str) -> Person:
        """In: the path of an operation. Out: somebody who may do it."""
        if not path.startswith(("/api/workshops/", "/api/authored/", "/api/import/workshop/")):
            return Person(self.page)
        self.teacher = self.teacher or Teacher(self.page, self.data)
        assert self.teacher.learner is not None
        return self.teacher.learner if "/mine/" in path else self.teacher
