"""Ties the parts together: set-up, the processes of `manage.py up`, settings, routes, entry points.

May import every other package; none may import it. `bootstrap.py` and everything it needs is standard library only,
because it runs before anything is installed. Read `settings.py` first, then `supervisor.py`.
"""
