from django.urls import path

from xiaodui.journal.views import hearers, journal

urlpatterns = [
    path("journal", journal.journal, name="journal"),
    path("journal/heads", journal.download_heads, name="download-heads"),
    path("journal/verify.py", journal.download_verifier, name="download-verifier"),
    path("operate/hearers", hearers.hearers, name="hearers"),
    path("operate/hearers/<int:pk>/retry", hearers.retry_hearer, name="retry-hearer"),
    path("operate/hearers/<int:pk>/rewind", hearers.rewind_hearer, name="rewind-hearer"),
]
