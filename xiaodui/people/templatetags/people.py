"""What a template loads to name devices and scopes."""

from django import template

from xiaodui.people.devices import device_of
from xiaodui.people.models.token import SCOPES

register = template.Library()


@register.filter
def device(user_agent: str) -> str:
    return device_of(user_agent)


@register.filter
def scopes(codes: list[str]) -> str:
    return " · ".join(str(SCOPES.get(code, code)) for code in codes)
