from django.urls import path

from xiaodui.robots.views import robots

urlpatterns = [
    path("settings/robots", robots.robots, name="robots"),
    path("robots/new", robots.new, name="new-robot"),
    path("robots/<int:pk>/edit", robots.edit, name="edit-robot"),
    path("robots/<int:pk>/remove", robots.remove, name="remove-robot"),
    path("robots/<int:pk>/on", robots.turn_on, name="turn-on-robot"),
    path("robots/<int:pk>/off", robots.turn_off, name="turn-off-robot"),
    path("robots/<int:pk>/test", robots.test, name="test-robot"),
]
