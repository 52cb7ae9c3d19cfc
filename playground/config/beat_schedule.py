"""What comes again and again by itself: tasks by a steady clock, without a backlog after a pause."""

from typing import Any

from celery.schedules import schedule

from playground.config.steady import steady_now


def entry(task: str, seconds: int, expires: int = 0) -> dict[str, Any]:
    """Out: this task every so many seconds; one that nobody took for as long, or for `expires`, is dropped."""
    every = schedule(float(seconds), nowfun=steady_now)
    return {"task": f"playground.{task}", "schedule": every, "options": {"expires": expires or seconds}}
