"""The cache that the processes of a scaled installation share: how often somebody asked, and nothing that lasts."""

import logging
from collections.abc import Callable
from typing import Any

import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient

logger = logging.getLogger(__name__)


_pools: dict[tuple[str, ...], dict[int, redis.ConnectionPool]] = {}  # by the addresses of the servers


class OneOfMany(RedisCacheClient):
    """Django makes one for each request. The lines to the server belong to the process, so that none is opened anew."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        super().__init__(servers, **options)
        self._pools = _pools.setdefault(tuple(servers), {})


class QuietRedisCache(RedisCache):
    """A server that is away knows nothing and keeps nothing: no request fails for it."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = OneOfMany

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return _or(default, super().get, key, default, version)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        _or(None, super().set, key, value, timeout, version)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(_or(True, super().add, key, value, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(_or(False, super().delete, key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError for a key that nobody added, as every cache of Django does."""
        return int(_or(delta, super().incr, key, delta, version))


def _or(otherwise: Any, ask: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return ask(*arguments)
    except redis.RedisError:
        logger.warning("The cache does not answer.")
        return otherwise
