"""Trust links in and out of a text, and every byte that stays as it was."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.iam.errors import MalformedPolicy
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.trust import (
    TrustPrincipal,
    new_trust_policy,
    to_shown,
    to_stored,
    trust_links,
    with_link,
    without_link,
)
from tests.iam.worlds import ANA, ANA_ID, THERE

ana = TrustPrincipal("AWS", ANA)
ben = TrustPrincipal("AWS", ANA.replace("ana", "ben"))
ec2 = TrustPrincipal("Service", "ec2.amazonaws.com")
account = TrustPrincipal("AWS", f"arn:aws:iam::{THERE}:root")

ODD = """{ "Version" : "2012-10-17",
\t"Statement": [ {"Sid":"A1", "Effect":"Allow",
\t  "Principal": {"AWS": ["arn:aws:iam::111122223333:user/ana" , "444455556666"], "Service":"ec2.amazonaws.com"},
\t  "Action":"sts:AssumeRole"},
\t{"Sid":"Careful","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ben"},
\t "Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}"""


def _links(text: str) -> list[tuple[str, str]]:
    return [(link.principal_type, link.value) for link in trust_links(text) if link.effect == "Allow"]


def _valid(text: str) -> bool:
    return parse_policy(text, PolicyType.TRUST).ok


def test_a_new_policy_trusts_exactly_whom_it_names() -> None:
    assert _links(new_trust_policy(ana)) == [("AWS", ANA)]
    assert _valid(new_trust_policy(ana))


def test_a_policy_that_trusts_nobody_may_be_saved_and_shows_no_arrow_in() -> None:
    assert _links(new_trust_policy(None)) == []
    assert _valid(new_trust_policy(None))


def test_the_first_link_replaces_the_statement_that_trusts_nobody() -> None:
    assert with_link(new_trust_policy(None), ana) == new_trust_policy(ana)


def test_a_text_keeps_its_own_line_breaks() -> None:
    windows = new_trust_policy(None).replace("\n", "\r\n")
    linked = with_link(windows, ana)
    assert linked == new_trust_policy(ana).replace("\n", "\r\n")
    assert without_link(linked, ana) == windows
    assert "\n" not in with_link(linked, ec2).replace("\r\n", "")


def test_a_statement_has_a_condition_only_when_there_is_one() -> None:
    assert set(json.loads(new_trust_policy(ana))["Statement"][0]) == {"Effect", "Principal", "Action"}
    careful = TrustPrincipal("AWS", ANA, conditions={"Bool": {"aws:MultiFactorAuthPresent": "true"}})
    assert json.loads(new_trust_policy(careful))["Statement"][0]["Condition"] == careful.conditions


def test_a_link_carries_the_action_as_written_and_a_bare_star_is_everybody() -> None:
    text = '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": ["STS:AssumeRole", "sts:TagSession"]}}'
    (link,) = trust_links(text)
    assert (link.principal_type, link.value, link.action, link.pointer) == (
        "AWS",
        "*",
        "STS:AssumeRole",
        "/Statement/Principal",
    )


def test_a_second_principal_joins_the_list_of_the_first() -> None:
    text = with_link(new_trust_policy(ana), ben)
    assert json.loads(text)["Statement"][0]["Principal"] == {"AWS": [ana.value, ben.value]}
    assert len(json.loads(text)["Statement"]) == 1


def test_a_service_gets_a_statement_of_its_own() -> None:
    text = with_link(new_trust_policy(ana), ec2)
    assert text.startswith(new_trust_policy(ana)[: new_trust_policy(ana).rindex("}\n  ]")])
    assert _links(text) == [("AWS", ANA), ("Service", "ec2.amazonaws.com")]


def test_drawing_a_link_that_is_there_changes_nothing() -> None:
    assert with_link(ODD, ana) == ODD
    assert with_link(ODD, ben) == ODD  # with a condition: a second, plain link would let it in without MFA
    assert with_link(ODD, account) == ODD  # the account is there by its number


def test_a_link_never_joins_a_statement_with_a_condition() -> None:
    careful = json.dumps({"Statement": [json.loads(ODD)["Statement"][1]]})
    added = json.loads(with_link(careful, ana))["Statement"]
    assert added[0] == json.loads(careful)["Statement"][0]
    assert added[1]["Principal"] == {"AWS": ANA}


def test_removing_a_link_leaves_the_others_and_their_bytes() -> None:
    text = without_link(ODD, ana)
    assert text == ODD.replace('"arn:aws:iam::111122223333:user/ana" , ', "")
    assert without_link(ODD, ec2) == ODD.replace(', "Service":"ec2.amazonaws.com"', "")


def test_a_statement_left_without_principals_goes_with_its_last_one() -> None:
    assert [link.sid for link in trust_links(without_link(ODD, ben))] == ["A1", "A1", "A1"]


def test_a_policy_left_without_statements_trusts_nobody() -> None:
    assert without_link(new_trust_policy(ana), ana) == new_trust_policy(None)


def test_a_link_says_where_it_stands_and_under_which_conditions() -> None:
    link = trust_links(ODD)[-1]
    assert (link.sid, link.statement_index, link.line_start, link.line_end) == ("Careful", 1, 5, 6)
    assert link.pointer == "/Statement/1/Principal/AWS"
    assert link.conditions == {"Bool": {"aws:MultiFactorAuthPresent": "true"}}


def test_users_are_stored_by_id_inside_principal_only() -> None:
    sid = ODD.replace('"Sid":"A1"', f'"Sid":"{ANA}"')
    stored = to_stored(sid, {ANA: ANA_ID})
    assert stored == sid.replace(f'["{ANA}"', f'["{ANA_ID}"')
    assert to_shown(stored, {ANA_ID: ANA}) == sid


def test_the_id_of_a_deleted_user_is_shown_as_it_is() -> None:
    stored = to_stored(ODD, {ANA: ANA_ID})
    assert to_shown(stored, {}) == stored


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"Statement": 3}', '{"Statement": ["x"]}', '{"Version": "2012-10-17"}']
)
def test_a_text_that_is_no_policy_takes_no_link_but_hurts_nobody(text: str) -> None:
    assert trust_links(text) == ()
    assert to_stored(text, {ANA: ANA_ID}) == text
    with pytest.raises(MalformedPolicy):
        with_link(text, ana)


