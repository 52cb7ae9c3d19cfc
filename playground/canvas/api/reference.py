"""Endpoints of the action catalogue: for completion, and for whoever writes a request by hand.

Answers change only with the catalogue's data, so browsers keep them for an hour and then ask whether they still hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, operation
from playground.iam.catalog import ConditionKey
from playground.iam.errors import UnknownAction
from playground.iam.reference.lookup import applies_to, find_action, find_key, resource_types
from playground.iam.reference.search import keys_for, search_actions, search_services
from playground.iam.reference.shapes import Action
from playground.sandbox.snapshot import snapshot_of
from playground.sentences import say

AN_HOUR = 3600
MOST_PATTERNS = 20
MOST_RESOURCES = 100

_SEARCH = OpenApiParameter("search", OpenApiTypes.STR, description="Part of a name; s3: and s3:Get stay inside s3.")
_LIMIT = OpenApiParameter("limit", OpenApiTypes.INT, description="How many at most, 1 to 100; 20 without it.")
_OFFSET = OpenApiParameter("offset", OpenApiTypes.INT, description="How many to leave out: `next` of the page before.")
_ON = OpenApiParameter("resource", OpenApiTypes.STR, description="Only actions that can be about this ARN.")
_OF = OpenApiParameter("actions", OpenApiTypes.STR, description="Action patterns, with commas between; at most 20.")
_ACTION = OpenApiParameter("action", OpenApiTypes.STR, required=True, description="For example s3:GetObject.")

AccessLevel = Literal["read", "list", "write", "permissions", "tagging"]
KeyType = Literal["text", "number", "date", "address", "ARN", "true or false"]


@dataclass(frozen=True, slots=True)
class CatalogServiceShape:
    """A service by the prefix that its actions have."""

    prefix: str
    title: str


@dataclass(frozen=True, slots=True)
class CatalogServicesShape:
    """A page. `next` is the offset of the page after it, if there is one."""

    services: list[CatalogServiceShape]
    next: int | None


@dataclass(frozen=True, slots=True)
class ResourceFormShape:
    """A type of resource; `arn` is a form such as arn:${Partition}:s3:::${BucketName}."""

    name: str
    arn: str


@dataclass(frozen=True, slots=True)
class CatalogActionShape:
    """An action. Without `resources` it is about none: only "*" allows it."""

    name: str
    access: AccessLevel
    description: str
    resources: list[ResourceFormShape]


@dataclass(frozen=True, slots=True)
class CatalogActionsShape:
    """A page. `next` is the offset of the page after it, if there is one."""

    actions: list[CatalogActionShape]
    next: int | None


@dataclass(frozen=True, slots=True)
class CatalogKeyShape:
    """A condition key; KEY in its name is free. `many`: it holds a list of values."""

    name: str
    type: KeyType
    many: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class CatalogKeysShape:
    """A page. `next` is the offset of the page after it, if there is one."""

    keys: list[CatalogKeyShape]
    next: int | None


@dataclass(frozen=True, slots=True)
class OneActionShape:
    """An action with the keys that its requests can carry besides the global ones, and what else AWS asks for."""

    action: CatalogActionShape
    keys: list[CatalogKeyShape]
    needs: list[str]


@dataclass(frozen=True, slots=True)
class FittingResourceShape:
    """Something drawn that an action can be about; `inside`: about objects in it, whose ARNs go on after a slash."""

    arn: str
    inside: bool


@dataclass(frozen=True, slots=True)
class FittingResourcesShape:
    """`known` is false for an action that the catalogue does not hold: it may be about anything."""

    known: bool
    resources: list[FittingResourceShape]


@method_decorator([cache_control(private=True, max_age=AN_HOUR), conditional_page], name="dispatch")
class CatalogView(APIView):
    """Base: answered from the browser's own copy while it holds."""

    def asked(self, serializer: type[Serializer]) -> dict[str, Any]:
        """Out: the query as this serializer reads it. Raises REST framework's complaints."""
        reading = serializer(data=self.request.query_params)
        reading.is_valid(raise_exception=True)
        return reading.validated_data


