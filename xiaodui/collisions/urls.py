from django.urls import path

from xiaodui.collisions.views import cases, doing

urlpatterns = [
    path("collisions", cases.collision_list, name="collisions"),
    path("collisions/<int:pk>", cases.collision_page, name="collision"),
    path("collisions/<int:pk>/plead", doing.plead, name="plead-collision"),
    path("collisions/<int:pk>/settle", doing.settle, name="settle-collision"),
    path("collisions/<int:pk>/rule", doing.rule, name="rule-collision"),
    path("collisions/<int:pk>/recuse", doing.recuse, name="recuse-collision"),
]
