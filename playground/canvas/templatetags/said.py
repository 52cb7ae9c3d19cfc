"""{% said "To the home page" %}: a sentence of a template in the language of whoever reads it."""

from django import template

from playground.languages import for_reader
from playground.sentences import Sentence

register = template.Library()


@register.simple_tag
def said(text: str) -> str:
    """In: English, written out in the template, where `config/texts.py` finds it."""
    return for_reader(Sentence(text, {}))
