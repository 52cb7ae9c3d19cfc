"""Registers the app, connects what hears of people who leave."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_delete, post_save

from playground.people.signals import guest_bringing, person_going, person_leaving


class SandboxConfig(AppConfig):
    name = "playground.sandbox"
    label = "sandbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        leaving = import_module("playground.sandbox.leaving")  # it needs the models, which are ready only now
        person = leaving.Person
        person_leaving.connect(leaving.on_person_leaving, dispatch_uid="records name nobody who is gone")
        person_going.connect(leaving.on_person_going, dispatch_uid="sandboxes go with their owner")
        bringing = import_module("playground.sandbox.bringing")
        guest_bringing.connect(bringing.on_guest_bringing, dispatch_uid="sandboxes of one person are bounded")
        user_logged_out.connect(leaving.on_signed_out, dispatch_uid="pages end with a sign-out")
        post_save.connect(leaving.on_person_saved, person, dispatch_uid="pages end with what lets one in")
        post_delete.connect(leaving.on_person_gone, person, dispatch_uid="pages end with their person")
