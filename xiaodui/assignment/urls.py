from django.urls import path

from xiaodui.assignment.views import fair, giving, lists, passing, routing, ruling

urlpatterns = [
    path("assignment", ruling.rule_list, name="assignment"),
    path("assignment/try", ruling.try_out, name="try-assignment"),
    path("assignment/rules/new", ruling.new, name="new-assignment-rule"),
    path("assignment/rules/<int:pk>", ruling.rule_page, name="assignment-rule"),
    path("assignment/rules/<int:pk>/edit", ruling.edit, name="edit-assignment-rule"),
    path("assignment/rules/<int:pk>/move", ruling.move, name="move-assignment-rule"),
    path("assignment/rules/<int:pk>/end", ruling.end, name="end-assignment-rule"),
    path("assignment/unassigned", lists.unassigned, name="unassigned"),
    path("assignment/unassigned/<int:pk>/assign", giving.assign_waiting, name="assign-unassigned"),
    path("assignment/unassigned/<int:pk>/retry", giving.retry, name="retry-unassigned"),
    path("assignment/orphans", lists.orphans, name="orphans"),
    path("assignment/load", lists.load, name="team-load"),
    path("assignment/pools/<int:pk>/give-out", giving.give_out_pool, name="give-out-pool"),
    path("assignment/stages", routing.route_list, name="stage-routes"),
    path("assignment/stages/new", routing.new, name="new-stage-route"),
    path("assignment/stages/<int:pk>/on", routing.switch_on, name="switch-on-stage-route"),
    path("assignment/stages/<int:pk>/off", routing.switch_off, name="switch-off-stage-route"),
    path("assignment/stages/<int:pk>/end", routing.end, name="end-stage-route"),
    path("deals/<int:pk>/pass-on", routing.pass_on, name="pass-on-deal"),
    path("fairness", fair.fairness_page, name="fairness"),
    path("customers/<int:pk>/assign", giving.assign, name="assign-customer"),
    path("customers/<int:pk>/assign-by-rules", giving.assign_by_rules, name="assign-by-rules-customer"),
    path("customers/<int:pk>/assignments", giving.why, name="customer-assignments"),
    path("customers/<int:pk>/pass-on", passing.pass_on, name="pass-on-customer"),
    path("passings/<int:pk>", passing.passing_page, name="passing"),
    path("passings/<int:pk>/confirm", passing.confirm, name="confirm-passing"),
    path("passings/<int:pk>/decline", passing.decline, name="decline-passing"),
    path("passings/<int:pk>/withdraw", passing.withdraw, name="withdraw-passing"),
]