class CatalogServices(CatalogView):
    @operation("searchServices", gives=CatalogServicesShape, parameters=[_SEARCH, _LIMIT, _OFFSET])
    def get(self, request: Request) -> Response:
        """AWS services whose prefix or title holds `search`; prefixes that begin with it first."""
        values = self.asked(serializers.PageIn)
        found, following = _page(search_services(values["search"]), values)
        return answer(CatalogServicesShape([CatalogServiceShape(*each) for each in found], following))


class CatalogActions(CatalogView):
    @operation("searchActions", gives=CatalogActionsShape, parameters=[_SEARCH, _ON, _LIMIT, _OFFSET])
    def get(self, request: Request) -> Response:
        """AWS actions whose name holds `search`, those that begin with it first."""
        values = self.asked(serializers.ActionSearchIn)
        resource = values["resource"]
        found, following = _page(_actions(values["search"], resource), values)
        return answer(CatalogActionsShape([_action_shape(each) for each in found], following))


class OneCatalogAction(CatalogView):
    @operation("getAction", gives=OneActionShape)
    def get(self, request: Request, name: str) -> Response:
        """One AWS action with its condition keys."""
        action = find_action(name)
        if action is None:
            raise UnknownAction(
                say("{name} is no action that we know.", name=name[:100]),
                hint=say("Check its spelling."),
                place="action",
            )
        keys = filter(None, map(find_key, action.keys))
        return answer(OneActionShape(_action_shape(action), [_key_shape(key) for key in keys], list(action.needs)))


class CatalogKeys(CatalogView):
    @operation("searchConditionKeys", gives=CatalogKeysShape, parameters=[_OF, _SEARCH, _LIMIT, _OFFSET])
    def get(self, request: Request) -> Response:
        """Condition keys that requests of these actions can carry, then the global ones."""
        values = self.asked(serializers.KeySearchIn)
        patterns = [part.strip() for part in values["actions"].split(",")][:MOST_PATTERNS]
        found, following = _page(keys_for(patterns, values["search"]), values)
        return answer(CatalogKeysShape([_key_shape(each) for each in found], following))


class ResourcesFor(SandboxView):
    @operation("listResourcesFor", gives=FittingResourcesShape, parameters=[_ACTION])
    def get(self, request: Request, sandbox: str) -> Response:
        """What is drawn here that an action can be about, at most 100: for suggestions while a request is written."""
        reading = serializers.ActionNameIn(data=request.query_params)
        reading.is_valid(raise_exception=True)
        action = find_action(reading.validated_data["action"])
        if action is None:
            return answer(FittingResourcesShape(False, []))
        world = snapshot_of(self.found)
        fitting = (_fitting(action, arn) for arn in (*world.resources, *world.roles, *world.users, *world.groups))
        return answer(FittingResourcesShape(True, list(islice(filter(None, fitting), MOST_RESOURCES))))


def _fitting(action: Action, arn: str) -> FittingResourceShape | None:
    if applies_to(action, arn):
        return FittingResourceShape(arn, inside=False)
    return FittingResourceShape(arn, inside=True) if applies_to(action, f"{arn}/*") else None


def _actions(text: str, resource: str) -> Iterable[Action]:
    if not resource:
        return search_actions(text)
    service = resource.split(":")[2] if resource.count(":") > 2 else ""
    return (action for action in search_actions(text or f"{service}:") if applies_to(action, resource))


def _page(found: Iterable[Any], values: dict[str, Any]) -> tuple[list[Any], int | None]:
    """Out: what lies between offset and limit, and the offset after it if more follows."""
    start, limit = values["offset"], values["limit"]
    page = list(islice(found, start, start + limit + 1))
    return page[:limit], start + limit if len(page) > limit else None


def _action_shape(action: Action) -> CatalogActionShape:
    forms = [ResourceFormShape(each.name, each.arn) for each in resource_types(action)]
    access: Any = action.access
    return CatalogActionShape(action.name, access, action.description, forms)


def _key_shape(key: ConditionKey) -> CatalogKeyShape:
    sort: Any = key.type
    return CatalogKeyShape(key.name, sort, key.many, key.meaning)
