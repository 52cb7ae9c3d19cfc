"""JSON shapes in and out of the roster's endpoints."""

import binascii
from base64 import b64decode

from rest_framework import serializers
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.sentences import say
from playground.workshop.classroom.roster.queries import RosterEntryShape, RosterPreview
from playground.workshop.classroom.roster.text import MOST_BYTES, RosterTooLarge
from playground.workshop.classroom.serializers import Strict


class RosterFile(Strict):
    """`content`: the file in base64."""

    content = serializers.CharField(trim_whitespace=False)

    def validate_content(self, text: str) -> bytes:
        if len(text) > (MOST_BYTES + 2) // 3 * 4:
            raise RosterTooLarge
        try:
            return b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise serializers.ValidationError(say("This is no base64.")) from error


class RosterImport(RosterFile):
    """`only_good`: leave out lines that cannot be taken, instead of taking none."""

    only_good = serializers.BooleanField(required=False, default=False)


class RosterEntryOut(DataclassSerializer):
    class Meta:
        dataclass = RosterEntryShape


class RosterPreviewOut(DataclassSerializer):
    class Meta:
        dataclass = RosterPreview


class TakenOffOut(serializers.Serializer):
    taken_off = serializers.IntegerField()
