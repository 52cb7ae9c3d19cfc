"""The Celery application. Started as `celery -A playground.config.celery worker --pool threads`.

One worker of an installation, or a separate `celery beat`, keeps the schedule of the settings. `--with-beat` does it in
a thread: Celery's own `-B` forks a process, which would go on ticking after its worker was killed.
"""

import logging
import os
import threading
from importlib import import_module
from typing import Any

import click
from celery import Celery, bootsteps
from celery.beat import Scheduler, Service
from celery.signals import before_task_publish, task_postrun, task_prerun, worker_ready

from playground.config import request_ids
from playground.config.collector import spare_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
logger = logging.getLogger(__name__)


class BeatThread(threading.Thread):
    """The schedule, kept beside the worker. Without it no session would end, so the worker ends with it."""

    def __init__(self, app: Celery) -> None:
        super().__init__(name="beat", daemon=True)
        self.service = Service(app, max_interval=1, scheduler_cls=Scheduler)
        self.stopping = False

    def run(self) -> None:
        try:
            self.service.start()
        finally:
            if not self.stopping:
                logger.critical("Beat ended by itself; the worker ends too, to be started again.")
                os._exit(1)

    def stop(self) -> None:
        self.stopping = True
        self.service.stop(wait=True)


class WithBeat(bootsteps.StartStopStep):
    """Starts the thread with the worker and stops it with the worker."""

    requires = ("celery.worker.components:Pool",)

    def __init__(self, parent: Any, with_beat: bool = False, **options: Any) -> None:
        super().__init__(parent, **options)
        self.enabled = with_beat

    def create(self, parent: Any) -> BeatThread:
        return BeatThread(parent.app)


app = Celery("understudy")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.user_options["worker"].add(click.Option(["--with-beat"], is_flag=True, help="Keep the schedule too, in a thread."))
app.steps["worker"].add(WithBeat)


@before_task_publish.connect
def _send_along(headers: dict[str, Any] | None = None, **rest: Any) -> None:
    if headers is not None and request_ids.current():
        headers["request_id"] = request_ids.current()


@task_prerun.connect
def _take_over(task: Any = None, **rest: Any) -> None:
    request_ids.become(getattr(task.request, "request_id", None) or str(task.request.id))


@task_postrun.connect
def _forget(**rest: Any) -> None:
    request_ids.become("")


@worker_ready.connect
def _when_ready(**rest: Any) -> None:
    import_module("playground.config.metrics").serve_from_worker()  # needs the models, which are loaded by now
    spare_what_is_loaded()
