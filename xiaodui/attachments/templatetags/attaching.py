"""What the button for files says of their limit."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def attach_most() -> dict[str, int]:
    return {"bytes": settings.ATTACHMENT_LIMIT, "mb": settings.ATTACHMENT_LIMIT // 1_000_000}
