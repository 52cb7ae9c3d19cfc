"""Figures for a Prometheus: `/metrics/` of each web process, with the token of the settings; a port of each worker.

What is true of the installation (live sessions, what is overdue, the queue) every web process tells alike; what one
process did (requests, sockets, lateness of expiry) each tells for itself.
"""

import hmac
import re
import time
from collections.abc import Callable, Iterator

import redis
from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Histogram, generate_latest, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from playground.sts.queries import count_live, count_overdue

QUEUES = ("celery", "celery\x06\x166")  # Celery's own names for its only queue, and for what in it may come later
REDIS_SECONDS = 2
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
# Names of path parameters are kept, values are not: the number of series stays that of the routes.
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))

REQUESTS = Histogram(
    "understudy_request_seconds",
    "Time until an answer, in seconds.",
    ("method", "route", "status"),
    buckets=BUCKETS,
)


class Installation(Collector):
    """Asked for at each scrape. What does not answer is left out, so that the rest is still told."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            yield GaugeMetricFamily("understudy_live_sessions", "Sessions not marked as ended.", count_live())
            yield GaugeMetricFamily("understudy_overdue_sessions", "Ended, not marked as such yet.", count_overdue())
        except DatabaseError:
            pass
        length = _queue_length()
        if length is not None:
            yield GaugeMetricFamily("understudy_queue_length", "Tasks that wait for a worker.", length)

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing to say before the first scrape: registering asks no database."""
        return iter(())


REGISTRY.register(Installation())


def timed(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: how long each route takes to answer."""

    def serve(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = get_response(request)
        found = request.resolver_match
        route = "/" + _PARAMETER.sub(r":\1", found.route) if found else "none"
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(method, route, f"{response.status_code // 100}xx").observe(time.perf_counter() - started)
        return response

    return serve


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Out: all figures, for whoever brings `Authorization: Bearer TOKEN`; for strangers there is nothing here."""
    wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
    if not settings.METRICS_TOKEN or not hmac.compare_digest(request.headers.get("Authorization", "").encode(), wanted):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def serve_from_worker() -> None:
    """Let a worker be asked, too: on a port of this machine only, where the settings name one."""
    if settings.WORKER_METRICS_PORT:
        start_http_server(settings.WORKER_METRICS_PORT, addr="127.0.0.1")


def _queue_length() -> int | None:
    limits = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    with redis.Redis.from_url(settings.REDIS_URL, **limits) as client:
        try:
            return sum(int(client.llen(queue)) for queue in QUEUES)
        except redis.RedisError:
            return None
