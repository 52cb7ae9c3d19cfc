"""`manage.py up`: one command for everything. Chooses the processes, prepares the data, says where the page is."""

import argparse
import errno
import os
import resource
import socket
import subprocess
import sys
import time
from pathlib import Path

from playground.config import data_folder, keyvalue, reset_data
from playground.config.data_folder import FolderNotUsable, Secrets
from playground.config.opening import Opening
from playground.config.room import FIND, UnsafeRoom, open_room
from playground.config.steps import hash_of, say
from playground.config.supervisor import Child, Supervisor

ROOT = Path(__file__).resolve().parents[2]
WORKER_THREADS = 8
PORT_SECONDS = 4
SOCKETS = 65_536


class CannotStart(Exception):
    """One sentence for the person at the keyboard, with the way out."""


def main(arguments: list[str]) -> int:
    """In: the options. Out: the exit code, when somebody has stopped it."""
    options = _options(arguments)
    os.umask(0o077)
    folder = options.data.expanduser().absolute()
    os.environ["PLAYGROUND_DATA_DIR"] = str(folder)
    try:
        data_folder.make_folder(folder)
        with data_folder.held(folder) as lock:
            if options.reset:
                reset_data.reset(folder, options.yes)
            host = open_room(options.host)
            port = choose_port(host, options.port)
            lock.write_text(f"http://{host}:{port}/ (process {os.getpid()})", encoding="utf-8")
            return run(folder, data_folder.make_folder(folder), host, port, not options.no_browser)
    except (FolderNotUsable, CannotStart, UnsafeRoom) as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py up", description="Start everything and open the page.")
    parser.add_argument("--port", type=int, default=8000, help="of the page; 0 takes a free one (8000)")
    parser.add_argument(
        "--host",
        nargs="?",
        const=FIND,
        default="127.0.0.1",
        help="open the page to the network this machine is in, or on this address of it (127.0.0.1: this machine only)",
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address of the page")
    parser.add_argument("--reset", action="store_true", help="forget everything that was drawn, then start")
    reset_data.add_options(parser)
    return parser.parse_args(arguments)


def run(folder: Path, secrets: Secrets, host: str, port: int, browser: bool) -> int:
    """Everything between the first process and the last. Out: the exit code."""
    _allow_many_sockets()
    supervisor = Supervisor([] if os.environ.get("REDIS_URL") else [_keyvalue(folder, secrets)], say, folder / "run")
    with supervisor.stopped_by_signals():
        supervisor.look_after()
        try:
            instructor = prepare_data(folder)
        except BaseException:
            supervisor.stop_all()
            raise
        supervisor.children += [_web(folder, host, port), _worker(folder)]
        opening = Opening(host, port, instructor, folder, supervisor, browser)
        supervisor.run_until_stopped(opening.look)
        (folder / "run" / "redis_url").unlink(missing_ok=True)
    say("Stopped.")
    return opening.exit_code


def choose_port(host: str, port: int) -> int:
    """Out: the port, or a free one for 0. What a killed `up` left needs a moment to go, so it is tried for a while."""
    if not 0 <= port <= 65_535:
        raise CannotStart(f"--port {port} is not a port: choose one from 1024 to 65535, or 0 for any free one.")
    until = time.monotonic() + PORT_SECONDS
    while True:
        try:
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((host, port))
                return int(probe.getsockname()[1])
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotStart(f"Cannot listen on {host}, port {port}: {error.strerror}.") from error
            if time.monotonic() > until:
                raise CannotStart(f"Port {port} is in use. Choose another: manage.py up --port {port + 1}") from error
        time.sleep(0.1)


def prepare_data(folder: Path) -> str:
    """Bring the database up to date. Out: the path of an instructor's link at its very first time, else nothing."""
    stamp, wanted = folder / "run" / "prepared", _migrations()
    is_known = not os.environ.get("DATABASE_URL") and (folder / data_folder.DATABASE).exists()
    if is_known and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return ""  # nothing could have changed, and starting Django just to see that takes more than a second
    say("Preparing the data …")
    done = subprocess.run(
        [sys.executable, "manage.py", "prepare_data"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise CannotStart("The database could not be prepared; the lines above say why.")
    stamp.write_text(wanted, encoding="ascii")
    return done.stdout.strip()


def _migrations() -> str:
    """Out: one hash of everything that decides what the tables look like."""
    migrations = sorted(ROOT.glob("playground/*/migrations/*.py"))
    return hash_of([*migrations, ROOT / "requirements.lock"])  # the lock says which Django


def _keyvalue(folder: Path, secrets: Secrets) -> Child:
    """Out: the private server. The settings of every other process read its address from the folder."""
    server = keyvalue.plan(folder / "run", secrets.keyvalue_password)
    data_folder.write_private(folder / "run" / "redis_url", server.url)
    return Child("keyvalue", server.command, folder / "logs" / "keyvalue.log", ROOT)


def _web(folder: Path, host: str, port: int) -> Child:
    command = [sys.executable, "-m", "uvicorn", "playground.config.asgi:application", "--host", host]
    command += ["--port", str(port), "--log-level", "warning", "--no-access-log", "--no-server-header"]
    command += ["--lifespan", "off", "--timeout-graceful-shutdown", "2", "--ws-max-size", "65536"]
    # Who does not answer a ping does not read either. Compressing would cost a quarter of a megabyte for each socket.
    command += ["--ws-ping-interval", "3", "--ws-ping-timeout", "5", "--ws-per-message-deflate", "false"]
    return Child("web", command, folder / "logs" / "web.log", ROOT)


def _worker(folder: Path) -> Child:
    command = [sys.executable, "-m", "celery", "-A", "playground.config.celery", "worker", "--with-beat"]
    command += ["--pool", "threads", "--concurrency", str(WORKER_THREADS), "--loglevel", "WARNING"]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]  # they are for many workers
    return Child("worker", command, folder / "logs" / "worker.log", ROOT)


def _allow_many_sockets() -> None:
    """Children inherit the limit; a browser is a socket in the web process and another in the key-value server."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = SOCKETS if hard == resource.RLIM_INFINITY else min(SOCKETS, hard)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
