"""Goals: questions to the engine about a learner's own sandbox. PURE: no database, no clock, no HTTP.

`kinds.py` says what a goal is, `notation.py` reads one from its TOML table, `facts.py` is all that a goal may look at,
`callers.py` turns "bob, wearing FireMarshal" into a caller of the engine, `marking.py` asks and `words.py` explains
what is not met yet. Start with `marking.py`.
"""
