"""Carries news to browsers: what an event looks like, whom it reaches, how it gets there.

Knows nothing of accounts or roles: shapes and events are plain data. May import `errors`, `languages` and `sentences`
only (and Channels, and the library of figures). Read `events.py` first, then `publish.py`, `hub.py` and `consumer.py`.
"""
