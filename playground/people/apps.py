"""Registers the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "playground.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
