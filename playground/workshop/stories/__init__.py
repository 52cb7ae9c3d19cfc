"""Exercises about large numbers: how many employees another company has. Read `employees.py` first.

May import what `workshop` may, and its catalog and queries; they do not import this.
"""
