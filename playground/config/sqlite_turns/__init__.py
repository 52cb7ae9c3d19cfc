"""A database backend: SQLite, where the writers of one process wait in line. Read `base.py`."""
