"""How long a session may last."""

import pytest

from playground.sandbox.errors import ValidationError
from playground.sts.durations import session_duration


def granted(requested: int | None, most: int = 3600, chained: bool = False, service: bool = False) -> int:
    return session_duration(requested, max_session_duration=most, chained=chained, service=service)


def test_a_session_lasts_an_hour_when_nobody_says_otherwise() -> None:
    assert granted(None) == 3600
    assert granted(None, most=43200) == 3600


@pytest.mark.parametrize("seconds", [900, 901, 3600])
def test_a_session_lasts_as_long_as_was_asked(seconds: int) -> None:
    assert granted(seconds) == seconds


def test_a_role_may_allow_twelve_hours() -> None:
    assert granted(43200, most=43200) == 43200


def test_no_session_outlasts_the_maximum_of_its_role() -> None:
    with pytest.raises(ValidationError, match="exceeds the MaxSessionDuration set for this role"):
        granted(3601, most=3600)


def test_a_chained_session_ends_within_the_hour_whatever_its_role_allows() -> None:
    with pytest.raises(ValidationError, match="exceeds the 1 hour session limit for roles assumed by role chaining"):
        granted(3601, most=43200, chained=True)


def test_a_chained_session_may_last_the_whole_hour() -> None:
    assert granted(3600, most=43200, chained=True) == 3600


def test_an_aws_service_is_not_bound_by_the_maximum_of_the_role() -> None:
    assert granted(21600, most=3600, service=True) == 21600


def test_the_refusal_names_the_field_and_the_way_out() -> None:
    with pytest.raises(ValidationError) as refused:
        granted(7200, most=3600)
    assert refused.value.place == "duration_seconds"
    assert "3600" in refused.value.hint
