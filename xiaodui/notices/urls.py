from django.urls import path

from xiaodui.notices.views import inbox, mail, settings

urlpatterns = [
    path("notices", inbox.inbox, name="notices"),
    path("notices/<int:pk>", inbox.notice, name="notice"),
    path("notices/<int:pk>/read", inbox.read, name="read-notice"),
    path("notices/read-all", inbox.read_all, name="read-all-notices"),
    path("notices/mute", inbox.mute, name="mute-notices"),
    path("notices/unmute", inbox.unmute, name="unmute-notices"),
    path("notices/settings", settings.settings, name="notice-settings"),
    path("notices/settings/edit", settings.prefer, name="prefer-notices"),
    path("settings/mail", mail.mail, name="mail-settings"),
    path("settings/mail/edit", mail.edit, name="set-mail"),
    path("settings/mail/stop", mail.stop, name="stop-mail"),
    path("settings/mail/test", mail.test, name="test-mail"),
]
