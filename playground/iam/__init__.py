"""The decision engine: may this caller do this, and why? Plain Python: no Django, no clock, no database, no chance.

It gets facts and gives facts. Time, ids and every policy are arguments; the same arguments give the same answer.
May import only `playground.errors` and `playground.sentences`.

Three floors, read from the bottom up:
- words: `policy.py`, `request.py`, `decision.py`, `arn.py`, `errors.py`
- one decision: `parse.py` turns text into a PolicyDocument, `evaluate.py` turns a Request and its Policies into a
  Decision, `explain.py` turns that into sentences and proven fixes
- the world: `snapshot.py` holds the facts of a sandbox, `callers.py` who may call, `authorize.py` and `assume_role.py`
  collect what applies and ask the floor below; `trust.py` reads and edits trust links in policy texts

Beside them: `reach/` answers for a whole organisation at once: who can assume what, by which chain. `reference/` knows
every action of AWS, for remarks (`lints/`) and completion; no decision ever asks it.

Start with `evaluate.py`.
"""
