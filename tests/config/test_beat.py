"""Beat ticks on when somebody sets the wall's clock: an hour back must not mean an hour without an end."""

from celery.beat import Scheduler

from playground.config.celery import app
from playground.config.steady import steady_now


def test_the_sweep_falls_due_by_a_clock_that_nobody_can_set() -> None:
    (entry,) = [each for each in Scheduler(app).schedule.values() if each.task == "playground.sts.tasks.sweep"]
    before = steady_now()
    assert before <= next(entry).last_run_at <= steady_now()
