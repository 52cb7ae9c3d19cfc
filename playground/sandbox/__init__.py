"""A learner's AWS: accounts, identities, groups, roles, resources, policies, and where they sit on the canvas.

May import `people`, `live`, `iam`, `errors`. Every change goes through `stream.py`: read that first, then
`queries.py` (rows to what a browser sees) and `snapshot.py` (rows to what the engine sees).
"""
