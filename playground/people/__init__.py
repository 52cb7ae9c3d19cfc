"""The humans: guests, learners, instructors, administrators, and how they get in.

May import `errors` only. Read `models.py` first, then `commands.py`.
"""
