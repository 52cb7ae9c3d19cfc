"""The ladder of hints, the score that is left, and the comparison with the reference."""

import json
from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from playground.people.commands import create_guest
from playground.sandbox.commands.sandboxes import invite
from playground.sandbox.models import Role, Sandbox
from playground.workshop.catalog import exercise, exercises
from playground.workshop.commands import check, restart, start
from playground.workshop.hints import node_in
from playground.workshop.models import Attempt
from playground.workshop.operations import do

pytestmark = pytest.mark.django_db
SLUG = "fire-marshal"
HINTS = exercise(SLUG).hints


class Learner:
    """One person at the fire marshal, through HTTP."""

    def __init__(self) -> None:
        self.person = create_guest()
        self.attempt = start(self.person, SLUG)
        self.path = f"/api/sandboxes/{self.attempt.sandbox.public_id}/attempt/"
        self.client = APIClient()
        self.client.force_authenticate(self.person)

    def take(self) -> tuple[int, dict]:
        answer = self.client.post(self.path + "hints/")
        return answer.status_code, answer.json()

    def look(self) -> dict:
        return self.client.get(self.path).json()

    def solve(self) -> None:
        do(self.attempt.sandbox, exercise(SLUG).solution, {})
        check(self.attempt.pk)

    def wait(self, minutes: int) -> None:
        """Let it have started earlier, which is the same as waiting."""
        earlier = self.attempt.started_at - timedelta(minutes=minutes)
        Attempt.objects.filter(pk=self.attempt.pk).update(started_at=earlier)


@pytest.fixture
def learner() -> Learner:
    return Learner()


def test_hints_come_one_at_a_time_and_keep_their_text_until_then(learner: Learner) -> None:
    assert [hint["text"] for hint in learner.look()["hints"]] == [None, None, None]
    status, shown = learner.take()
    assert status == 200
    assert [hint["text"] for hint in shown["hints"]] == [HINTS[0].text, None, None]
    assert [hint["text"] for hint in learner.take()[1]["hints"]] == [HINTS[0].text, HINTS[1].text, None]


def test_a_hint_costs_what_its_author_says_and_the_score_never_lacks_more(learner: Learner) -> None:
    assert [hint.cost for hint in HINTS] == [0, 5, 10]
    assert learner.look()["score"] == 100 * 4 // 6
    assert learner.take()[1]["score"] == 66
    assert learner.take()[1]["score"] == 61
    learner.solve()
    shown = learner.look()
    assert (shown["score"], shown["finished"]) == (95, True)


def test_a_hint_opens_after_its_time_and_says_when(learner: Learner) -> None:
    learner.take()
    learner.take()
    status, refused = learner.take()
    error = refused["error"]
    assert (status, error["code"]) == (409, "HintTooEarly")
    opens = learner.attempt.started_at + timedelta(minutes=HINTS[2].wait)
    assert error["details"]["ready_at"] == learner.look()["hints"][2]["ready_at"] == opens.isoformat()
    learner.wait(HINTS[2].wait)
    assert learner.take()[0] == 200
    status, refused = learner.take()
    assert (status, refused["error"]["code"]) == (409, "NoMoreHints")


def test_who_has_finished_reads_the_other_hints_for_nothing(learner: Learner) -> None:
    learner.take()
    learner.solve()
    assert learner.take()[1]["score"] == 100


def test_hints_stay_paid_when_one_starts_over(learner: Learner) -> None:
    learner.take()
    learner.take()
    restart(learner.attempt, learner.person)
    shown = learner.look()
    assert (shown["score"], shown["hints"][1]["text"]) == (61, HINTS[1].text)


def test_a_hint_points_at_its_node_wherever_that_is_now_and_at_none_that_is_gone(learner: Learner) -> None:
    role = Role.objects.get(sandbox=learner.attempt.sandbox)
    assert learner.take()[1]["hints"][0]["node_id"] == role.public_id
    restart(learner.attempt, learner.person)
    again = Role.objects.get(sandbox=learner.attempt.sandbox)
    assert again.public_id != role.public_id
    assert learner.look()["hints"][0]["node_id"] == again.public_id
    assert node_in(learner.attempt.sandbox, "role:111111111111/Nobody") is None


@pytest.mark.parametrize("slug", [each.slug for each in exercises()])
def test_every_place_that_a_hint_names_is_drawn_at_the_start(slug: str) -> None:
    sandbox = start(create_guest(), slug).sandbox
    for hint in exercise(slug).hints:
        assert not hint.node or node_in(sandbox, hint.node), hint.node


def test_who_may_only_look_takes_no_hint(learner: Learner) -> None:
    friend = create_guest()
    invite(Sandbox.objects.get(attempt=learner.attempt), friend)
    client = APIClient()
    client.force_authenticate(friend)
    assert client.post(learner.path + "hints/").status_code == 403
    assert [hint["text"] for hint in learner.look()["hints"]] == [None, None, None]


def test_the_reference_stays_closed_until_all_goals_were_met(learner: Learner) -> None:
    refused = learner.client.get(learner.path + "solution/")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "SolutionClosed")
    assert "jane" not in json.dumps(refused.json())


def test_the_same_policies_in_other_words_are_no_difference(learner: Learner) -> None:
    learner.solve()
    shown = learner.client.get(learner.path + "solution/").json()
    assert shown["same"]
    assert shown["differences"] == []
    assert (shown["excess"]["extra_principals"], shown["excess"]["extra_actions"]) == (0, 0)
    assert Sandbox.objects.count() == 1  # the reference was drawn and taken back


def test_what_one_allows_more_is_counted_by_the_engine(learner: Learner) -> None:
    learner.solve()
    raj = "arn:aws:iam::111111111111:user/raj"
    wider = json.dumps(exercise(SLUG).solution).replace("arn:aws:iam::111111111111:user/bob", raj)
    everything = {
        "op": "put_inline",
        "target": "role:111111111111/FireMarshal",
        "name": "Evacuate",
        "document": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sns:*", "Resource": "*"}]},
    }
    do(learner.attempt.sandbox, [*json.loads(wider), everything], {})
    shown = learner.client.get(learner.path + "solution/").json()
    role = "arn:aws:iam::111111111111:role/FireMarshal"
    assert shown["excess"]["entrants"] == [{"role": role, "principals": [raj]}]
    assert shown["excess"]["extra_principals"] == 1
    (grant,) = shown["excess"]["grants"]
    assert (grant["principal"], grant["resource"]) == (role, "arn:aws:sns:us-east-1:111111111111:evacuate-building")
    assert "sns:DeleteTopic" in grant["actions"]
    assert "sns:Publish" not in grant["actions"]
    assert [row["place"] for row in shown["differences"]] == [
        "Role FireMarshal: trust policy",
        "Role FireMarshal: inline policy Evacuate",
    ]
