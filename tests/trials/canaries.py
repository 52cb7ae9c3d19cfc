"""Secrets that the set has given out are searched for in everything it keeps or tells: not one may be found.

    .venv/bin/python -m tests.trials.canaries [--each 50] [--scaled] [--json]

People get role credentials, session tokens, access keys, MFA devices, links and a sandbox key pair; some sessions end,
some requests fail on purpose with the secret in them. Then the database is dumped, the key-value server read key by
key, and with the logs, the journals, the canvases and the exports searched for each secret or the beginning of it, as
it is, in base64 and in hex. Prints one line of JSON with the number of hits by place.

Planted defects that turn it red, each tried: let `_row` in sts/issue.py store the secret as it is (database); let
`_log` in config/request_ids.py say the query, too (logs); make the token the caller's label in `_row` (canvas, events,
database).
"""

import argparse
import base64
import re
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import redis

from playground.config.keyvalue import free_port
from tests.trials.dumps import dump_of
from tests.trials.embedded import Embedded, Visitor
from tests.trials.running import report
from tests.trials.scaled import Scaled

LONG_ENOUGH = 24  # characters


class Canaries:
    """What somebody did, and every secret that they were shown."""

    def __init__(self, port: int) -> None:
        self.visitor = Visitor(port)
        self.secrets: list[str] = []
        account = self.visitor.must("GET", "")["accounts"][0]["id"]
        self.new = {"account_id": account, "position": {"x": 40, "y": 80}}
        self.user = self.visitor.must("POST", "identities/", {**self.new, "kind": "user", "name": "canary"})
        self.role = self.visitor.must("POST", "roles/", {**self.new, "name": "Cage", "trusted": self.user["id"]})

    def sing(self, times: int) -> None:
        """Ask for each kind of secret so many times; two access keys are all that a user may have."""
        me = {"kind": "identity", "id": self.user["id"]}
        self._mfa()
        for number in range(times):
            seconds = 900 if number % 2 else 3_600
            call = {"caller": me, "role_id": self.role["id"], "duration_seconds": seconds}
            issued = self._keep(self.visitor.must("POST", "sessions/", call), "secret_access_key", "session_token")
            own = self.visitor.must("POST", "session-tokens/", {"caller": me})
            self._keep(own, "secret_access_key", "session_token")
            self._ask(issued)
        for _ in range(2):
            key = self.visitor.must("POST", f"identities/{self.user['id']}/access-keys/", {})
            self._keep(key, "secret_access_key")
        self.visitor.must("PUT", "clock/", {"rate": 3_600, "paused": False})

    def _mfa(self) -> None:
        path = f"identities/{self.user['id']}/mfa-devices/"
        self._keep(self.visitor.must("POST", path, {}), "secret")
        (device,) = self.visitor.must("GET", path)
        first, second = device["codes"]
        self.visitor.must("PUT", path, {"code_1": first, "code_2": second})

    def _ask(self, issued: dict[str, Any]) -> None:
        """Use the credentials, rightly and wrongly: an error must not repeat what it was given."""
        credentials = {
            "access_key_id": issued["session"]["access_key_id"],
            "secret_access_key": issued["secret_access_key"],
            "session_token": issued["session_token"],
        }
        body = {"credentials": credentials, "action": "s3:GetObject", "resource": "arn:aws:s3:::trial/x"}
        for each in (body, {**body, "action": "nonsense"}, {**body, "credentials": {**credentials, "more": 1}}):
            self.visitor.send("POST", self.visitor.base + "requests/", each)
        self.visitor.send("GET", f"/api/nowhere/?session_token={quote(issued['session_token'])}")

    def _keep(self, answer: dict[str, Any], *names: str) -> dict[str, Any]:
        found = [str(answer[name]) for name in names if answer.get(name)]
        if not found:
            raise SystemExit(f"No secret under any of {names}: {sorted(answer)}")
        self.secrets += found
        return answer

    def shown(self) -> dict[str, str]:
        """Out: what the API tells afterwards, as text."""
        told = {name: self.visitor.must("GET", path) for name, path in (("canvas", ""), ("export", "export/"))}
        told["events"] = self.visitor.must("GET", "journal/?since=0")
        return {name: str(each) for name, each in told.items()}


def forms(secret: str) -> set[str]:
    """Out: what gives it away: a run of its plain characters, which stays in every encoding of addresses and in a part

    of it, and its beginning in base64 and hex.
    """
    run = max(re.findall(r"[A-Za-z0-9]+", secret), key=len)[:LONG_ENOUGH]
    raw = secret.encode()[:24]
    return {run, base64.b64encode(raw).decode(), raw.hex()}


def hits(secrets: list[str], places: dict[str, str]) -> dict[str, int]:
    """Out: by place, how many of the secrets are in it."""
    return {
        place: sum(any(form in text for form in forms(secret)) for secret in secrets) for place, text in places.items()
    }


def in_keyvalue(address: str) -> str:
    """Out: everything that the key-value server holds."""
    with redis.Redis.from_url(address) as server:
        server.config_set("rdbcompression", "no")  # what is compressed could not be searched
        return "\n".join(str(server.dump(key)) for key in server.scan_iter())


def main() -> int:
    """Out: 0 without a hit, when every place held something that could be searched."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--scaled", action="store_true")
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        a_set = Scaled(Path(folder)) if options.scaled else Embedded(Path(folder) / "data", free_port())
        try:
            a_set.start()
            canaries = Canaries(a_set.port)
            canaries.sing(options.each)
            places = {**canaries.shown(), "database": dump_of(a_set), "logs": a_set.all_logs()}
            places["keyvalue"] = in_keyvalue(a_set.redis_url)
        finally:
            a_set.stop()
    found = hits(canaries.secrets, places)
    sizes = {place: len(text) for place, text in places.items()}
    empty = [place for place, size in sizes.items() if not size]
    figures = {"secrets": len(canaries.secrets), "scaled": options.scaled, "hits": found, "searched": sizes}
    return 1 if report(figures, {}) or any(found.values()) or empty else 0


if __name__ == "__main__":
    sys.exit(main())
