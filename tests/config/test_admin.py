"""Whoever runs the playground can look at everything it keeps."""

import re

from django.apps import apps
from django.contrib import admin


def test_every_model_has_a_page_in_the_admin_or_stands_on_anothers() -> None:
    site = admin.site._registry
    inline = {each.model for page in site.values() for each in page.inlines}
    ours = {model for model in apps.get_models() if model.__module__.startswith("playground.")}
    assert ours - site.keys() - inline == set()
    assert ours


def test_no_page_of_the_admin_shows_what_lets_somebody_in() -> None:
    lets_in = re.compile(r"hash|sealed|secret|salt|token|private_key|(^|_)code$")
    for model, page in admin.site._registry.items():
        shown = {field.name for field in model._meta.fields if field.editable} - set(page.exclude or ())
        if model.__module__.startswith("playground."):
            found = {name for name in shown if lets_in.search(name)} - {"error_code"}
            assert found == set(), model
