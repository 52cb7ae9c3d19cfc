"""A database backend: PostgreSQL, which prepares what it is asked often. Read `base.py`."""
