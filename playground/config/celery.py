"""The Celery application and the beat schedule. Started as `celery -A playground.config.celery worker`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")

app = Celery("understudy")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
