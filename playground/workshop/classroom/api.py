"""Endpoints for those who teach a workshop. Whoever does not teach it gets the answer of an unknown one."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from playground.workshop.classroom import codes, codes_qr, commands, guessing, seats, serializers
from playground.workshop.classroom.access import learner_in, workshop_to_lead, workshop_to_own
from playground.workshop.classroom.queries import cards_of, detail_of, journal_since
from playground.workshop.classroom.shapes import learner_shape, workshop_shape
from playground.workshop.models import Workshop

SINCE = OpenApiParameter("since", OpenApiTypes.INT, required=True, description="The revision the page shows.")


class Workshops(APIView):
    @extend_schema(operation_id="listWorkshops", responses=serializers.WorkshopCardOut(many=True))
    def get(self, request: Request) -> Response:
        """Those this person teaches, newest first."""
        return Response([asdict(card) for card in cards_of(request.user)])

    @extend_schema(
        operation_id="createWorkshop", request=serializers.NewWorkshop, responses={201: serializers.WorkshopOut}
    )
    def post(self, request: Request) -> Response:
        made = commands.create(request.user, **sent(serializers.NewWorkshop, request))
        return Response(asdict(workshop_shape(made)), status=201)


class WorkshopView(APIView):
    """Base of what is below one workshop: `found` is it. `owner_only`: methods that only its owner may send."""

    owner_only: tuple[str, ...] = ()
    found: Workshop

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        admit = workshop_to_own if request.method in self.owner_only else workshop_to_lead
        self.found = admit(request.user, kwargs["workshop"])


class OneWorkshop(WorkshopView):
    owner_only = ("DELETE",)

    @extend_schema(operation_id="loadWorkshop", responses=serializers.WorkshopDetailOut)
    def get(self, request: Request, workshop: str) -> Response:
        """All of it: its exercises, where it stands, and everybody who ever came in."""
        return Response(asdict(detail_of(self.found)))

    @extend_schema(
        operation_id="changeWorkshop", request=serializers.WorkshopChanges, responses=serializers.WorkshopOut
    )
    def patch(self, request: Request, workshop: str) -> Response:
        values = sent(serializers.WorkshopChanges, request)
        return _workshop(commands.change(self.found, request.user, **values))

    @extend_schema(operation_id="deleteWorkshop", responses={204: None})
    def delete(self, request: Request, workshop: str) -> Response:
        """It goes with its list of learners; their sandboxes stay theirs, and nobody looks into them any more."""
        commands.delete(self.found)
        return Response(status=204)


class WorkshopJournal(WorkshopView):
    @extend_schema(operation_id="loadWorkshopJournal", parameters=[SINCE], responses=serializers.WorkshopSinceOut)
    def get(self, request: Request, workshop: str) -> Response:
        reading = serializers.SinceIn(data=request.query_params)
        reading.is_valid(raise_exception=True)
        return Response(asdict(journal_since(self.found, reading.validated_data["since"])))


class WorkshopState(WorkshopView):
    @extend_schema(operation_id="stepWorkshop", request=serializers.StepIn, responses=serializers.WorkshopOut)
    def put(self, request: Request, workshop: str) -> Response:
        """Open it, lock it, close it, put it away. 409 WrongStep where no such step leads there."""
        done = commands.step(self.found, request.user, sent(serializers.StepIn, request)["state"])
        if done.state == "open":  # the class sits where its instructor does
            guessing.note_right(request.META.get("REMOTE_ADDR", ""), done.code_hash)
        return _workshop(done)


class WorkshopCode(WorkshopView):
    @extend_schema(operation_id="showJoinCode", responses=serializers.CodeOut)
    def get(self, request: Request, workshop: str) -> Response:
        return self._code(request)

    @extend_schema(operation_id="renewJoinCode", request=None, responses=serializers.CodeOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Another code: the one before opens nothing any more."""
        self.found = commands.renew_code(self.found, request.user)
        return self._code(request)

    def _code(self, request: Request) -> Response:
        code = codes.shown(codes.code_of(self.found))
        address = request.build_absolute_uri(f"/join/{code}/")
        size, path = codes_qr.drawn(address)
        return Response({"code": code, "address": address, "size": size, "path": path})


class WorkshopCurrent(WorkshopView):
    @extend_schema(operation_id="beginExercise", request=serializers.CurrentIn, responses=serializers.WorkshopOut)
    def put(self, request: Request, workshop: str) -> Response:
        """What everybody does now, an index into its exercises; null for none."""
        return _workshop(commands.begin(self.found, request.user, sent(serializers.CurrentIn, request)["index"]))


class WorkshopSolution(WorkshopView):
    @extend_schema(operation_id="openSolution", request=None, responses=serializers.WorkshopOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Everybody who does the current exercise may look at a solution from now on."""
        return _workshop(commands.open_solution(self.found, request.user))


class WorkshopCopy(WorkshopView):
    @extend_schema(operation_id="duplicateWorkshop", request=None, responses={201: serializers.WorkshopOut})
    def post(self, request: Request, workshop: str) -> Response:
        """The same exercises for the next class: nobody in it, a code of its own."""
        return Response(asdict(workshop_shape(commands.duplicate(self.found, request.user))), status=201)


class Admission(WorkshopView):
    @extend_schema(operation_id="admitEverybody", request=None, responses=serializers.AdmittedOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Let everybody in who waits."""
        return Response({"admitted": seats.admit_all(self.found, request.user)})


class OneLearner(WorkshopView):
    @extend_schema(operation_id="changeLearner", request=serializers.SeatIn, responses=serializers.LearnerOut)
    def patch(self, request: Request, workshop: str, learner: str) -> Response:
        """Let in, remove, who may come again, or block, who may not."""
        done = seats.seat(self.found, request.user, learner, sent(serializers.SeatIn, request)["state"])
        return Response(asdict(learner_shape(done)))


class CoInstructors(WorkshopView):
    @extend_schema(
        operation_id="addCoInstructor", request=serializers.CoInstructorIn, responses=serializers.WorkshopOut
    )
    def post(self, request: Request, workshop: str) -> Response:
        """Somebody who came in by the code teaches the workshop from now on."""
        learner = learner_in(self.found, sent(serializers.CoInstructorIn, request)["learner_id"])
        return _workshop(seats.add_co_instructor(self.found, request.user, learner.public_id))


class OneCoInstructor(WorkshopView):
    @extend_schema(operation_id="removeCoInstructor", responses={204: None})
    def delete(self, request: Request, workshop: str, person: str) -> Response:
        """By the owner, or by themselves."""
        if person != request.user.public_id:
            workshop_to_own(request.user, workshop)
        seats.remove_co_instructor(self.found, request.user, person)
        return Response(status=204)


def _workshop(workshop: Workshop) -> Response:
    return Response(asdict(workshop_shape(workshop)))


def sent(serializer: type[Serializer], request: Request) -> dict[str, Any]:
    """Out: what a request says, as this serializer reads it."""
    reading = serializer(data=request.data)
    reading.is_valid(raise_exception=True)
    return dict(reading.validated_data)
