"""Temporary credentials look like AWS's and say that they are not."""

import re

from hypothesis import given
from hypothesis import strategies as st

from playground.sts.credentials import hash_token, make_credentials, same_token
from playground.sts.names import service_session_name, session_name_from


def test_credentials_have_the_form_of_those_of_aws() -> None:
    made = make_credentials()
    assert re.fullmatch(r"ASIA[A-Z2-7]{9}EXAMPLE", made.access_key_id)
    assert re.fullmatch(r"[A-Za-z0-9/+]{40}", made.secret_access_key)
    assert re.fullmatch(r"PLAYGROUND[A-Za-z0-9/+]{280}", made.session_token)


def test_no_two_credentials_are_alike() -> None:
    made = [make_credentials() for _ in range(50)]
    assert len({each.access_key_id for each in made}) == 50
    assert len({each.session_token for each in made}) == 50


def test_printing_credentials_shows_neither_secret_nor_token() -> None:
    made = make_credentials()
    assert made.secret_access_key not in repr(made)
    assert made.session_token not in repr(made)


def test_a_token_is_known_by_its_hash() -> None:
    token = make_credentials().session_token
    assert same_token(token, hash_token(token))
    assert not same_token(token + "x", hash_token(token))
    assert token not in hash_token(token)


def test_an_instance_is_named_by_an_instance_id() -> None:
    name = service_session_name("ec2.amazonaws.com", "My server", lambda letters: letters[0])
    assert name == "i-00000000000000000"


def test_a_function_gives_its_session_its_own_name() -> None:
    assert service_session_name("lambda.amazonaws.com", "resize image", lambda letters: "0") == "resize-image"


@given(st.text(max_size=200))
def test_a_name_made_from_any_text_is_one_that_aws_accepts(text: str) -> None:
    made = session_name_from(text)
    assert made == "" or re.fullmatch(r"[\w+=,.@-]{2,64}", made, re.ASCII)
