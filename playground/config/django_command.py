"""Every command that is not ours but Django's or one of its apps'."""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main(argv: list[str]) -> int:
    """In: sys.argv. Out: the exit code; a wrong setting is one sentence, not a traceback."""
    try:
        execute_from_command_line(argv)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
