"""Doors of a team's duties, its charter and its role cards."""

from django.urls import path

from xiaodui.duties.views import matrix, written

urlpatterns = [
    path("teams/<int:pk>/duties", matrix.duties, name="team-duties"),
    path("teams/<int:pk>/topics/new", matrix.new_topic, name="new-topic"),
    path("teams/<int:pk>/phases/new", matrix.take_phase, name="take-phase"),
    path("teams/<int:pk>/charter", written.team_charter, name="team-charter"),
    path("teams/<int:pk>/charter/draft", written.draft_charter, name="draft-charter"),
    path("teams/<int:pk>/role-cards/new", written.draft_card, name="draft-role-card"),
    path("topics/<int:pk>", matrix.topic, name="topic"),
    path("topics/<int:pk>/edit", matrix.edit_topic, name="edit-topic"),
    path("topics/<int:pk>/end", matrix.end_topic, name="end-topic"),
    path("phases/<int:pk>/end", matrix.end_phase, name="end-phase"),
    path("charters/<int:pk>", written.charter, name="charter"),
    path("charters/<int:pk>/edit", written.edit_charter, name="edit-charter"),
    path("charters/<int:pk>/publish", written.publish_charter, name="publish-charter"),
    path("charters/<int:pk>/withdraw", written.withdraw_charter, name="withdraw-charter"),
    path("charters/<int:pk>/sign", written.sign_charter, name="sign-charter"),
    path("role-cards/<int:pk>", written.card, name="role-card"),
    path("role-cards/<int:pk>/edit", written.edit_card, name="edit-role-card"),
    path("role-cards/<int:pk>/publish", written.publish_card, name="publish-role-card"),
    path("role-cards/<int:pk>/withdraw", written.withdraw_card, name="withdraw-role-card"),
    path("role-cards/<int:pk>/sign", written.sign_card, name="sign-role-card"),
]
