"""The cache that the processes of a scaled installation share: how often somebody asked, and nothing that lasts."""

import logging
from typing import Any

import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)


class QuietRedisCache(RedisCache):
    """A server that is away knows nothing and keeps nothing: no request fails for it."""

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)
        except redis.RedisError:
            logger.warning("The cache does not answer.")
            return default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        try:
            super().set(key, value, timeout, version)
        except redis.RedisError:
            logger.warning("The cache does not answer.")
