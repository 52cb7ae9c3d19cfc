"""Names in the REST schema for fields of one name with different values: they would be called Kind523Enum."""

from typing import get_args

from playground.live import classroom_shapes, shapes

ENUM_NAMES = {
    "AccountKind": get_args(shapes.AccountKind),
    "IdentityKind": get_args(shapes.IdentityKind),
    "CallerKind": ("identity", "session", "account_root"),
    "OrganizationPolicyType": get_args(shapes.OrganizationPolicyType),
    "ProviderKind": get_args(shapes.ProviderKind),
    "ResourceType": get_args(shapes.ResourceType),
    "PrincipalType": get_args(shapes.PrincipalType),
    "WorkshopState": get_args(classroom_shapes.WorkshopState),
    "WorkshopStep": ("open", "locked", "closed", "archived"),
    "SeatState": get_args(classroom_shapes.SeatState),
    "SeatStep": ("in", "removed", "blocked"),
}
