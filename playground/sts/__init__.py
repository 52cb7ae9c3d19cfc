"""Temporary credentials, from every way to get them to their end: sessions of roles, of users, of federated users.

May import `sandbox`, `people`, `live`, `iam` and `errors`. `durations`, `parameters` and `names` are pure. Read
`models.py` first, then `commands.py` (roles), `user_sessions.py` (no role), `expiry.py` and `revocation.py` (the end).
"""
