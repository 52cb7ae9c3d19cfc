"""Registers the app, connects its receivers."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_delete, pre_delete

from playground.people.signals import guest_bringing, person_leaving
from playground.sandbox.signals import sandbox_changed


class WorkshopConfig(AppConfig):
    name = "playground.workshop"
    label = "workshop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        receivers = import_module("playground.workshop.receivers")  # it needs the models, which are ready only now
        sandbox_changed.connect(receivers.on_sandbox_changed, dispatch_uid="goals follow the sandbox")
        models, people = import_module("playground.workshop.models"), import_module("playground.people.models")
        person_leaving.connect(receivers.on_person_leaving, dispatch_uid="a team keeps what it drew")
        bringing = import_module("playground.workshop.bringing")
        guest_bringing.connect(bringing.on_guest_bringing, dispatch_uid="seats of one person are bounded")
        pre_delete.connect(receivers.on_workshop_leaving, models.Workshop, dispatch_uid="whom nobody signs in as goes")
        post_delete.connect(receivers.on_workshop_deleted, models.Workshop, dispatch_uid="a workshop takes its watch")
        pre_delete.connect(receivers.on_person_deleted, people.Person, dispatch_uid="a person takes their name along")
        help_row = import_module("playground.sandbox.models").Help
        pre_delete.connect(receivers.on_help_deleted, help_row, dispatch_uid="nobody waits in what is gone")
        sealed = import_module("playground.sts.resealing").SEALED
        sealed[models.Workshop] = ("sealed_code", "public_id")
        sealed[models.Control] = ("sealed", "public_id")
        sealed[models.LtiKey] = ("private_key", "key_id")
        for package in ("afterwards", "backup"):  # Celery looks into an app's own tasks.py alone
            import_module(f"playground.workshop.{package}.tasks")
        import_module("playground.workshop.lti.admin")  # as Django looks into its own admin.py alone
