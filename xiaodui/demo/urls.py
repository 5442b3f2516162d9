"""Doors of the demo."""

from django.urls import path

from xiaodui.demo import views

urlpatterns = [
    path("start/demo/wait", views.wait, name="demo-wait"),
    path("start/demo/again", views.again, name="demo-again"),
    path("start/demo/come-in", views.come_in, name="demo-come-in"),
    path("demo/leave", views.leave, name="leave-demo"),
]
