"""Registers the app."""

from django.apps import AppConfig


class StsConfig(AppConfig):
    name = "playground.sts"
