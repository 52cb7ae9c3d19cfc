"""Role sessions: temporary credentials, from the assumption of a role to their end.

May import `sandbox`, `people`, `live`, `iam` and `errors`. `durations`, `parameters` and `names` are pure. Read
`models.py` first, then `commands.py`.
"""
