"""Registers the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "playground.people"
