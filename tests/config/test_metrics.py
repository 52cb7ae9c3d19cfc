"""Figures for a Prometheus: right, about everything that has to be watched, and for nobody without the token."""

from typing import Any

import pytest
import redis
from django.test import Client
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from playground.config.metrics import QUEUES
from playground.sts.expiry import expire_due_sessions
from playground.sts.models import RoleSession
from playground.sts.tasks import expire_due
from playground.workshop.tasks import LATER, check_attempt
from tests.builders import Drawn
from tests.sts.conftest import drawn as drawn
from tests.sts.conftest import in_real_time, wear

TOKEN = "a-long-token-of-a-test"
ROUTE = {"method": "GET", "route": "/api/sandboxes/:sandbox/journal/"}


@pytest.fixture
def token(settings: Any) -> str:
    settings.METRICS_TOKEN = TOKEN
    return TOKEN


def figures(client: Client, token: str) -> dict[str, float]:
    """Out: the figures without labels, by name."""
    answer = client.get("/metrics/", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    found = text_string_to_metric_families(answer.content.decode())
    return {sample.name: sample.value for family in found for sample in family.samples if not sample.labels}


@pytest.mark.django_db
@pytest.mark.parametrize("said", [{}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}x"}])
def test_for_strangers_there_is_nothing(client: Client, token: str, said: dict[str, str]) -> None:
    assert client.get("/metrics/", headers=said).status_code == 404


@pytest.mark.django_db
def test_without_a_token_in_the_settings_nobody_comes_in(client: Client) -> None:
    assert client.get("/metrics/", headers={"Authorization": "Bearer "}).status_code == 404


def test_live_and_overdue_sessions_are_counted(client: Client, token: str, drawn: Drawn) -> None:
    wear(drawn)
    late = wear(drawn).session
    RoleSession.objects.filter(pk=late.pk).update(ends_at=in_real_time(-5))
    found = figures(client, token)
    assert (found["understudy_live_sessions"], found["understudy_overdue_sessions"]) == (2, 1)


def test_how_late_the_end_was_told_is_counted(drawn: Drawn) -> None:
    session = wear(drawn).session
    name = "understudy_expiry_lateness_seconds_sum"
    before = REGISTRY.get_sample_value(name) or 0
    assert session.ends_at is not None
    expire_due_sessions(
        drawn.sandbox.pk, at=session.ends_at.replace(microsecond=0) + (in_real_time(3) - in_real_time(0))
    )
    assert 1.9 < (REGISTRY.get_sample_value(name) or 0) - before < 3.1


def test_the_length_of_the_queue_is_told_with_what_may_come_later(
    client: Client, token: str, drawn: Drawn, redis_url: str
) -> None:
    with redis.Redis.from_url(redis_url) as server:
        server.delete(*QUEUES)
        expire_due.delay(drawn.sandbox.pk)
        check_attempt.apply_async(args=[1], priority=LATER)
        assert [server.llen(queue) for queue in QUEUES] == [1, 1]
        assert figures(client, token)["understudy_queue_length"] == 2
        server.delete(*QUEUES)


def test_a_server_that_is_away_costs_its_own_figure_only(
    client: Client, token: str, drawn: Drawn, settings: Any
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    found = figures(client, token)
    assert "understudy_queue_length" not in found
    assert "understudy_live_sessions" in found


@pytest.mark.django_db
def test_requests_are_counted_by_route_and_never_by_what_somebody_wrote(client: Client) -> None:
    name, labels = "understudy_request_seconds_count", {**ROUTE, "status": "4xx"}
    before = REGISTRY.get_sample_value(name, labels) or 0
    client.get("/api/sandboxes/sb-one/journal/")
    client.get("/api/sandboxes/sb-two/journal/")
    client.generic("BREW", "/nowhere/at/all/")
    assert REGISTRY.get_sample_value(name, labels) == before + 2
    series = {tuple(each.labels.values()) for family in REGISTRY.collect() for each in family.samples}
    assert not [each for each in series for word in each if "sb-one" in word or "nowhere" in word or word == "BREW"]
