"""Doors of the foundation: what belongs to every page and to no room."""

from django.conf import settings
from django.urls import path

from xiaodui.core.web import installing
from xiaodui.core.web.choose import set_language
from xiaodui.core.web.specimen import specimen

urlpatterns = [
    path("language", set_language, name="set-language"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("worker.js", installing.worker, name="worker"),
    path("offline", installing.offline, name="offline"),
]
if settings.DEBUG:
    urlpatterns += [
        path("specimen", specimen, name="specimen"),
        path("specimen/<slug:sheet>", specimen, name="specimen-sheet"),
    ]
