from django.urls import path

from xiaodui.decisions.views import decisions, digest

urlpatterns = [
    path("chat/digest", digest.digest, name="digest"),
    path("chat/digest/read", digest.read, name="read-digest"),
    path("chat/<int:pk>/decisions", decisions.of_room, name="room-decisions"),
    path("chat/<int:pk>/decide", decisions.decide_here, name="decide-in-room"),
    path("chat/messages/<int:pk>/decide", decisions.decide, name="message-to-decision"),
    path("chat/messages/<int:pk>/ask", decisions.mark, name="mark-question"),
    path("chat/messages/<int:pk>/dispute", decisions.open_dispute, name="message-to-dispute"),
    path("decisions/<int:pk>", decisions.decision, name="decision"),
    path("decisions/<int:pk>/supersede", decisions.supersede, name="supersede-decision"),
    path("disputes/<int:pk>", decisions.dispute, name="dispute"),
    path("questions/<int:pk>/settle", decisions.settle, name="settle-question"),
    path("questions/<int:pk>/drop", decisions.drop, name="drop-question"),
    path("questions/<int:pk>/reopen", decisions.reopen, name="reopen-question"),
]
