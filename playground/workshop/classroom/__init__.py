"""The classroom: workshops that people join by a code, and what those who teach them do.

Read `stream.py` first (the one door for changes), then `commands.py`, `joining.py` and `queries.py`. Who teaches a
workshop are the supervisors of its supervision (sandbox/supervision.py), so there is one list of them.
"""
