"""How many verdicts a CPU second gives. `python -m tests.bench.engine --json` prints one line, for machines.

Policies are parsed once, as a sandbox does. Each verdict gets a request of its own, since callers and contexts differ.
The shapes are in `shapes.json` beside this file.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from playground.iam.case_format import read_case, verdict
from playground.iam.evaluate import evaluate
from playground.iam.request import Policies, Request

SHAPES = Path(__file__).with_name("shapes.json")
SECONDS = 1.0
ROUNDS = 5
BATCH = 500


def verdicts_per_second(request: Request, policies: Policies, *, trace: bool) -> int:
    """In: one case. Out: verdicts per CPU second, the best of some rounds: other programs only slow it down."""
    return max(_round(request, policies, trace) for _ in range(ROUNDS))


def _round(request: Request, policies: Policies, trace: bool) -> int:
    parts = (request.principal, request.action, request.resource, request.resource_account, request.context)
    done, start = 0, time.process_time()
    while (spent := time.process_time() - start) < SECONDS / ROUNDS:
        for _ in range(BATCH):
            evaluate(Request(*parts), policies, trace=trace)
        done += BATCH
    return int(done / spent)


def measure() -> dict[str, dict[str, int]]:
    """Out: for every shape, verdicts per CPU second without and with the full trace."""
    figures: dict[str, dict[str, int]] = {"shapes": {}, "explained": {}}
    for case in json.loads(SHAPES.read_text(encoding="utf-8"))["cases"]:
        request, policies = read_case(case)
        if verdict(evaluate(request, policies)) != case["expected"]:
            raise SystemExit(f"{case['id']} is judged wrongly; its speed means nothing.")
        figures["shapes"][case["id"]] = verdicts_per_second(request, policies, trace=False)
        figures["explained"][case["id"]] = verdicts_per_second(request, policies, trace=True)
    return figures


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Verdicts per CPU second of the decision engine.")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    figures = measure()
    if parser.parse_args().json:
        print(json.dumps(figures))
        return
    for shape, figure in figures["shapes"].items():
        print(f"{shape:8} {figure:>9,} verdicts/s  explained {figures['explained'][shape]:>9,}")


if __name__ == "__main__":
    main()
