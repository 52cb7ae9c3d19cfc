"""How the simulated platform is reached: pages for browsers, JSON for the tool."""

import json
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit


def handler(platform: Any) -> type[BaseHTTPRequestHandler]:
    return type("OfPlatform", (Handler,), {"platform": platform})


class Handler(BaseHTTPRequestHandler):
    platform: Any

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/keys":
            self.answer(200, self.platform.jwks())
        elif path == "/authorize":
            back = self.platform.authorize(self.platform.url + self.path)
            self.page(form(f"{self.platform.tool}/lti/launch/", back))
        elif path == "/course":
            self.page(self.platform.course.page(self.path))
        else:
            self.service("GET", None)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        if self.path not in ("/token", "/links"):
            return self.service("POST", text)
        fields = {name: values[0] for name, values in parse_qs(text).items()}
        if self.path == "/token":
            return self.answer(*self.platform.grant(fields))
        taken = self.platform.take_links(fields["JWT"])
        return self.page(f"<!doctype html><title>Course</title><p>{len(taken)} links were placed.")

    def service(self, method: str, text: str | None) -> None:
        self.answer(*self.platform.course.serve(method, self.path, dict(self.headers), text))

    def page(self, text: str) -> None:
        self.write(200, "text/html; charset=utf-8", text.encode(), {})

    def answer(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        self.write(status, "application/json", json.dumps(body).encode(), headers or {})

    def write(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


def form(address: str, fields: dict[str, str]) -> str:
    """Out: a page that sends this form by itself, as platforms do."""
    inputs = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in fields.items())
    sent = f'<form method="post" action="{address}">{inputs}</form>'
    return f'<!doctype html><html lang="en"><title>Signing in</title>{sent}<script>document.forms[0].submit()</script>'
