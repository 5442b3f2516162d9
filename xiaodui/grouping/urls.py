from django.urls import path

from xiaodui.grouping.views import drafting, plans

urlpatterns = [
    path("grouping", plans.plan_list, name="grouping"),
    path("grouping/new", drafting.new, name="new-grouping-plan"),
    path("grouping/<int:pk>", plans.plan_page, name="grouping-plan"),
    path("grouping/<int:pk>/edit", drafting.edit, name="edit-grouping-plan"),
    path("grouping/<int:pk>/drop", drafting.drop, name="drop-grouping-plan"),
    path("grouping/<int:pk>/groups/new", drafting.add_group, name="add-plan-group"),
    path("grouping/groups/<int:pk>/edit", drafting.edit_group, name="edit-plan-group"),
    path("grouping/groups/<int:pk>/remove", drafting.remove_group, name="remove-plan-group"),
    path("grouping/<int:pk>/propose", drafting.propose, name="propose-grouping-plan"),
    path("grouping/<int:pk>/place", drafting.place, name="place-grouping-plan"),
    path("grouping/<int:pk>/enforce", drafting.enforce, name="enforce-grouping-plan"),
]
