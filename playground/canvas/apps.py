"""Registers the app."""

from django.apps import AppConfig


class CanvasConfig(AppConfig):
    name = "playground.canvas"
    label = "canvas"
