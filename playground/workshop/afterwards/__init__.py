"""What comes after a workshop: the report of those who teach, as a page, on paper and as a file, and certificates.

Read `report.py` first: it reads a whole workshop in as many questions, however many learners it has.
"""
