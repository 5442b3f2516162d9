from django.urls import path

from xiaodui.deadlines.views import deadline, lists

urlpatterns = [
    path("deadlines", lists.my_deadlines, name="deadlines"),
    path("deadlines/team", lists.team_deadlines, name="team-deadlines"),
    path("deadlines/ended", lists.ended_deadlines, name="ended-deadlines"),
    path("deadlines/people", lists.people, name="deadline-people"),
    path("deadlines/<int:pk>", deadline.deadline, name="deadline"),
    path("deadlines/<int:pk>/snooze", deadline.snooze, name="snooze-deadline"),
    path("deadlines/<int:pk>/waive", deadline.waive, name="waive-deadline"),
    path("deadlines/<int:pk>/pass-on", deadline.pass_on, name="pass-on-deadline"),
]
