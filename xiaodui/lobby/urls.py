from django.urls import path

from xiaodui.lobby.views import health, more, reports, today

urlpatterns = [
    path("", today.today, name="today"),
    path("today/<slug:key>", today.section, name="today-section"),
    path("more", more.more, name="more"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("csp-report", reports.csp_report, name="csp-report"),
]
