"""One condition against one context. To add an operator: its file here, a line in `operators.py`, a case."""

from playground.iam.conditions.compiled import CompiledCondition, compile_condition

__all__ = ["CompiledCondition", "compile_condition"]
