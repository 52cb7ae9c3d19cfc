"""Short forms of the trials: what has to be true at any speed, on the real embedded set. The long ones have figures."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def trial(name: str, *options: str) -> dict[str, Any]:
    """Out: what a trial printed, whatever it thinks of its figures."""
    command = [sys.executable, "-m", f"tests.trials.{name}", *options]
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, timeout=280, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stderr[-3000:]
    return json.loads(lines[-1])


def test_no_session_is_lost_told_twice_early_or_accepted_late_while_processes_are_killed() -> None:
    found = trial("expiry_kills", "--sessions", "300", "--kills", "4", "--seconds", "8")
    zero = ("lost_in_journal", "lost_on_sockets", "still_live", "twice", "early", "secrets_kept", "strange_answers")
    zero += ("accepted_after_expiration", "refused_before_expiration")
    assert {name: found[name] for name in zero} == dict.fromkeys(zero, 0)
    assert sum(found["killed"].values()) > 0


def test_no_secret_is_found_in_anything_that_is_kept_or_told() -> None:
    found = trial("canaries", "--each", "4")
    assert set(found["hits"].values()) == {0}
    assert all(found["searched"].values())
    assert found["secrets"] == 4 * 4 + 3


def test_what_eight_learners_do_is_on_the_grid_and_on_the_wall_of_their_instructor() -> None:
    found = trial("classroom", "--learners", "8", "--seconds", "16", "--least", "1", "--most", "2")
    wrong = {name: found[name] for name in ("missing", "cuts", "errors", "first_error")}
    assert wrong == {"missing": 0, "cuts": 0, "errors": 0, "first_error": ""}
    assert all(found[name]["samples"] > 0 for name in ("cell", "tile", "frame", "edit", "ask", "marked"))


def test_eight_learners_who_go_for_an_exercise_at_once_all_get_it() -> None:
    found = trial("beginning", "--learners", "8")
    assert (found["errors"], found["first_error"]) == (0, "")
    assert found["begun"]["samples"] == found["editable"]["samples"] == 8


def test_of_many_sign_ins_at_once_exactly_the_limit_is_looked_at() -> None:
    found = trial("sign_ins", "--tries", "60")
    wanted = {"looked_at": found["limit"], "let_in": 0, "strange": 0, "right_one": 429, "somebody_else": 200}
    assert {name: found[name] for name in wanted} == wanted
