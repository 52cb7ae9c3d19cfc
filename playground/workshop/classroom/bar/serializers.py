"""JSON shapes in and out of the instructor's bar."""

from typing import Any

from rest_framework import serializers
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.live.control_shapes import ControlsShape, MessageShape
from playground.sentences import say
from playground.workshop.classroom.holding.leaks import LeakedShape
from playground.workshop.classroom.holding.polls import OfferedQuestion
from playground.workshop.classroom.holding.series import SeriesShape
from playground.workshop.classroom.holding.tries import TriedShape
from playground.workshop.classroom.joining import MOST_LEARNERS
from playground.workshop.classroom.queries import HeldShape
from playground.workshop.classroom.serializers import Strict

MOST_MINUTES = 12 * 60


class PauseIn(Strict):
    message = serializers.CharField(max_length=200, required=False, allow_blank=True)


class TimerIn(Strict):
    """One of them: so long from now, so much more than is left, or until a moment."""

    minutes = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES, required=False)
    add = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES, required=False)
    until = serializers.DateTimeField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return _one_of(attrs, "minutes", "add", "until")


class MessageIn(Strict):
    """`text` or the number of a `hint`, from 1; for all unless `learners`, a `team` or `unfinished` say for whom."""

    text = serializers.CharField(max_length=300, required=False)
    hint = serializers.IntegerField(min_value=1, max_value=20, required=False)
    learners = serializers.ListField(
        child=serializers.CharField(max_length=32), min_length=1, max_length=MOST_LEARNERS, required=False
    )
    team = serializers.CharField(max_length=32, required=False)
    unfinished = serializers.BooleanField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return _one_of(attrs, "text", "hint")


class ClocksIn(Strict):
    rate = serializers.IntegerField()
    paused = serializers.BooleanField()


class FollowIn(Strict):
    sandbox_id = serializers.CharField(max_length=32)


class SpotlightIn(Strict):
    learner_id = serializers.CharField(max_length=32)
    named = serializers.BooleanField()


class PollIn(Strict):
    """As it was offered."""

    question = serializers.CharField(max_length=120)
    seed = serializers.IntegerField(min_value=0, max_value=2**31)


class LeakIn(Strict):
    sandbox_id = serializers.CharField(max_length=32)
    session_id = serializers.CharField(max_length=32)


class PollAnswerIn(Strict):
    control_id = serializers.CharField(max_length=32)
    picked = serializers.ListField(child=serializers.IntegerField(min_value=0, max_value=20), max_length=20)


class ShownIn(Strict):
    may_be_shown = serializers.BooleanField()


class TryIn(Strict):
    action = serializers.RegexField(
        r"^[A-Za-z0-9-]{1,64}:[A-Za-z0-9]{1,128}$",
        error_messages={"invalid": say("An action is written as service:Operation, for example s3:GetObject.")},
    )
    resource = serializers.RegexField(
        r"^(\*|arn:[a-z-]{1,20}:[a-z0-9-]{1,64}:[^:\s]{0,64}:[^:\s]{0,64}:.{1,1600})$",
        error_messages={
            "invalid": say("A resource is written as an ARN, for example arn:aws:s3:::photos/cat.jpg, or as *.")
        },
    )


class LookIn(Strict):
    control_id = serializers.CharField(max_length=32)
    looks = serializers.BooleanField()


class OfferedQuestionOut(DataclassSerializer):
    class Meta:
        dataclass = OfferedQuestion


class SeriesOut(DataclassSerializer):
    class Meta:
        dataclass = SeriesShape


class TriedOut(DataclassSerializer):
    class Meta:
        dataclass = TriedShape


class LeakedOut(DataclassSerializer):
    class Meta:
        dataclass = LeakedShape


class ControlsOut(DataclassSerializer):
    class Meta:
        dataclass = ControlsShape


class MessageOut(DataclassSerializer):
    class Meta:
        dataclass = MessageShape


class HeldOut(DataclassSerializer):
    class Meta:
        dataclass = HeldShape


def _one_of(attrs: dict[str, Any], *names: str) -> dict[str, Any]:
    if sum(name in attrs for name in names) != 1:
        raise serializers.ValidationError({names[0]: [say("Give exactly one of {names}.", names=", ".join(names))]})
    return attrs
