"""Questions made from the lessons of exercises, and rounds of them that the server judges.

PURE are `asked.py` (what a question is), `facts.py` (from lessons), `numbers.py` (generated) and `pool.py`: a key and a
seed make the same question every time, for one person's round as for a class. Read `pool.py` first, then `rounds.py`.
"""
