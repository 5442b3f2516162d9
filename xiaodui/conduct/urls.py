from django.urls import path

from xiaodui.conduct.views import report, violation

urlpatterns = [
    path("rules/violations", violation.violations, name="violations"),
    path("rules/violations/report", report.report, name="report-violation"),
    path("rules/violations/reports", report.my_reports, name="my-reports"),
    path("rules/violations/<int:pk>", violation.violation, name="violation"),
    path("rules/violations/<int:pk>/withdraw", violation.withdraw, name="withdraw-violation"),
]
