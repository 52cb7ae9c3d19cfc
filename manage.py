#!/usr/bin/env python3
"""Entry point. On a fresh machine `up` and `test` first make the environment; everything else runs inside it."""

import runpy
import sys

from playground.config import bootstrap

if __name__ == "__main__":
    bootstrap.enter(sys.argv)
    runpy.run_module("playground.config.main", run_name="__main__")
