"""Understudy: a visual playground for AWS IAM roles.

The engine (`iam`) decides; the stores (`sandbox`, `sts`) keep rows and make changes; the faces (`canvas`, `workshop`)
translate HTTP and sockets; `live` carries events; `config` ties the knot. What is said to people is a
Sentence (`sentences.py`), told in their language as it leaves (`languages.py`). Higher may import lower, as the
contracts in pyproject.toml say. Read `playground/config/settings.py` first for the parts, `playground/iam/evaluate.py`
for the core.
"""
