"""A whole workshop in one file, and a file into a workshop again.

`notation.py` says what the file holds and refuses what cannot be, with its place, by the words of `reading.py`;
`writing.py` writes one piece of it, `restoring.py` makes one piece of it; `jobs.py` takes them piece by piece, so that
a class of hundreds holds up nobody. `kept.py` does all three for what those who teach keep: roster, messages, controls.
Another table of a workshop is another list there.
"""
