"""Doors, room by room. Each room's own `urls.py` names its acts and pages."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
# The lobby comes last: it owns "/" and whatever no other room took.
for room in settings.ROOMS:
    if f"xiaodui.{room}" in settings.INSTALLED_APPS and find_spec(f"xiaodui.{room}.urls"):
        urlpatterns.append(path("", include(f"xiaodui.{room}.urls")))

handler403 = "xiaodui.core.web.answers.forbidden"
handler404 = "xiaodui.core.web.answers.not_found"
