"""FACE: the visual editor: REST under /api/, the socket of a sandbox, the home and editor pages.

Translates and nothing else: finds what this person may see or change, checks shapes, calls a command or a query,
answers. May import everything but `config` and the other faces. Read `urls.py` first, then `api/view.py`.
"""
