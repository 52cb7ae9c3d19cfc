"""How answers leave: JSON, with every sentence in the language of whoever asked."""

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import JSONRenderer

from playground.languages import for_reader


class AnswerInLanguage(JSONRenderer):
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return super().render(for_reader(data), accepted_media_type, renderer_context)
