"""Exercises about large numbers: how many employees another company has, a crowd in one role.

Read `players.py` first: it changes nothing.

May import what `workshop` may, and its catalog and queries; they do not import this.
"""
