"""Endpoints for exercises and for the attempt that a sandbox is."""

from dataclasses import asdict
from random import SystemRandom

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.sandbox.access import sandbox_to_learn, sandbox_to_view
from playground.workshop.attempts import attempts_of, moments_of
from playground.workshop.catalog import exercise, exercises
from playground.workshop.certificate import issue
from playground.workshop.commands import check, reset, restart, start
from playground.workshop.hints import take_hint
from playground.workshop.models import Attempt
from playground.workshop.progress import progress_of
from playground.workshop.queries import attempt_in, attempt_shape, card_of, lesson_shape
from playground.workshop.serializers import (
    AttemptOut,
    AttemptsOut,
    CertificateOut,
    ComparisonOut,
    ExerciseCardOut,
    LessonOut,
    MomentOut,
    ProgressOut,
    StartedOut,
    StartIn,
)
from playground.workshop.solution import compare
from playground.workshop.variants import MOST_SEED


class Exercises(APIView):
    @extend_schema(operation_id="listExercises", responses=ExerciseCardOut(many=True))
    def get(self, request: Request) -> Response:
        """Every exercise, in the order of the course."""
        return Response([asdict(card_of(each)) for each in exercises()])


class Progress(APIView):
    @extend_schema(operation_id="listProgress", responses=ProgressOut(many=True))
    def get(self, request: Request) -> Response:
        """Every exercise that this person has begun or finished."""
        return Response([asdict(each) for each in progress_of(request.user)])


class MyAttempts(APIView):
    @extend_schema(
        operation_id="listAttempts",
        parameters=[OpenApiParameter("after", str, description="The sandbox of the last one known already.")],
        responses=AttemptsOut,
    )
    def get(self, request: Request) -> Response:
        """Every attempt of this person that is still kept, newest first, page by page."""
        return Response(asdict(attempts_of(request.user, request.query_params.get("after", "")[:64])))


class MyCertificate(APIView):
    @extend_schema(operation_id="issueCertificate", request=None, responses={201: CertificateOut})
    def post(self, request: Request) -> Response:
        """A page of all that this person has finished, that anybody with its address can read."""
        return Response({"address": f"/certificate/{issue(request.user).code}/"}, status=201)


class Lesson(APIView):
    @extend_schema(operation_id="loadLesson", responses=LessonOut)
    def get(self, request: Request, slug: str) -> Response:
        """When this pattern fits and when not, and facts for the exam."""
        return Response(asdict(lesson_shape(exercise(slug))))


class Start(APIView):
    @extend_schema(operation_id="startExercise", request=StartIn, responses={201: StartedOut})
    def post(self, request: Request, slug: str) -> Response:
        """Open the starting picture as a new sandbox; a variant has other numbers, names and values."""
        wanted = StartIn(data=request.data)
        wanted.is_valid(raise_exception=True)
        seed = SystemRandom().randint(1, MOST_SEED) if wanted.validated_data["variant"] else 0
        attempt = start(request.user, slug, seed)
        return Response({"sandbox": attempt.sandbox.public_id}, status=201)


class OneAttempt(APIView):
    @extend_schema(operation_id="getAttempt", responses=AttemptOut)
    def get(self, request: Request, sandbox: str) -> Response:
        """The exercise of this sandbox, and its goals as last marked."""
        return _answer(attempt_in(sandbox_to_view(request.user, sandbox)))


class Check(APIView):
    @extend_schema(operation_id="checkAttempt", request=None, responses=AttemptOut)
    def post(self, request: Request, sandbox: str) -> Response:
        """Mark now, without waiting for the worker."""
        attempt = attempt_in(sandbox_to_view(request.user, sandbox))
        return _answer(check(attempt.pk) or attempt)


class Restart(APIView):
    @extend_schema(operation_id="restartAttempt", request=None, responses=AttemptOut)
    def post(self, request: Request, sandbox: str) -> Response:
        """Put the starting picture back."""
        attempt = attempt_in(sandbox_to_learn(request.user, sandbox))
        revision = restart(attempt, request.user)
        attempt.refresh_from_db()
        response = _answer(attempt)
        response["X-Revision"] = str(revision)
        return response


class Moments(APIView):
    @extend_schema(operation_id="listMoments", responses=MomentOut(many=True))
    def get(self, request: Request, sandbox: str) -> Response:
        """From which revision on which goals were met, for the time-lapse."""
        return Response([asdict(each) for each in moments_of(attempt_in(sandbox_to_view(request.user, sandbox)))])


class Hints(APIView):
    @extend_schema(operation_id="takeHint", request=None, responses=AttemptOut)
    def post(self, request: Request, sandbox: str) -> Response:
        """Take the next hint of the ladder, at its cost."""
        attempt = attempt_in(sandbox_to_learn(request.user, sandbox))
        take_hint(attempt)
        return _answer(attempt)


class Solution(APIView):
    @extend_schema(operation_id="compareSolution", responses=ComparisonOut)
    def get(self, request: Request, sandbox: str) -> Response:
        """This picture beside the reference, and what it allows more; open once all goals have been met."""
        attempt = attempt_in(sandbox_to_view(request.user, sandbox))
        return Response(asdict(compare(attempt)))


class Reset(APIView):
    @extend_schema(operation_id="resetSandbox", request=None, responses={204: None})
    def post(self, request: Request, sandbox: str) -> Response:
        """Back to the starting picture, or to one empty account: one edit that can be undone; sessions go for good."""
        revision = reset(sandbox_to_learn(request.user, sandbox), request.user)
        return Response(status=204, headers={"X-Revision": str(revision)})


def _answer(attempt: Attempt) -> Response:
    return Response(asdict(attempt_shape(attempt)))
