from django.urls import path

from xiaodui.posts import views

urlpatterns = [
    path("chat/<int:pk>/post", views.writing.post, name="post-in-room"),
    path("chat/<int:pk>/shape", views.writing.shape, name="shape-in-room"),
    path("chat/<int:pk>/format", views.writing.set_format, name="room-format"),
    path("chat/posts/<int:pk>", views.writing.page, name="post"),
]
