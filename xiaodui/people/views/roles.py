"""Roles: how far each sees and what each may do, as a table."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.people import acts
from xiaodui.people.models import Role
from xiaodui.people.models.role import RIGHTS, holding
from xiaodui.people.views.asking import ask


@login_required
def roles(request: HttpRequest) -> HttpResponse:
    held = Q(grants__person__is_active=True) & holding(clock.today(), "grants__")
    rows = (
        Role.objects.visible_to(request.user)
        .annotate(held=Count("grants__person", filter=held, distinct=True))
        .order_by("order", "code")
    )
    may = acts.create_role.may(request.user)
    return render(request, "people/roles.html", {"roles": rows, "rights": RIGHTS, "may": may})


@login_required
def create(request: HttpRequest) -> HttpResponse:
    return ask(request, acts.create_role, title=_("建角色"), back=reverse("roles"), done=_("角色建好了。"))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    role = get_object_or_404(Role.objects.visible_to(request.user), pk=pk)
    return ask(
        request, acts.edit_role, role, title=_("改角色「%(role)s」") % {"role": role}, back=reverse("roles"),
        text=_("有这个角色的人，下一次打开页面就按新的来。"), done=_("存好了。"),
    )  # fmt: skip
