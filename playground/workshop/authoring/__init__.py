"""Exercises that people write in their browser. Read `draft.py` first, then `review.py` and `commands.py`.

A draft holds what the files of a package hold, see `workshop/package.py`; its pictures are drawn in sandboxes. What is
published is an edition: the files as they were then, which nothing changes any more.
"""
