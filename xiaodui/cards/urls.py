from django.urls import path

from xiaodui.cards.views import cards, talks, turning

urlpatterns = [
    path("cards/at", cards.at, name="card-at"),
    path("cards/pick", cards.pick, name="pick-card"),
    path("cards/find", cards.find, name="find-card"),
    path("cards/<slug:kind>/<int:pk>", cards.card, name="card"),
    path("talks/<slug:kind>/<int:pk>", talks.talk, name="talk"),
    path("talks/<slug:kind>/<int:pk>/open", talks.open_talk, name="open-talk"),
    path("chat/messages/<int:pk>/task", turning.task, name="message-to-task"),
    path("chat/messages/<int:pk>/deal", turning.deal, name="message-to-deal"),
]
