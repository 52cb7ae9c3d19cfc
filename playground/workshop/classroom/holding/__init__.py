"""What those who teach hold for everybody, and what they say to them.

Read `controls.py` first: a control is a row, one of a kind at a time, that begins and ends in an edit of the workshop.
"""
