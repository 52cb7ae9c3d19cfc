"""The roster of a workshop: who is expected, from a CSV file, and who of them has come.

Read `reading.py` (a file to rows), `plan.py` (rows beside what is there) and `commands.py`, in this order.
"""
