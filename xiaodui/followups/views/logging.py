"""Logging a contact in a dialog, with the verdict shown while it is written; and putting it right."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.core import clock
from xiaodui.core.acts import Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import said
from xiaodui.customers.models import Customer
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.followups import acts
from xiaodui.followups.acts.judging import judge, needs_of
from xiaodui.followups.acts.rights import check_works_with
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.naming import explained
from xiaodui.followups.rules import Verdict
from xiaodui.followups.showing import why_said
from xiaodui.followups.views.reaching import seen_followup

Posted = dict[str, Any]
JUDGED = ("channel", "seconds", "answered", "confirmed", "location", "outcome", "text", "contact")


def topics(customer_id: int) -> list[str]:
    return ["followup", "plan", "customer", f"customer:{customer_id}"]


def there_of(request: HttpRequest, customer_id: int) -> str:
    """The customer's tab, or his own list where he no longer sees that customer."""
    if Customer.objects.visible_to(request.user).filter(pk=customer_id).exists():
        return reverse("customer", args=[customer_id]) + "?tab=followups"
    return reverse("followups")


def meant(request: HttpRequest, act: Any) -> Posted:
    """What the form says. A call has two buttons: one that it was taken, one that nobody took it."""
    found = said(act, request.POST)
    if found.get("channel") == "call" and request.POST.get("asks") == "two-buttons":
        found["answered"] = "unanswered" not in request.POST
        if not found["answered"]:
            found["outcome"] = "no_answer"
    return found


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?customer=` and, where they are known, `&plan=`, `&phone=` (who was rung) and `&channel=`."""
    source = request.POST if request.method == "POST" else request.GET
    customer = seen_customer(request, _number(source.get("customer", "")))
    check_works_with(request.user, customer, request.user)
    contacts = list(customer.contacts.order_by("-decides", "name", "pk"))
    errors: dict[str, list[Any]] = {}
    if request.method == "POST":
        try:
            row = acts.create(by=request.user, **meant(request, acts.create))
            return closed(request, there_of(request, customer.pk), topics(customer.pk), _said(row))
        except Forbidden:
            raise
        except Refusal as no:
            if request.headers.get("HX-Request") and not isinstance(no, Invalid):
                raise  # beside what was typed
            errors = no.errors if isinstance(no, Invalid) else {"": [no.sentence]}
    form = Form(acts.create, request.user, data=request.POST if errors else None, errors=errors, initial={
        "customer": customer.pk, **_known(request, customer, contacts),
    })  # fmt: skip
    return _shown(request, form, customer, contacts, reverse("new-followup"), "log", 422 if errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen_followup(request, pk)
    acts.correct.check_right(request.user, row)
    errors: dict[str, list[Any]] = {}
    if request.method == "POST":
        try:
            acts.correct(row, by=request.user, **meant(request, acts.correct))
            return closed(request, there_of(request, row.customer_id), topics(row.customer_id), why_said(row))
        except Forbidden:
            raise
        except Refusal as no:
            if request.headers.get("HX-Request") and not isinstance(no, Invalid):
                raise
            errors = no.errors if isinstance(no, Invalid) else {"": [no.sentence]}
            row.refresh_from_db()
    form = Form(acts.correct, request.user, row, data=request.POST if errors else None, errors=errors)
    contacts = list(row.customer.contacts.order_by("-decides", "name", "pk"))
    action = reverse("correct-followup", args=[pk])
    return _shown(request, form, row.customer, contacts, action, "correct", 422 if errors else 200, row)


def _shown(
    request: HttpRequest, form: Form, customer: Customer, contacts: list[Any], action: str, mode: str, status: int,
    row: FollowUp | None = None,
) -> HttpResponse:  # fmt: skip
    fields = {one.name: one for one in form.fields}
    fields["contact"].choices = [(one.pk, one.name) for one in contacts]
    part = bool(request.headers.get("HX-Request"))
    names = names_of(request, customer)
    context = {
        "f": fields, "form": form, "customer": customer, "name": names, "action": action, "mode": mode, "row": row,
        "today": clock.today(), "part": part, "back": there_of(request, customer.pk),
        "phones": [one for one in contacts if one.phone], "needs": needs_of(request.user)[0],
    }  # fmt: skip
    answer = render(request, "followups/_log.html" if part else "followups/log.html", context, status=status)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer


def names_of(request: HttpRequest, customer: Customer) -> str:
    seen = Customer.objects.visible_to(request.user).filter(pk=customer.pk)
    return customer.name if seen.exists() else _("看不到的客户")


def _known(request: HttpRequest, customer: Customer, contacts: list[Any]) -> Posted:
    """What the page that asked knew already."""
    found: Posted = {}
    channel, phone = request.GET.get("channel", ""), _digits(request.GET.get("phone", ""))
    if channel in dict(acts_channels()):
        found["channel"] = channel
    plan = (
        Plan.objects.visible_to(request.user).open().filter(pk=_number(request.GET.get("plan", ""), missing=0)).first()
    )
    if plan is not None and plan.customer_id == customer.pk:
        found |= {"plan": plan.pk, "channel": plan.channel, "contact": plan.contact_id or ""}
    rung = next((one.pk for one in contacts if phone and _digits(one.phone) == phone), None)
    return {**found, "contact": rung} if rung else found


def acts_channels() -> list[tuple[str, Any]]:
    return FollowUp._meta.get_field("channel").choices  # type: ignore[return-value]


def _digits(said_number: str) -> str:
    return "".join(sign for sign in said_number if sign.isdigit())


def _number(typed: str, missing: int | None = None) -> int:
    if typed.isascii() and typed.isdecimal() and len(typed) < 19:
        return int(typed)
    if missing is None:
        raise Http404
    return missing


def _said(row: FollowUp) -> str:
    return _("记下了。%(verdict)s") % {"verdict": why_said(row)}


@require_POST
@login_required
def check(request: HttpRequest) -> HttpResponse:
    """What the form would count as, as it stands: nothing is written. `?of=` is the follow-up that is being corrected."""
    act = acts.correct if request.POST.get("of") else acts.create
    found = {name: value for name, value in meant(request, act).items() if name in (*JUDGED, "customer", "version")}
    try:
        verdict = _would_be(request, act, found)
    except Invalid:
        return render(request, "followups/_verdict.html", {})
    needs, _cite = needs_of(request.user)
    context = {"verdict": verdict, "said": explained(verdict.why, needs, verdict.earlier_at)}
    return render(request, "followups/_verdict.html", context)


def _would_be(request: HttpRequest, act: Any, found: Posted) -> Verdict:
    person: Any = request.user
    read = act.read(found, person)
    given = {name: getattr(read, name) for name in JUDGED}
    if act is acts.correct:
        row = seen_followup(request, _number(request.POST.get("of", "")))
        for name, value in given.items():
            setattr(row, name, value)
    else:
        row = FollowUp(**given, customer=read.customer, person=person)
    return judge(row).verdict


@require_http_methods(["GET", "POST"])
@login_required
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.conclude, pk, _("后来怎么样了？"), _("记下"), _("结果记下了。"))


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    text = _("记错了才撤回。它还留在时间线上，不再算数；靠它延长的保护期也收回。")
    return _asked(request, acts.withdraw, pk, _("撤回这一条？"), _("撤回"), _("撤回了。"), text, "btn-danger")


def _asked(
    request: HttpRequest, act: Any, pk: int, title: str, button: str, done: str, text: str = "", tone: str = "btn-primary"
) -> HttpResponse:  # fmt: skip
    row = seen_followup(request, pk)
    there = there_of(request, row.customer_id)
    dialog = Dialog(act, title, reverse(f"{act.verb}-followup", args=[pk]), button, text=text, tone=tone, back=there)
    result = answered(request, dialog, row)
    return result if isinstance(result, HttpResponse) else closed(request, there, topics(row.customer_id), done)
