"""Reads a text without the garbage collector stopping by: a bounded piece of work that makes many small objects.

A policy near 64 KB makes some ten thousand objects that all stay until it is read; each round of the collector walks
them, and now and then everything else in the process, for nothing. That doubled the time of the longest texts.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Inside, nothing is collected. Only who found the collector on turns it on again.

    So it ends as it was, whatever threads do at the same time: nested or overlapping uses may turn it on early, never
    leave it off.
    """
    found_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if found_on:
            gc.enable()
