"""Registers the app."""

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "playground.workshop"
