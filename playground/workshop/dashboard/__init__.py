"""The dashboard of a workshop: who is where, who is stuck, what everybody draws. It only reads.

Read `progress.py` first (a learner's row), then `consumer.py`: how rows reach a page that is open.
"""
