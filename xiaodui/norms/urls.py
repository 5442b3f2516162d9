from django.urls import path

from xiaodui.norms.views import keeping, page, waits

urlpatterns = [
    path("chat/waits", waits.listed, name="waits"),
    path("chat/waits/<int:pk>", waits.page, name="wait"),
    path("chat/waits/<int:pk>/settle", waits.settle, name="settle-wait"),
    path("chat/<int:pk>/waits", waits.in_room, name="room-waits"),
    path("chat/<int:pk>/norms", page.norms, name="room-norms"),
    path("chat/<int:pk>/pace", keeping.set_pace, name="room-pace"),
    path("chat/<int:pk>/lounge", keeping.make_lounge, name="room-lounge"),
    path("chat/<int:pk>/hush", keeping.hush, name="hush-in-room"),
    path("chat/hushes/<int:pk>", page.hush, name="hush"),
    path("chat/hushes/<int:pk>/end", keeping.unhush, name="end-hush"),
    path("chat/held/<int:pk>", page.held, name="held"),
    path("chat/held/<int:pk>/pass", keeping.let_through, name="pass-held"),
    path("chat/held/<int:pk>/return", keeping.give_back, name="return-held"),
    path("chat/messages/<int:pk>/flag", keeping.flag, name="flag-message"),
    path("chat/messages/<int:pk>/take-down", keeping.take_down, name="take-down-message"),
    path("chat/flags/<int:pk>", page.flag, name="flag"),
    path("chat/flags/<int:pk>/dismiss", keeping.dismiss, name="dismiss-flag"),
    path("chat/flags/<int:pk>/take-down", keeping.take_down_flagged, name="take-down-flagged"),
    path("chat/flags/<int:pk>/withdraw", keeping.withdraw, name="withdraw-flag"),
    path("chat/takedowns/<int:pk>", page.takedown, name="takedown"),
    path("chat/object", keeping.object_to, name="object"),
    path("chat/objections/<int:pk>", page.objection, name="objection"),
    path("chat/objections/<int:pk>/answer", keeping.answer, name="answer-objection"),
]
