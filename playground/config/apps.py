"""Registers the frame as an app, so that its commands are found and every process has the Celery application."""

from django.apps import AppConfig

from playground.config.celery import app as celery_app


class FrameConfig(AppConfig):
    """`celery_app` is what `shared_task` binds to; without it a web process could not queue anything."""

    name = "playground.config"
    label = "frame"
    celery_app = celery_app
