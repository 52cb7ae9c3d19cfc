"""The humans: guests, learners, instructors, administrators, and how they get in.

May import `errors`, `sentences` and `languages` only. Read `models.py` first, then `commands.py` and `accounts.py`.
"""
