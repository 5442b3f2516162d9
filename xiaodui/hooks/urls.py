from django.urls import path

from xiaodui.hooks.views import public, rooms

urlpatterns = [
    path("hooks/<str:secret>", public.receive, name="incoming-hook"),
    path("chat/<int:pk>/hooks", rooms.hooks, name="room-hooks"),
    path("chat/<int:pk>/hooks/new", rooms.new, name="new-hook"),
    path("chat/hooks/<int:pk>", rooms.hook, name="hook"),
    path("chat/hooks/<int:pk>/revoke", rooms.revoke, name="revoke-hook"),
]
