"""The rules of assignment: read by everybody, set by who leads all teams, tried on any lead in sight."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.assignment import acts, said
from xiaodui.assignment.models import Assignment, AssignmentRule, Unassigned
from xiaodui.assignment.tabs import tabs
from xiaodui.assignment.trying import tried
from xiaodui.core.acts import Act
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.customers.models import Customer
from xiaodui.pool.models import Pool

LATELY = 20
TOPIC = "assignment"
JOINED = ("region", "source", "campaign", "sector", "tag", "product")


@require_safe
@login_required
def rule_list(request: HttpRequest) -> HttpResponse:
    """In the order in which they are asked; `HX-Target` asks for the list alone."""
    found = list(AssignmentRule.objects.visible_to(request.user).in_force())
    teams, people = said.names_of(one.current for one in found if one.current)
    context: dict[str, Any] = {
        "rules": [(one, said.rule_said(one.current, teams, people)) for one in found if one.current],
        "may": acts.create_rule.may(request.user),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "assignment-rules"
    if not part:
        pools = Pool.objects.visible_to(request.user).standing() if found else []
        context |= {
            "tabs": tabs(request.user), "waiting": Unassigned.objects.visible_to(request.user).count(),
            "pools": [pool for pool in pools if acts.give_out_pool.may(request.user, pool)],
        }  # fmt: skip
    answer = render(request, "assignment/_rules.html" if part else "assignment/rules.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def try_out(request: HttpRequest) -> HttpResponse:
    """`?customer=`: to whom it would go now, and why."""
    asked = request.GET.get("customer", "")
    pk = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    customer = get_object_or_404(Customer.objects.visible_to(request.user).select_related("owner"), pk=pk)
    steps = list(tried(customer, request.user))
    context = {"customer": customer, "steps": steps, "open": not any(step.gives or step.waits for step in steps)}
    part = bool(request.headers.get("HX-Request"))
    return render(
        request, "assignment/_tried.html" if part else "assignment/tried.html", {**context, "tabs": tabs(request.user)}
    )


@require_safe
@login_required
def rule_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says, what it said before, and what it gave lately as far as the reader sees."""
    rule = seen_rule(request, pk)
    versions = list(rule.versions.select_related("made_by").order_by("-number"))
    teams, people = said.names_of(versions)
    given = (
        Assignment.objects.visible_to(request.user).filter(rule__rule=rule).select_related("customer", "person", "rule")
    )
    context = {
        "rule": rule, "versions": [(one, said.rule_said(one, teams, people)) for one in versions], "tabs": tabs(request.user),
        "given": list(given.newest()[:LATELY]), "may": acts.edit_rule.may(request.user, rule) and not rule.ended_at,
    }  # fmt: skip
    return render(request, "assignment/rule.html", context)


def seen_rule(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(AssignmentRule.objects.visible_to(request.user).select_related("current"), pk=pk)


def _dialog(act: Act, title: Any, action: str, button: Any, back: str, **more: Any) -> Dialog:
    return Dialog(act, title, action, button, back=back, **more)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    here = reverse("assignment")
    dialog = _dialog(
        acts.create_rule, _("加一条分配规则"), reverse("new-assignment-rule"), _("加上"), here,
        text=_("排在最后。一条线索按顺序问，第一条管得着的规则说了算。"),
    )  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else closed(request, here, [TOPIC], _("规则加上了。"))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    rule = seen_rule(request, pk)
    there = reverse("assignment-rule", args=[pk])
    dialog = _dialog(
        acts.edit_rule, _("改「%(name)s」") % {"name": rule}, reverse("edit-assignment-rule", args=[pk]), _("保存"), there,
        text=_("存成新的一版。已经分出去的，依据还是当时那一版。"),
    )  # fmt: skip
    result = answered(request, dialog, rule, **now_said(rule))
    return result if isinstance(result, HttpResponse) else closed(request, there, [TOPIC], _("改好了。"))


def now_said(rule: AssignmentRule) -> dict[str, Any]:
    """What the form shows at first: the version in force."""
    one = rule.current
    assert one is not None, "a rule has a version from the moment it is made"
    plain = {name: getattr(one, name) for name in ("name", "teams", "people", "turns", "cap", "waits", "fallback")}
    when = {field: _("、").join(one.when.get(field, [])) for field in JOINED}
    return {
        **plain, **when, "level": one.when.get("level", []), "kind": one.when.get("kind", []),
        "measure": one.measure or "deals.won_amount", "version": rule.version,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.move_rule, pk, _("「%(name)s」排第几条？"), _("排好了。"), place=True)


@require_http_methods(["GET", "POST"])
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.end_rule, pk, _("停掉「%(name)s」？"), _("停掉了。"), tone="btn-danger")


def _asked(
    request: HttpRequest, act: Act, pk: int, title: str, done: str, tone: str = "btn-primary", place: bool = False
) -> HttpResponse:  # fmt: skip
    rule, here = seen_rule(request, pk), reverse("assignment")
    action = reverse(f"{act.verb}-assignment-rule", args=[pk])
    initial = {"place": rule.order} if place else {}
    result = answered(
        request, _dialog(act, title % {"name": rule}, action, act.label, here, tone=tone), rule, **initial
    )
    return result if isinstance(result, HttpResponse) else closed(request, here, [TOPIC], done)
