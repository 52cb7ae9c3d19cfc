"""A column for what is said: a sentence keeps its template and values there, any other text is stored as it is."""

import json
from typing import Any

from django.db import models

from playground.sentences import SAID, Sentence, from_json, to_json

_BEGINS = json.dumps({SAID: ""})[: -len('""}')]


class SentenceField(models.TextField):
    """Text in the database: a sentence's JSON form, or plain text. In Python: a Sentence, or a str."""

    def get_prep_value(self, value: Any) -> Any:
        stored = json.dumps(to_json(value), ensure_ascii=False) if isinstance(value, Sentence) else value
        return super().get_prep_value(stored)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return from_json(json.loads(value)) if value is not None and value.startswith(_BEGINS) else value
