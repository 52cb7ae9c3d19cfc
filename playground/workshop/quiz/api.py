"""Endpoints of the quiz: JSON in and out, no rule of it."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.workshop.lesson import MOST_OPTIONS
from playground.workshop.quiz.queries import QuizShape, RoundShape, quiz_shape, round_shape
from playground.workshop.quiz.rounds import ROUND, answer, round_of, start_round


class QuizOut(DataclassSerializer):
    class Meta:
        dataclass = QuizShape


class RoundOut(DataclassSerializer):
    class Meta:
        dataclass = RoundShape


class RoundIn(serializers.Serializer):
    """`scope`: an exercise's slug, "numbers", or empty for all. `again`: only what went wrong the last time."""

    scope = serializers.CharField(max_length=64, allow_blank=True, default="")
    again = serializers.BooleanField(default=False)


class AnswerIn(serializers.Serializer):
    """`index`: of the question in its round. `picked`: indexes of options."""

    index = serializers.IntegerField(min_value=0, max_value=ROUND)
    picked = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=MOST_OPTIONS), min_length=1, max_length=MOST_OPTIONS
    )


class Quiz(APIView):
    @extend_schema(operation_id="loadQuiz", responses=QuizOut)
    def get(self, request: Request) -> Response:
        """What there is to ask, what this person knows, and their last rounds."""
        return Response(asdict(quiz_shape(request.user)))


class QuizRounds(APIView):
    @extend_schema(operation_id="startQuizRound", request=RoundIn, responses={201: RoundOut})
    def post(self, request: Request) -> Response:
        """Draw a new round of up to ten questions."""
        given = RoundIn(data=request.data)
        given.is_valid(raise_exception=True)
        made = start_round(request.user, given.validated_data["scope"], given.validated_data["again"])
        return Response(asdict(round_shape(made)), status=201)


class OneQuizRound(APIView):
    @extend_schema(operation_id="loadQuizRound", responses=RoundOut)
    def get(self, request: Request, quiz: str) -> Response:
        """A round as far as it has come; what is right is told of answered questions alone."""
        return Response(asdict(round_shape(round_of(request.user, quiz))))


class QuizAnswers(APIView):
    @extend_schema(operation_id="answerQuiz", request=AnswerIn, responses=RoundOut)
    def post(self, request: Request, quiz: str) -> Response:
        """Answer the next question; the answer tells whether that was right, why, and what comes next."""
        given = AnswerIn(data=request.data)
        given.is_valid(raise_exception=True)
        found = answer(request.user, quiz, given.validated_data["index"], given.validated_data["picked"])
        return Response(asdict(round_shape(found)))
