"""Which command is ours and which is Django's. Runs inside .venv. Only the chosen one is imported."""

import os
import sys
from importlib import import_module

COMMANDS = {
    "up": "playground.config.up",
    "set_up": "playground.config.set_up",
    "test": "playground.config.test_run",
    "check_code": "playground.config.check_code",
    "reset_data": "playground.config.reset_data",
}
HELP = """Understudy's own commands (each has --help):
  up           start everything and open the browser
  set_up       install and build everything, start nothing
  test         set up, then run every check and test, or one part of them
  check_code   ruff, mypy, import contracts, migrations, generated types, oxlint, tsc
  reset_data   forget everything that was drawn
"""


def main(argv: list[str]) -> int:
    """In: sys.argv. Out: the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
    if len(argv) < 2 or argv[1:] in (["help"], ["--help"], ["-h"]):
        print(HELP)
    module = COMMANDS.get(argv[1]) if len(argv) > 1 else None
    if module:
        return int(import_module(module).main(argv[2:]))
    return int(import_module("playground.config.django_command").main(argv))


if __name__ == "__main__":
    sys.exit(main(sys.argv))
