"""Images of rows: what a row was before an edit, as JSON, and putting it back. Sessions and journal have none."""

from typing import Any

from django.db.models import Model

from playground.prepared import Prepared
from playground.sandbox import models

Image = dict[str, Any]
TRACKED: tuple[type[Model], ...] = (
    models.Sandbox,
    models.Account,
    models.Provider,
    models.Identity,
    models.Group,
    models.Membership,
    models.AccessKey,
    models.MfaDevice,
    models.LoginProfile,
    models.Role,
    models.InstanceProfile,
    models.Resource,
    models.Note,
    models.Policy,
    models.PolicyVersion,
    models.PolicyAttachment,
    models.InlinePolicy,
    models.Organization,
    models.OrganizationUnit,
    models.OrganizationMember,
    models.OrganizationPolicy,
    models.OrganizationAttachment,
    models.Position,
)
BY_NAME: dict[str, type[Model]] = {kind.__name__: kind for kind in TRACKED}
_by_key: dict[type[Model], Prepared[Any]] = {}
ONLY = {models.Sandbox: ("name",)}  # its clock and its revision are not taken back


def is_tracked(row: Model) -> bool:
    return type(row) in TRACKED


def image_of(row: Model) -> Image:
    """Out: the row's own columns by name."""
    fields = row._meta.concrete_fields
    only = ONLY.get(type(row))
    return {field.attname: getattr(row, field.attname) for field in fields if only is None or field.attname in only}


def stored_image(kind: type[Model], pk: int) -> Image | None:
    """Out: the row's image as the database has it, None when there is no such row."""
    if kind not in _by_key:
        _by_key[kind] = Prepared(lambda pk: kind._default_manager.filter(pk=pk), int)
    row = _by_key[kind].first(pk)
    return image_of(row) if row is not None else None


def row_from(kind: type[Model], pk: int, image: Image) -> Model:
    """In: an image, perhaps from JSON. Out: the row, not saved yet."""
    return filled(kind.objects.filter(pk=pk).first() or kind(pk=pk), image)


def filled(row: Model, image: Image) -> Model:
    """Out: the row with what an image says of it."""
    for field in row._meta.concrete_fields:
        if field.attname in image:
            setattr(row, field.attname, field.to_python(image[field.attname]))
    return row
