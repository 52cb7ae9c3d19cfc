"""Registers the app."""

from django.apps import AppConfig


class StsConfig(AppConfig):
    name = "playground.sts"
    label = "sts"
    default_auto_field = "django.db.models.BigAutoField"
