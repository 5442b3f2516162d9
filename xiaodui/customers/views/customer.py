"""A customer's own page: head, figures and facts, tabs, what comes next; each part can be asked for alone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.core.sockets import CUSTOMER_TABS, Tab
from xiaodui.customers import acts
from xiaodui.customers.models import Alias, Contact, Customer, Involvement, Merge
from xiaodui.customers.sockets import CUSTOMER_ASIDE, CUSTOMER_FIGURES, HELD
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.journal.timeline import timeline, timeline_part

VERBS = ("edit", "hand_over", "note", "join", "add_alias", "merge")
PARTS = {"customer-head": "_head", "customer-side": "_side", "customer-aside": "_aside", "customer-tab": "_tab"}
INVOLVED = 4
INVOLVED_FIRST = Involvement.objects.select_related("person").order_by("joined_at", "person__initials", "pk")


@require_safe
@login_required
def customer_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` names one of PARTS to be asked for alone. `?tab=` is contacts or one plugged in."""
    try:
        customer = seen_customer(request, pk)
    except Http404:
        if kept := Customer.objects.visible_to(request.user).that_took_in(pk).first():
            return HttpResponseRedirect(reverse("customer", args=[kept.pk]))
        raise
    prefetch_related_objects([customer], Prefetch("involvements", INVOLVED_FIRST))
    part = PARTS.get(request.headers.get("HX-Target", ""))
    context: dict[str, Any] = {"customer": customer, "may": _allowed(request.user, customer),
                               "contacts": _contacts(customer), "tab": _tab_name(request)}  # fmt: skip
    for name in [part] if part else list(PARTS.values()):
        context |= FILL[name](request, customer)
    if part is None:
        context["call"] = next((one for one in context["contacts"] if one.phone), None)
        # Where j and k lead.
        context["previous"], context["next"] = Customer.objects.visible_to(request.user).beside(customer)
    answer = render(request, f"customers/{part}.html" if part else "customers/customer.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def customer_timeline(request: HttpRequest, pk: int) -> HttpResponse:
    return timeline_part(request, seen_customer(request, pk))


@require_safe
@login_required
def figure(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """How a figure of this customer was made, for the panel."""
    customer = seen_customer(request, pk)
    one = next((figure for figure in CUSTOMER_FIGURES if figure.key == key), None)
    if one is None:
        raise Http404
    template, context = one.panel(request, customer)
    return render(request, template, {**context, "about": f"{customer.name} · {one.label}"})


def _allowed(person: Any, customer: Customer) -> dict[str, bool]:
    """Which buttons stand there. Contacts are for whoever may write notes."""
    may = {name: getattr(acts, name).may(person, customer) for name in VERBS}
    return {**may, "contact": may["note"], "settle": customer.is_lead and may["edit"]}


def _contacts(customer: Customer) -> list[Contact]:
    """Who decides stands first. Whoever sees the customer sees them."""
    return list(customer.contacts.order_by("-decides", "name", "pk"))


def _head(request: Any, customer: Customer) -> dict[str, Any]:
    """Tabs with their counts, and who else works with this customer."""
    asked = _tab_name(request)
    tabs = [{"tab": one, "on": one.key == asked, "count": one.count(request, customer) if one.count else None}
            for one in CUSTOMER_TABS]  # fmt: skip
    everybody = customer.involvements.all()  # fetched with the page
    found = [one for one in everybody if one.person.is_active and one.person_id != customer.owner_id]
    return {
        "tabs": tabs, "involved": found[:INVOLVED], "more_involved": len(found) if len(found) > INVOLVED else 0,
        "joined": [one for one in found if one.joined_at],
        "held": next((said for ask in HELD if (said := ask([customer.pk]).get(customer.pk))), ""),
    }  # fmt: skip


def _side(request: Any, customer: Customer) -> dict[str, Any]:
    """Figures that rooms above plugged in, and the customer's facts; its parent only where the reader sees that."""
    figures = [{"figure": one, "amount": one.amount(request.user, customer)} for one in CUSTOMER_FIGURES]
    parent = customer.parent
    if parent and not Customer.objects.visible_to(request.user).filter(pk=parent.pk).exists():
        parent = None
    return {
        "figures": figures, "parent": parent, "merges": _merges(request.user, customer),
        "aliases": list(Alias.objects.visible_to(request.user).filter(customer=customer).order_by("pk")),
    }  # fmt: skip


def _merges(person: Any, customer: Customer) -> list[dict[str, Any]]:
    """What was merged into it; `undo` as long as that can be undone."""
    rows = Merge.objects.visible_to(person).standing().filter(kept=customer).select_related("gone").order_by("-pk")
    return [{"merge": one, "undo": clock.now() - one.at <= acts.UNDONE_WITHIN} for one in rows]


def _aside(request: Any, customer: Customer) -> dict[str, Any]:
    return {"sections": [_drawn(request, tab, customer) for tab in CUSTOMER_ASIDE]}


def _tab(request: Any, customer: Customer) -> dict[str, Any]:
    tab = _tab_name(request)
    if tab == "contacts":
        return {}
    if tab:
        return {"html": next(_drawn(request, one, customer) for one in CUSTOMER_TABS if one.key == tab)}
    url = reverse("customer-timeline", args=[customer.pk])
    known = [request.user, *([customer.owner] if customer.owner else [])]
    return {"timeline": timeline(request, customer, url=url, known=known)}


def _tab_name(request: HttpRequest) -> str:
    """The tab that was asked for; "" is the timeline."""
    asked = request.GET.get("tab", "")
    return asked if asked == "contacts" or any(asked == one.key for one in CUSTOMER_TABS) else ""


def _drawn(request: Any, tab: Tab, customer: Customer) -> str:
    template, context = tab.part(request, customer)
    return render_to_string(template, context, request)


FILL = {"_head": _head, "_side": _side, "_aside": _aside, "_tab": _tab}
