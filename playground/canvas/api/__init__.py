"""The editor's endpoints, a file for each kind of thing. Each has one base, `view.py`, where access is checked."""
