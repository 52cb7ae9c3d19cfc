"""How long from `manage.py up` to the first page: a first time (empty data folder) and a second.

    .venv/bin/python -m tests.trials.warm_up [--runs 3]

Prints one JSON object, in seconds; `second` is the worst of the runs. The page is fetched as a browser would, over
HTTP, from the moment the command is started. The set-up must have been done (`.venv`, the built front end): this
measures a warm start. Goes red, for example, when the data is prepared at every start: then `second` grows by that.
"""

import argparse
import http.client
import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playground.config.keyvalue import free_port

ROOT = Path(__file__).resolve().parents[2]
BAR_SECONDS = 5.0
GIVE_UP_SECONDS = 120


def main() -> int:
    """Out: 0 when the second start is under the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        first = seconds_to_first_page(data)
        second = [seconds_to_first_page(data) for _ in range(runs)]
    result = {"first": round(first, 2), "second": round(max(second), 2), "second_runs": [round(s, 2) for s in second]}
    print(json.dumps({**result, "bar": BAR_SECONDS}))
    return 0 if max(second) <= BAR_SECONDS else 1


def seconds_to_first_page(data: Path) -> float:
    """Start, wait for the home page, stop. Out: the seconds in between."""
    port = free_port()
    started = time.monotonic()
    command = ["python3", "manage.py", "up", "--data", str(data), "--port", str(port), "--no-browser"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=sys.stderr)
    try:
        while not has_page(port):
            if process.poll() is not None or time.monotonic() - started > GIVE_UP_SECONDS:
                raise SystemExit("The page did not come up; the lines above say why.")
            time.sleep(0.02)
        return time.monotonic() - started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def has_page(port: int) -> bool:
    """Is the home page there?"""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
