from django.urls import path

from xiaodui.battles import views

urlpatterns = [
    path("battles", views.battles, name="battles"),
    path("battles/wish", views.wish, name="choose-wish"),
    path("battles/newest", views.newest, name="newest-toasts"),
    path("battles/<int:pk>", views.battle, name="battle"),
]
