"""Registers the app, connects its receiver."""

from importlib import import_module

from django.apps import AppConfig

from playground.sandbox.signals import sandbox_changed


class WorkshopConfig(AppConfig):
    name = "playground.workshop"
    label = "workshop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        receivers = import_module("playground.workshop.receivers")  # it needs the models, which are ready only now
        sandbox_changed.connect(receivers.on_sandbox_changed, dispatch_uid="goals follow the sandbox")
