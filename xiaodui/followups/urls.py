from django.urls import path

from xiaodui.followups.views import listing, logging, pages, plans

urlpatterns = [
    path("followups", listing.mine, name="followups"),
    path("followups/team", listing.team, name="team-followups"),
    path("followups/planned", listing.planned, name="plans"),
    path("followups/new", logging.new, name="new-followup"),
    path("followups/check", logging.check, name="check-followup"),
    path("followups/<int:pk>", pages.followup_page, name="followup"),
    path("followups/<int:pk>/correct", logging.correct, name="correct-followup"),
    path("followups/<int:pk>/conclude", logging.conclude, name="conclude-followup"),
    path("followups/<int:pk>/withdraw", logging.withdraw, name="withdraw-followup"),
    path("plans/new", plans.new, name="new-plan"),
    path("plans/<int:pk>", pages.plan_page, name="plan"),
    path("plans/<int:pk>/edit", plans.edit, name="edit-plan"),
    path("plans/<int:pk>/drop", plans.drop, name="drop-plan"),
]
