"""The scaled set as plain processes: what deploy/ says, on a PostgreSQL, a Redis and a proxy of its own.

Debian's servers, found on this machine: `sudo apt install postgresql redis-server caddy`. They run in a temporary
folder on free ports and have nothing to do with what those packages start by themselves.
"""

import http.client
import os
import shlex
import shutil
import signal
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playground.config import data_folder
from playground.config.keyvalue import free_port
from tests.trials.embedded import GIVE_UP_SECONDS, ROOT, TAIL, answers, listens

METRICS_TOKEN = "token-of-a-trial"
POSTGRES_BY_DEBIAN = "lib/postgresql/*/bin/postgres"
INSTALL = "sudo apt install postgresql redis-server caddy"


class ServerMissing(Exception):
    """A server is not installed on this machine; says how to install it."""


def program(name: str) -> str:
    """Out: where a server is. Debian keeps PostgreSQL's off the path."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None and name in ("postgres", "initdb", "pg_dump", "createdb"):
        found = next(map(str, sorted(Path("/usr").glob(POSTGRES_BY_DEBIAN.replace("/postgres", f"/{name}")))), None)
    if found is None:
        raise ServerMissing(f"{name} is not on this machine: {INSTALL}")
    return found


class Scaled:
    """`port` is the proxy's. Each process can be ended and started again by its name: web-1, worker-2, postgres …"""

    def __init__(self, folder: Path, webs: int = 2, workers: int = 2) -> None:
        for name in ("postgres", "initdb", "createdb", "redis-server", "caddy"):
            program(name)
        self.folder = folder
        self.logs = folder / "logs"
        self.logs.mkdir(parents=True)
        self.port, self._postgres_port, self._redis_port = free_port(), free_port(), free_port()
        self.ports = {f"web-{number + 1}": free_port() for number in range(webs)}
        self.metrics_ports = {f"worker-{number + 1}": free_port() for number in range(workers)}
        self._cluster = Path(tempfile.mkdtemp(prefix="understudy-postgres-"))  # its user must be able to get there
        self.database_url = f"postgres://postgres@127.0.0.1:{self._postgres_port}/understudy"
        self.redis_url = f"redis://127.0.0.1:{self._redis_port}/0"
        self.environment = {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "PLAYGROUND_DATA_DIR": str(folder / "data"),
            "PLAYGROUND_SECRET_KEY": data_folder.random_key(),
            "PLAYGROUND_ENCRYPTION_KEY": data_folder.random_key(),
            "PLAYGROUND_METRICS_TOKEN": METRICS_TOKEN,
            "UNDERSTUDY_SITE": f"http://127.0.0.1:{self.port}",
            "UNDERSTUDY_WEB": " ".join(f"127.0.0.1:{port}" for port in self.ports.values()),
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self._procfile = dict(
            line.split(": ", 1) for line in (ROOT / "deploy" / "Procfile").read_text(encoding="utf-8").splitlines()
        )

    @property
    def names(self) -> list[str]:
        """Out: every process, in the order of its start."""
        return ["postgres", "redis", *self.ports, *self.metrics_ports, "beat", "proxy"]

    def start(self) -> None:
        """Return when every web process and the proxy answer."""
        self._make_cluster()
        self.start_one("postgres")
        self.start_one("redis")
        self._until(self._database_is_made, "PostgreSQL")
        subprocess.run(self._command("release"), cwd=ROOT, env=self.environment, check=True, stdout=sys.stderr)
        for name in self.names[2:]:
            self.start_one(name)
        for port in (*self.ports.values(), self.port):
            self._until(partial(answers, port), f"port {port}")
        for name, port in self.metrics_ports.items():
            self._until(partial(listens, port), name)

    def start_one(self, name: str) -> None:
        """Start a process that is not running, as a supervisor would after its death."""
        more = {"PORT": str(self.ports.get(name, 0))}
        if name in self.metrics_ports:
            more["PLAYGROUND_WORKER_METRICS_PORT"] = str(self.metrics_ports[name])
        with (self.logs / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                self._command(name),
                cwd=self._cluster if name == "postgres" else ROOT,
                env={**self.environment, **more},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **(_nobody_special() if name == "postgres" else {}),  # type: ignore[arg-type]
            )

    def start_ended(self) -> list[str]:
        """As a supervisor: start what has ended by itself, such as a PostgreSQL whose killed one's last children were
        not gone yet. Out: its names."""
        ended = [name for name, process in self.processes.items() if process.poll() is not None]
        for name in ended:
            self.start_one(name)
        return ended

    def kill(self, name: str) -> bool:
        """kill -9 of one process (of PostgreSQL: its first one, the rest goes with it). Out: whether it was there."""
        process = self.processes.get(name)
        if process is None or process.poll() is not None:
            return False
        process.kill()
        process.wait()
        return True

    def ask_to_end(self, name: str) -> int:
        """SIGTERM, as at a restart. Out: the exit code."""
        self.processes[name].send_signal(signal.SIGTERM)
        return self.processes[name].wait(timeout=60)

    def stop(self) -> None:
        for name in reversed(self.names):
            process = self.processes.get(name)
            if process is None or process.poll() is not None:
                continue
            process.send_signal(signal.SIGINT if name == "postgres" else signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._cluster, ignore_errors=True)

    def figure(self, name: str, figure: str) -> float:
        """Out: one figure without labels, as a Prometheus would read it from a web process or a worker."""
        port = self.ports.get(name) or self.metrics_ports[name]
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        line.request("GET", "/metrics/", headers={"Authorization": f"Bearer {METRICS_TOKEN}"})
        text = line.getresponse().read().decode()
        line.close()
        return float(text.split(f"\n{figure} ", 1)[1].split("\n", 1)[0])

    def all_logs(self) -> str:
        return "\n".join(self.log(name) for name in self.names)

    def log(self, name: str) -> str:
        return (self.logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _command(self, name: str) -> list[str]:
        kind = name.split("-")[0]
        settings = ("-p", str(self._postgres_port), "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200")
        servers = {
            "postgres": [program("postgres"), "-D", str(self._cluster), "-k", str(self._cluster), *settings],
            "redis": [program("redis-server"), "--port", str(self._redis_port), "--bind", "127.0.0.1", "--save", ""],
            "proxy": [program("caddy"), "run", "--adapter", "caddyfile", "--config", "deploy/Caddyfile"],
        }
        if kind in servers:
            return servers[kind]
        line = string.Template(self._procfile[kind]).substitute(PORT=str(self.ports.get(name, 0)))
        return shlex.split(line)

    def _make_cluster(self) -> None:
        who = _nobody_special()
        if who:
            shutil.chown(self._cluster, "postgres", "postgres")
        command = [program("initdb"), "-D", str(self._cluster), "-A", "trust", "-U", "postgres", "-E", "UTF8"]
        quiet = {"check": True, "stdout": subprocess.DEVNULL}
        subprocess.run(command, cwd=self._cluster, **quiet, **who)  # type: ignore[call-overload]

    def _database_is_made(self) -> bool:
        command = [program("createdb"), "-h", "127.0.0.1", "-p", str(self._postgres_port), "-U", "postgres"]
        made = subprocess.run([*command, "understudy"], check=False, capture_output=True, text=True)
        return made.returncode == 0 or "already exists" in made.stderr

    def _until(self, is_true: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + GIVE_UP_SECONDS
        while not is_true():
            dead = [name for name, process in self.processes.items() if process.poll() is not None]
            if dead or time.monotonic() > until:
                ended = f" {' '.join(dead)} ended." if dead else ""
                said = "".join(f"\n{name}:\n{self.log(name)[-TAIL:]}" for name in dead or self.processes)
                raise SystemExit(f"{what} did not come up.{ended}{said}")
            time.sleep(0.1)


def _nobody_special() -> dict[str, object]:
    """Out: how to start PostgreSQL, which refuses to run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
