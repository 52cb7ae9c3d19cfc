"""The instructor's bar: its endpoints, and those of the strip on which learners see what holds for them.

What holds is a row, one of a kind at a time, that begins and ends in an edit of the workshop: `../holding/controls.py`.
"""
