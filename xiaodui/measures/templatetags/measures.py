"""What a template needs to speak of measures."""

from typing import Any

from django import template

from xiaodui.measures.asking import name_of

register = template.Library()


@register.filter
def measure_name(headline: Any) -> str:
    """The measure's name in the reader's language."""
    return name_of(headline.measure)
