"""What every test stands on: a key-value server and a database of its own. Everything else is made by its test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from channels.layers import channel_layers
from django import conf
from django.core.cache import caches
from django.db import connections
from django.test import override_settings
from hypothesis import settings
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from playground.config import data_folder, keyvalue
from playground.config.celery import app as celery_app
from playground.config.supervisor import Child, Supervisor
from playground.live import sender

# The same examples at every run, so that a red run means a change; --hypothesis-profile=long looks for new ones.
settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile("quick")


@pytest.fixture(scope="session", autouse=True)
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a private server for the whole run; REDIS_URL, where it is set, is used instead."""
    folder = tmp_path_factory.mktemp("keyvalue")
    server = keyvalue.plan(folder, data_folder.random_key())
    url = os.environ.get("REDIS_URL") or server.url
    child = Child("keyvalue", server.command, folder / "keyvalue.log", folder)
    supervisor = Supervisor([child], print, folder)
    if url == server.url:
        supervisor.look_after()
        with redis.Redis.from_url(url, retry=Retry(ConstantBackoff(0.02), retries=500)) as client:
            client.ping()
    layer = {"address": url, "socket_timeout": None, "max_connections": 4000}
    layers = {"default": {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [layer]}}}
    prefix = {"KEY_PREFIX": data_folder.random_key()}  # others may use that server
    kept = {name: {**each, **prefix} for name, each in conf.settings.CACHES.items()}
    with override_settings(REDIS_URL=url, CELERY_BROKER_URL=url, CHANNEL_LAYERS=layers, CACHES=kept):
        celery_app.conf.broker_url = url
        yield url
    supervisor.stop_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file, not in memory: only there do threads and processes meet as they do outside of tests."""
    database = connections["default"]
    if database.vendor == "sqlite":
        folder: Path = tmp_path_factory.mktemp("database")
        database.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    """SQLite gives the next test's rows the keys of this one's. Elsewhere the cache may be others', too."""
    yield
    if connections["default"].vendor == "sqlite":
        for each in caches.all(initialized_only=True):
            each.clear()


@pytest.fixture(autouse=True)
def fresh_channel_layer() -> Iterator[None]:
    """A channel layer belongs to the event loop of its test: the next test's loop must not wait on its locks."""
    yield
    sender.forget()
    channel_layers.backends.clear()
