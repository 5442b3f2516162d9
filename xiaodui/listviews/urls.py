from django.urls import path

from xiaodui.listviews.views import columns, views

urlpatterns = [
    path("views/save", views.save, name="save-view"),
    path("views/<int:pk>", views.view, name="view"),
    path("views/<int:pk>/edit", views.edit, name="edit-view"),
    path("views/<int:pk>/delete", views.delete, name="delete-view"),
    path("views/<int:pk>/share", views.share, name="share-view"),
    path("views/<int:pk>/unshare", views.unshare, name="unshare-view"),
    path("views/<int:pk>/copy", views.copy, name="copy-view"),
    path("views/<int:pk>/open", views.open_with, name="open-with-view"),
    path("columns/<slug:page>", columns.choose, name="choose-columns"),
]
