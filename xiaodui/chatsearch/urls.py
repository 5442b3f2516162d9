from django.urls import path

from xiaodui.chatsearch import views

urlpatterns = [
    path("chat/search", views.search, name="chat-search"),
    path("chat/search/people", views.people, name="chat-search-people"),
]
