"""Questions about a whole world at once: who can do this, by which chain of roles, and what can this one reach?

Every user, role and service is a number, a set of them is one Python integer, and a question is answered for all of
them together by a few operations on such integers. The rules stay where they are: statements are compiled by
`statement.py`, keys filled by `context.py`, and the order of the layers is that of `evaluate.py`.

Read from the bottom up:
- sets: `bits.py`, `census.py` numbers the principals, `facts.py` knows their condition keys
- one question: `keyed.py` and `coverage.py` turn conditions into sets, `holdings.py` and `patterns.py` find the
  policies that matter, `resource_side.py` and `caller_side.py` judge, `columns.py` joins them into "who may, directly"
- chains: `components.py` and `closure.py` know who gets where, `chains.py` by which way
- the outside: `graph.py` answers, `edits.py` takes edits; `document.py` reads an organisation; `answers.py` shows it

What counts as a hop: sts:AssumeRole, called with default parameters (or those of the scenario) by an IAM user with
long-term keys, a role session, or an AWS service. Root users never assume a role. Web identity and SAML callers are
outside: a document does not list them.
"""
