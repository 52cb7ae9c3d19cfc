"""Base of every endpoint below a sandbox: who may come in, what is read, how it is answered."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Model
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer, as_serializer_error
from rest_framework.views import APIView
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.live.plain import plain
from playground.live.shapes import PositionShape
from playground.sandbox.access import is_by_link, sandbox_to_edit, sandbox_to_share, sandbox_to_view
from playground.sandbox.errors import NotFound
from playground.sandbox.models import (
    Account,
    Group,
    Identity,
    InstanceProfile,
    Note,
    Organization,
    Policy,
    Provider,
    Resource,
    Role,
    Sandbox,
)
from playground.sandbox.picture import Picture
from playground.sandbox.stream import Edit, editing
from playground.sentences import say

CASCADE = OpenApiParameter("cascade", OpenApiTypes.BOOL, description="Delete it with everything attached.")
_SHAPES_IN_PICTURE: dict[type[Model], Callable[[Picture], list[Any]]] = {
    Account: Picture.accounts,
    Identity: Picture.identities,
    Group: Picture.groups,
    Role: Picture.roles,
    InstanceProfile: Picture.instance_profiles,
    Provider: Picture.providers,
    Resource: Picture.resources,
    Note: Picture.notes,
    Policy: Picture.policies,
    Organization: Picture.organizations,
}


class SomebodyOrLink(BasePermission):
    """Signed in, or under the address of a view-only link; `access.py` says what they may see."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.user.is_authenticated or is_by_link(view.kwargs["sandbox"])


class SandboxView(APIView):
    """Access is checked before anything is read: a foreign sandbox, and a foreign id inside one's own, get the same

    404 as an unknown one. `looks_only`: its POST changes nothing, so whoever may look may send it. `owner_only`: about
    who may come in.
    """

    looks_only = False
    owner_only = False
    permission_classes = (SomebodyOrLink,)
    found: Sandbox
    edit: Edit
    revision: int | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        looks = self.looks_only or request.method in SAFE_METHODS
        admit = sandbox_to_share if self.owner_only else sandbox_to_view if looks else sandbox_to_edit
        self.found = admit(request.user, kwargs["sandbox"])

    @contextmanager
    def editing(self) -> Iterator[Edit]:
        """Out: an edit of this sandbox by this person; the answer's X-Revision says where it led."""
        with editing(self.found, person=self.request.user) as self.edit:
            yield self.edit
        self.revision = self.edit.revision

    def shape_of(self, row: Model) -> Any:
        """Out: one entity as the edit that is over told everybody of it: nothing is read a second time for the answer.

        What the edit did not change is read; NotFound when somebody else has deleted it since.
        """
        told = self.edit.told_of(row)
        if told is not None:
            return told
        with transaction.atomic():
            if not type(row)._default_manager.filter(pk=row.pk).exists():
                raise NotFound(say("It was deleted meanwhile."), hint=say("Undo can bring it back."))
            return shape_of(row)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.revision is not None:
            response["X-Revision"] = str(self.revision)
        return response

    @property
    def cascade(self) -> bool:
        return self.request.query_params.get("cascade", "").lower() in ("1", "true", "yes")


def sent(serializer: type[Serializer], request: Request) -> dict[str, Any]:
    """Out: the body as this serializer reads it, a position as its shape. Raises REST framework's complaints."""
    try:
        values = dict(_reader(serializer).run_validation(request.data))  # type: ignore[arg-type]
    except ValidationError as complaint:
        raise ValidationError(as_serializer_error(complaint)) from complaint
    if "position" in values:
        values["position"] = PositionShape(**values["position"])
    return values


@cache
def _reader(serializer: type[Serializer]) -> Serializer:
    """One for all requests: it keeps nothing of what it reads, and making one costs more than the reading."""
    return serializer()


def shape_of(row: Model) -> Any:
    """Out: one entity as browsers see it. Called inside the edit: once it is over, somebody else may delete the row."""
    picture = Picture.of(row.sandbox_id, only={type(row): {row.pk}})
    return _SHAPES_IN_PICTURE[type(row)](picture)[0]


def answer(shape: Any, status: int = 200) -> Response:
    return Response(plain(shape), status=status)


def answers(shapes: Iterable[Any]) -> Response:
    return Response([plain(shape) for shape in shapes])


def created(shape: Any) -> Response:
    return answer(shape, status=201)


def nothing() -> Response:
    return Response(status=204)


@cache
def schema_of(shape: type) -> type[DataclassSerializer]:
    """Out: a serializer that describes a frozen shape in the OpenAPI schema."""
    meta = type("Meta", (), {"dataclass": shape})
    return type(f"{shape.__name__}Serializer", (DataclassSerializer,), {"Meta": meta})


def operation(
    name: str,
    *,
    takes: Any = None,
    gives: Any = None,
    status: int = 200,
    parameters: list[OpenApiParameter] | None = None,
) -> Any:
    """In: an operation's name and what goes in and out, shapes as their classes. Out: a decorator for the schema."""
    response: Any = None
    if isinstance(gives, list):
        response = schema_of(gives[0])(many=True)
    elif gives is None:
        status = 204 if status == 200 else status
    else:
        response = gives if isinstance(gives, dict) or issubclass(gives, Serializer) else schema_of(gives)
    return extend_schema(operation_id=name, request=takes, responses={status: response}, parameters=parameters)
