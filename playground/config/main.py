"""Which command is ours and which is Django's. Runs inside .venv."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from playground.config import check_code, reset_data, test_run, up

COMMANDS = {"up": up.main, "test": test_run.main, "check_code": check_code.main, "reset_data": reset_data.main}
HELP = """Understudy's own commands (each has --help):
  up           start everything and open the browser
  test         set up, then run every check and test, or one part of them
  check_code   ruff, mypy, import contracts, migrations, generated types, oxlint, tsc
  reset_data   forget everything that was drawn
"""


def main(argv: list[str]) -> int:
    """In: sys.argv. Out: the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
    if len(argv) < 2 or argv[1:] in (["help"], ["--help"], ["-h"]):
        print(HELP)
    command = COMMANDS.get(argv[1]) if len(argv) > 1 else None
    if command:
        return command(argv[2:])
    try:
        execute_from_command_line(argv)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
