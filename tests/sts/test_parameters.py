"""The parameters of AssumeRole, refused before anything is looked up."""

import pytest

from playground.errors import PlaygroundError
from playground.sandbox.errors import ValidationError
from playground.sts.errors import InvalidParameterValue, PackedPolicyTooLarge
from playground.sts.parameters import SessionParameters, check_parameters, packed_percent


def refusal_of(**said: object) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as refused:
        check_parameters(SessionParameters(**said))
    return refused.value


def test_a_caller_need_not_say_anything() -> None:
    check_parameters(SessionParameters())


def test_everything_within_its_bounds_passes() -> None:
    check_parameters(
        SessionParameters(
            session_name="alice@example.com",
            duration_seconds=43200,
            external_id="partner:42/x",
            session_policy="{}",
            session_policy_arns=("arn:aws:iam::aws:policy/ReadOnlyAccess",) * 10,
            tags={"Team": "Öl & Gas".replace("&", "+"), "Cost Center": ""},
            transitive_tag_keys=("Team",),
            source_identity="alice",
        )
    )


@pytest.mark.parametrize(
    ("said", "aws_says"),
    [
        (
            {"duration_seconds": 899},
            "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: "
            "Member must have value greater than or equal to 900",
        ),
        (
            {"duration_seconds": 43201},
            "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: "
            "Member must have value less than or equal to 43200",
        ),
        (
            {"session_name": "two words"},
            "1 validation error detected: Value 'two words' at 'roleSessionName' failed to satisfy constraint: "
            r"Member must satisfy regular expression pattern: [\w+=,.@-]*",
        ),
        (
            {"session_name": "x"},
            "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: "
            "Member must have length greater than or equal to 2",
        ),
    ],
)
def test_a_value_out_of_bounds_is_refused_in_the_words_of_aws(said: dict, aws_says: str) -> None:
    assert refusal_of(**said).message == aws_says


def test_every_failed_constraint_is_named_at_once() -> None:
    refused = refusal_of(session_name="ü", duration_seconds=1)
    assert refused.message.startswith("3 validation errors detected: Value 'ü' at 'roleSessionName'")
    assert refused.message.count("; Value ") == 2
    assert refused.place == "session_name"


@pytest.mark.parametrize("name", ["a" * 65, "", "naïve", "tab\there", "new\nline", "slash/ed"])
def test_a_session_name_keeps_to_the_pattern_of_aws(name: str) -> None:
    assert isinstance(refusal_of(session_name=name), ValidationError)


def test_tag_keys_that_differ_only_in_case_are_refused() -> None:
    assert isinstance(refusal_of(tags={"team": "a", "Team": "b"}), InvalidParameterValue)


@pytest.mark.parametrize("tags", [{"aws:team": "x"}, {"": "x"}, {"k": "v" * 257}, {"k" * 129: "v"}, {"k": "<"}])
def test_a_tag_outside_the_rules_is_refused(tags: dict) -> None:
    assert refusal_of(tags=tags).place == "tags"


def test_a_transitive_key_needs_its_tag() -> None:
    assert refusal_of(transitive_tag_keys=("Team",)).place == "transitive_tag_keys"


def test_more_than_fifty_tags_are_refused() -> None:
    assert refusal_of(tags={f"k{number}": "v" for number in range(51)}).place == "tags"


def test_white_space_in_a_session_policy_weighs_nothing() -> None:
    assert packed_percent(SessionParameters(session_policy='{ "a" : \n 1 }')) == 1


def test_a_packed_policy_too_large_says_by_how_much() -> None:
    tags = {f"key-{number}": "v" * 200 for number in range(30)}
    with pytest.raises(PackedPolicyTooLarge, match=r"Packed policy consumes 151% of allotted space"):
        packed_percent(SessionParameters(tags=tags))


def test_parameters_survive_being_kept_as_json() -> None:
    said = SessionParameters("name", 900, "ext", True, "{}", ("arn:a",), {"k": "v"}, ("k",), "me")
    assert SessionParameters.from_json(said.to_json()) == said


def test_a_session_policy_with_other_letters_than_latin_ones_is_refused_as_a_parameter() -> None:
    refused = refusal_of(session_policy='{"Sid": "☂"}')
    assert (refused.code, refused.place) == ("ValidationError", "session_policy")
    assert "at 'policy' failed to satisfy constraint: Member must satisfy regular expression pattern" in refused.message
    check_parameters(SessionParameters(session_policy='{\r\n\t"Sid": "Ä"}'))


@pytest.mark.parametrize("tags", [{"Te\tam": "red"}, {"Team": "red\n"}, {"Te\x1fam": "red"}])
def test_a_tag_has_spaces_but_no_control_characters(tags: dict[str, str]) -> None:
    assert refusal_of(tags=tags).code == "ValidationError"
    check_parameters(SessionParameters(tags={"Cost center": "Ⅷ ½ é"}))