VALUES = [ana, ben, ec2, account, TrustPrincipal("AWS", "arn:aws:iam::111122223333:role/Hat")]
PRINCIPALS = st.sampled_from(VALUES)
LAYOUTS = st.sampled_from([{}, {"indent": 2}, {"indent": 4}, {"indent": "\t"}, {"separators": (",", ":")}])


@st.composite
def policies(make: Any) -> str:
    """A trust policy in some layout: lists and single values, conditions, a Deny here and there."""
    statements = []
    for number in range(make(st.integers(1, 3))):
        principal: dict[str, Any] = {}
        for each in make(st.lists(PRINCIPALS, min_size=1, max_size=4, unique=True)):
            principal.setdefault(each.type, []).append(each.value)
        single = make(st.booleans())
        shown = {kind: values[0] if single and len(values) == 1 else values for kind, values in principal.items()}
        statement: dict[str, Any] = {"Sid": f"S{number}", "Effect": make(st.sampled_from(["Allow", "Allow", "Deny"]))}
        statement |= {"Principal": shown, "Action": "sts:AssumeRole"}
        if make(st.booleans()):
            statement["Condition"] = {"StringEquals": {"sts:ExternalId": "x, ]}"}}
        statements.append(statement)
    alone = len(statements) == 1 and make(st.booleans())
    return json.dumps({"Version": "2012-10-17", "Statement": statements[0] if alone else statements}, **make(LAYOUTS))


def _is_rest_of(shorter: str, longer: str) -> bool:
    """Whether the first text is what is left of the second after cuts, white space and commas at the cuts aside."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


@given(policies(), PRINCIPALS)
def test_drawing_only_adds_and_the_link_is_there(text: str, principal: TrustPrincipal) -> None:
    drawn = with_link(text, principal)
    assert _valid(drawn)
    assert _is_rest_of(text, drawn)
    assert (principal.type, principal.value) in _links(drawn)
    assert set(_links(drawn)) - {(principal.type, principal.value)} == set(_links(text)) - {
        (principal.type, principal.value)
    }
    assert with_link(drawn, principal) == drawn


@given(policies(), PRINCIPALS)
def test_removing_only_cuts_and_only_that_link_is_gone(text: str, principal: TrustPrincipal) -> None:
    cut = without_link(text, principal)
    assert _valid(cut)
    assert set(_links(cut)) == set(_links(text)) - {(principal.type, principal.value)}
    assert "TrustsNobody" in cut or _is_rest_of(cut, text)
    assert without_link(cut, principal) == cut


@given(policies(), PRINCIPALS)
def test_a_link_drawn_anew_and_removed_leaves_the_meaning_as_it_was(text: str, principal: TrustPrincipal) -> None:
    if (principal.type, principal.value) not in _links(text):
        back = without_link(with_link(text, principal), principal)
        assert _links(back) == _links(text)


@given(policies())
def test_stored_and_shown_again_is_the_same_text(text: str) -> None:
    ids = {ana.value: ANA_ID, ben.value: "AIDABENBENBENBENBEN22"}
    stored = to_stored(text, ids)
    assert not any(value in ids for _, value in _links(stored))
    assert to_shown(stored, {unique_id: arn for arn, unique_id in ids.items()}) == text
