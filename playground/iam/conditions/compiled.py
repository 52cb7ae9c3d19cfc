"""A Condition made ready: a function from facts to yes or no."""

from dataclasses import dataclass
from functools import lru_cache

from playground.iam.conditions.operators import NULL, Operator, OperatorUse, Test, Values, find_operator
from playground.iam.conditions.qualifiers import Facts, FactTest, null_test, qualified
from playground.iam.policy import Condition
from playground.iam.variables import Template, template


@dataclass(frozen=True, eq=False, slots=True)
class CompiledCondition:
    """The condition as written, its key in lower case, and the test."""

    condition: Condition
    key: str
    test: FactTest


def compile_condition(condition: Condition, has_variables: bool) -> CompiledCondition:
    """In: a condition; whether ${...} means something in its document. Out: it, ready to be asked."""
    key = condition.key.lower()
    use = find_operator(condition.operator)
    if use is None:  # only in documents that nobody may save
        return CompiledCondition(condition, key, lambda facts: False)
    if use.operator is NULL:
        return CompiledCondition(condition, key, null_test(key, condition.values))
    if has_variables and use.operator.variables and any("${" in value for value in condition.values):
        return CompiledCondition(condition, key, _variable_test(key, condition, use))
    values = tuple(use.operator.tokens(value) for value in condition.values)
    test = qualified(key, use.operator.build(values), use.prefix, use.operator.negated, use.if_exists)
    return CompiledCondition(condition, key, test)


def _variable_test(key: str, condition: Condition, use: OperatorUse) -> FactTest:
    """Fills the variables at each request. A value whose variable is missing matches nothing."""
    templates = [template(value, use.operator.tokens) for value in condition.values]

    def test(facts: Facts) -> bool:
        filled = (each.fill(facts) if isinstance(each, Template) else each for each in templates)
        match = _built(use.operator, tuple(each for each in filled if each is not None))
        return qualified(key, match, use.prefix, use.operator.negated, use.if_exists)(facts)

    return test


@lru_cache(maxsize=4096)
def _built(operator: Operator, values: Values) -> Test:
    return operator.build(values)
