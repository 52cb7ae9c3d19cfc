"""Small questions with answers that can be told by heart, and the commands that give them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from playground.iam.errors import UnknownEntity
from playground.iam.reach.edits import with_policies, with_trust
from playground.iam.snapshot import AttachedPolicy
from tests.iam.reach.organisations import (
    ANA,
    BOB_ID,
    BUCKET,
    HOME,
    READER,
    WRITER,
    allow,
    graph,
    policy,
    read,
    small,
    trusts,
)

BOB = f"arn:aws:iam::{HOME}:user/bob"
NEW = "new.amazonaws.com"
OBJECT = f"{BUCKET}/one"


def run(command: str, document: dict[str, Any], tmp_path: Path, **options: Any) -> tuple[list[Any], Any, int]:
    """Out: lines of the output, what stands on the error output, exit code."""
    file = tmp_path / "org.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command(command, str(file), stdout=out, stderr=err, **options)
    except SystemExit as stop:
        code = int(str(stop.code))
    return [json.loads(line) for line in out.getvalue().splitlines()], json.loads(err.getvalue() or "null"), code


def test_who_can_says_who_directly_who_by_chain_and_which_services() -> None:
    found = graph(read(small())).who_can("s3:PutObject", OBJECT)
    assert found.direct == (WRITER,)
    assert found.by_chain == (READER, ANA)
    assert found.services == ("ec2.amazonaws.com",)


def test_who_can_directly_is_not_listed_again_among_the_chains() -> None:
    document = small()
    document["users"][0]["inline"] = [{"name": "s3", "document": policy(allow("s3:*"))}]
    document["resources"][0]["account"] = HOME
    found = graph(read(document)).who_can("s3:PutObject", OBJECT)
    assert ANA in found.direct
    assert ANA not in found.by_chain


def test_who_gets_into_a_role_is_a_question_about_assuming_it() -> None:
    found = graph(read(small())).who_can("sts:assumerole", WRITER)
    assert (found.direct, found.by_chain, found.services) == ((READER,), (ANA,), ("ec2.amazonaws.com",))


def test_a_service_begins_a_chain_with_a_role_that_trusts_it() -> None:
    assert graph(read(small())).ways_from("ec2.amazonaws.com") == {WRITER: ("ec2.amazonaws.com", WRITER)}


def test_a_known_service_that_nobody_trusts_gets_nowhere() -> None:
    assert graph(read(small())).ways_from("lambda.amazonaws.com") == {}


@pytest.mark.parametrize("arn", ["arn:aws:s3:::nowhere/x", f"arn:aws:iam::{HOME}:role/nobody", "books"])
def test_a_resource_that_is_not_there_is_named(arn: str) -> None:
    with pytest.raises(UnknownEntity) as caught:
        graph(read(small())).who_can("s3:GetObject", arn)
    assert (caught.value.place, arn in caught.value.message) == ("resource", True)


def test_a_principal_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownEntity, match="user/eve"):
        graph(read(small())).ways_from(f"arn:aws:iam::{HOME}:user/eve")


def test_an_edited_trust_policy_opens_and_closes_the_whole_chain() -> None:
    reach = graph(read(small()))
    closed = with_trust(reach, READER, json.dumps(policy(trusts({"AWS": BOB_ID}))))
    assert closed.who_can("s3:PutObject", OBJECT).by_chain == (READER, BOB)
    assert reach.who_can("s3:PutObject", OBJECT).by_chain == (READER, ANA)


def test_a_service_that_nobody_trusted_before_may_be_trusted_by_an_edit() -> None:
    reach = with_trust(graph(read(small())), READER, json.dumps(policy(trusts({"Service": NEW}))))
    assert set(reach.ways_from(NEW)) == {READER, WRITER}


def test_edited_identity_policies_count_at_once_in_every_question() -> None:
    reach = graph(read(small()))
    silent = with_policies(reach, READER, ())
    assert set(silent.ways_from(ANA)) == {READER}
    again = with_policies(silent, READER, (AttachedPolicy("go", json.dumps(policy(allow("sts:*"))), READER),))
    assert set(again.ways_from(ANA)) == {READER, WRITER}


def test_the_command_who_can_shows_the_chains(tmp_path: Path) -> None:
    lines, _, code = run("who_can", small(), tmp_path, action="s3:PutObject", resource=OBJECT, paths=True)
    assert code == 0
    assert lines[0]["direct"] == [WRITER]
    assert sorted(lines[0]["paths"]) == sorted([[ANA, READER, WRITER], [READER, WRITER], ["ec2.amazonaws.com", WRITER]])
    assert lines[0]["more_paths"] is False


def test_the_command_reach_lists_roles_with_their_hops(tmp_path: Path) -> None:
    lines, _, code = run("reach", small(), tmp_path, principal=ANA)
    roles = [{"role": READER, "hops": 1}, {"role": WRITER, "hops": 2}]
    assert (lines, code) == ([{"principal": ANA, "roles": roles}], 0)


def test_the_command_answer_questions_gives_a_line_for_each_fact_and_question(tmp_path: Path) -> None:
    lines, _, code = run("answer_questions", small(), tmp_path)
    fact = {"name": "two-hops", "assumable": True, "hops": 2}
    question = {"action": "s3:PutObject", "resource": OBJECT, "direct": [WRITER], "by_chain": [READER, ANA]}
    assert (lines, code) == ([fact, question], 0)


def test_a_question_without_answer_says_why_and_the_rest_goes_on(tmp_path: Path) -> None:
    document = small()
    document["planted"].insert(0, {"name": "odd", "source": "arn:nobody", "target": WRITER})
    lines, _, code = run("answer_questions", document, tmp_path)
    assert lines[0]["error"]["code"] == "unknown_entity"
    assert lines[1]["assumable"] is True
    assert code == 1


def test_a_broken_document_ends_with_its_place_on_the_error_output(tmp_path: Path) -> None:
    document = small()
    document["users"][0]["boundary"] = "arn:none"
    lines, error, code = run("reach", document, tmp_path, principal=ANA)
    assert (lines, error["error"]["place"], code) == ([], "users[0].boundary", 1)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.json cannot be read"):
        call_command("answer_questions", str(tmp_path / "none.json"))


@pytest.mark.parametrize("name", [["-"], []], ids=["a dash", "nothing"])
def test_a_document_may_come_by_standard_input(name: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(small())))
    out = io.StringIO()
    call_command("answer_questions", *name, stdout=out)
    assert [json.loads(line).get("assumable") for line in out.getvalue().splitlines()] == [True, None]
