"""`manage.py set_up`: install everything and build the page, and start nothing. For installations with processes of
their own; `up` does it by itself. The work is done before this runs (`bootstrap.py`)."""

from playground.config.steps import say


def main(arguments: list[str]) -> int:
    """Out: 0; what failed has been said already."""
    say("Everything is installed and built.")
    return 0
