"""The shared cache of a scaled installation counts, and costs nobody a request when its server is away."""

from playground.config.quiet_cache import QuietRedisCache

NOBODY = "redis://127.0.0.1:1/0"


def test_what_one_process_counts_another_reads(redis_url: str) -> None:
    QuietRedisCache(redis_url, {}).set("asked-by-a-test", [1, 2], 5)
    assert QuietRedisCache(redis_url, {}).get("asked-by-a-test") == [1, 2]


def test_a_server_that_is_away_knows_nothing_and_says_no_error() -> None:
    cache = QuietRedisCache(NOBODY, {})
    cache.set("asked", [1], 5)
    assert cache.get("asked", "nothing") == "nothing"
    assert cache.add("guests", 0)
    assert cache.incr("guests") == 1


def test_processes_count_together(redis_url: str) -> None:
    one, other = QuietRedisCache(redis_url, {}), QuietRedisCache(redis_url, {})
    one.delete("guests-of-a-test")
    assert one.add("guests-of-a-test", 0, 5)
    assert not other.add("guests-of-a-test", 0, 5)
    assert (one.incr("guests-of-a-test"), other.incr("guests-of-a-test")) == (1, 2)


def test_the_caches_of_all_requests_ask_by_the_same_lines(redis_url: str) -> None:
    one, other = (QuietRedisCache(redis_url, {})._cache.get_client().client_id() for _ in range(2))
    assert one == other
