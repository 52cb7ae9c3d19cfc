"""A whole workshop in one file, and a file into a workshop again.

`notation.py` says what the file holds and refuses what cannot be, with its place; `writing.py` writes one piece of it,
`restoring.py` makes one piece of it; `jobs.py` takes them piece by piece, so that a class of hundreds holds up nobody.
Another table of a workshop, such as a roster, is another key of `HEAD` in notation.py, and a function for its rows in
each of the three.
"""
