from django.urls import path

from xiaodui.later.views import lists, marks, waiting

urlpatterns = [
    path("chat/later", lists.later, name="later"),
    path("chat/drafts", lists.drafts, name="drafts"),
    path("chat/<int:pk>/draft", lists.draft, name="keep-draft"),
    path("chat/<int:pk>/later", waiting.new, name="say-later"),
    path("chat/later/<int:pk>/edit", waiting.edit, name="edit-waiting"),
    path("chat/later/<int:pk>/send", waiting.send_now, name="send-waiting"),
    path("chat/later/<int:pk>/drop", waiting.drop, name="drop-waiting"),
    path("chat/messages/<int:pk>/remind", marks.remind, name="remind-of-message"),
    path("chat/messages/<int:pk>/save", marks.save, name="save-message"),
    path("chat/messages/<int:pk>/finish", marks.finish, name="finish-message"),
    path("chat/messages/<int:pk>/unsave", marks.unsave, name="unsave-message"),
    path("chat/reminders/<int:pk>/drop", marks.drop_reminder, name="drop-reminder"),
]
