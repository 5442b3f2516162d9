from django.urls import path

from xiaodui.attachments import thumbs
from xiaodui.attachments.views import files, panel

urlpatterns = [
    path("chat/<int:pk>/attach", files.attach, name="attach-to-room"),
    path("chat/<int:pk>/files", panel.room_files, name="room-files"),
    path("chat/files/<int:pk>", files.download, name="attachment"),
    path("chat/files/<int:pk>/shown", files.shown, name="attachment-shown"),
    path("chat/files/<int:pk>/small", files.smaller, {"side": thumbs.SIDES[0]}, name="attachment-small"),
    path("chat/files/<int:pk>/large", files.smaller, {"side": thumbs.SIDES[1]}, name="attachment-large"),
    path("chat/files/<int:pk>/look", panel.look, name="look-at-attachment"),
]
