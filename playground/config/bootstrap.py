"""temporary"""

import os, sys


def run(argv):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(argv)
