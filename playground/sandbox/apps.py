"""Registers the app."""

from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "playground.sandbox"
    label = "sandbox"
    default_auto_field = "django.db.models.BigAutoField"
