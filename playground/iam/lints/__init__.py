"""Rules about policies that are legal but unwise. `lint.py` runs them all."""
