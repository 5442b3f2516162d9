from django.urls import path

from xiaodui.polls.views import polls

urlpatterns = [
    path("chat/<int:pk>/poll", polls.new, name="new-poll"),
    path("chat/polls/mine", polls.mine, name="my-votes"),
    path("chat/polls/<int:pk>", polls.poll, name="poll"),
    path("chat/polls/<int:pk>/vote", polls.vote, name="vote-poll"),
    path("chat/polls/<int:pk>/withdraw", polls.withdraw, name="withdraw-poll"),
    path("chat/polls/<int:pk>/close", polls.close, name="close-poll"),
]
