"""A set's whole database as text."""

import sqlite3
import subprocess
from contextlib import closing

from playground.config import data_folder
from tests.trials.embedded import Embedded
from tests.trials.scaled import Scaled, program


def dump_of(a_set: Embedded | Scaled) -> str:
    """Out: every table with every row."""
    if isinstance(a_set, Scaled):
        command = [program("pg_dump"), a_set.database_url]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with closing(sqlite3.connect(a_set.data / data_folder.DATABASE)) as database:
        return "\n".join(database.iterdump())
