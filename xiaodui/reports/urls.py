from django.urls import path

from xiaodui.reports.views import mine, rates, reading, team, writing

urlpatterns = [
    path("reports", mine.mine, name="reports"),
    path("reports/write", writing.write, name="write-report"),
    path("reports/save", writing.save, name="save-report"),
    path("reports/hand-in", writing.hand_in, name="hand-in-report"),
    path("reports/team", team.team, name="team-reports"),
    path("reports/rates", rates.rates, name="report-rates"),
    path("reports/rolls/<int:pk>", team.roll, name="roll"),
    path("reports/<int:pk>", reading.page, name="report"),
    path("reports/<int:pk>/comment", reading.comment, name="comment-report"),
]
