"""Doors of the foundation: what belongs to every page and to no room."""

from django.conf import settings
from django.urls import path

from xiaodui.core.web.choose import set_language
from xiaodui.core.web.saved_views import delete_view, save_view
from xiaodui.core.web.specimen import specimen

urlpatterns = [
    path("language", set_language, name="set-language"),
    path("views/save", save_view, name="save-view"),
    path("views/<int:pk>/delete", delete_view, name="delete-view"),
]
if settings.DEBUG:
    urlpatterns += [
        path("specimen", specimen, name="specimen"),
        path("specimen/<slug:sheet>", specimen, name="specimen-sheet"),
    ]
