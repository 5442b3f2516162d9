"""Merging two records of one company: both beside each other, undone from the page of the one that was kept."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.acts.labels import label_of
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.core.web.dialogs import go
from xiaodui.core.web.press import press
from xiaodui.customers import acts
from xiaodui.customers.acts.carrying import FIELDS
from xiaodui.customers.duplicates import page_of, resembling
from xiaodui.customers.models import Customer, Merge
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.journal.timeline import timeline


@require_http_methods(["GET", "POST"])
@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """`?gone=` is the other one; without it the page offers those that resemble. What he may not merge isn't offered."""
    kept = seen_customer(request, pk)
    acts.merge.check_right(request.user, kept)
    other = request.POST.get("gone") or request.GET.get("gone", "")
    rows = Customer.objects.visible_to(request.user).select_related("owner__team", "parent")
    gone = get_object_or_404(rows, pk=int(other)) if other.isdecimal() and len(other) < 19 else None
    if request.method == "POST" and gone is not None:
        try:
            press(request, acts.merge, kept, gone=gone.pk)
            return go(request, reverse("customer", args=[pk]))
        except Forbidden:
            raise
        except Refusal as no:
            if request.headers.get("HX-Request"):
                raise
            return _both(request, kept, gone, no)
    return _both(request, kept, gone)


def _both(request: Any, kept: Customer, gone: Customer | None, no: Refusal | None = None) -> HttpResponse:
    context: dict[str, Any] = {"kept": kept, "gone": gone, "refusal": no, "taken": request.POST.getlist("take")}
    if gone is None:
        context["near"] = resembling(request.user, kept)
    else:
        context["rows"] = [row for name in FIELDS if (row := _row(name, kept, gone))]
    return render(request, "customers/merge.html", context, status=422 if no else 200)


def _row(name: str, kept: Customer, gone: Customer) -> dict[str, Any] | None:
    """A field in which the two differ; `choose` where both have something."""
    mine, theirs = getattr(kept, name), getattr(gone, name)
    empty = (None, "")
    if mine == theirs or (mine in empty and theirs in empty):
        return None
    choose = mine not in empty and theirs not in empty
    return {"name": name, "label": label_of("customer", name) or name, "mine": mine, "theirs": theirs, "choose": choose}


@require_POST
@login_required
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    kept = seen_customer(request, pk)
    gone = press(request, acts.unmerge, kept)
    return go(request, reverse("customer", args=[gone.pk]))


@require_safe
@login_required
def merged(request: HttpRequest, pk: int) -> HttpResponse:
    """What had happened with one that was merged away, before it was: read by whoever sees the one that was kept."""
    one = get_object_or_404(Merge.objects.visible_to(request.user).standing().select_related("gone", "kept"), pk=pk)
    told = timeline(request, f"customer:{one.gone_id}", url=reverse("customer-merged", args=[pk]))
    if request.GET.get("before") or request.headers.get("HX-Request"):
        template = "journal/_timeline.html" if told["first"] else "journal/_timeline_more.html"
        return render(request, template, {"timeline": told})
    return render(request, "customers/merged.html", {"merge": one, "timeline": told})


@require_safe
@login_required
def duplicates(request: HttpRequest) -> HttpResponse:
    """Likely duplicates among the newest that a leader sees, a page at a time."""
    person: Any = request.user
    if not person.may("lead"):
        raise Forbidden("no-right", _("找重复由组长来做。"))
    after = request.GET.get("after", "")
    pairs, following = page_of(person, int(after) if after.isdecimal() and len(after) < 19 else None)
    return render(request, "customers/duplicates.html", {"pairs": pairs, "next": following, "first": not after})
