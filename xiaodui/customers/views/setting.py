"""One field set where it stands, and one thing done with several customers that were ticked in a list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xiaodui.core.acts import Act, Asked, Form
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, ask, closed, told
from xiaodui.core.web.press import press, said
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.customers.models.customer import LEVELS
from xiaodui.customers.views.doing import FINDERS, topics
from xiaodui.customers.views.reaching import seen_customer

FIELDS = {
    "level": gettext_lazy("意向"), "sector": gettext_lazy("行业"), "region": gettext_lazy("地区"),
    "source": gettext_lazy("来源"), "campaign": gettext_lazy("市场活动"),
}  # fmt: skip
MOST = 200
SEVERAL: dict[str, tuple[Act, Any]] = {
    "hand-over": (acts.hand_over, gettext_lazy("移交勾选的 %(n)s 家给谁？")),
    "level": (acts.set_field, gettext_lazy("勾选的 %(n)s 家改成什么意向？")),
    "join": (acts.join, gettext_lazy("请谁一起跟勾选的 %(n)s 家？")),
}


@require_http_methods(["GET", "POST"])
@login_required
def set_field(request: HttpRequest, pk: int, field: str) -> HttpResponse:
    """GET: the field as an input (`?show=1`: as it stands). POST: set, and shown as it stands now."""
    if field not in FIELDS:
        raise Http404
    customer = seen_customer(request, pk)
    acts.set_field.check_right(request.user, customer)
    context: dict[str, Any] = {"row": customer, "field": field, "label": FIELDS[field], "levels": LEVELS, "may": True}
    if request.method == "POST":
        press(request, acts.set_field, customer, field=field)
        context |= {"value": getattr(customer, field)}
        return told(render(request, "customers/_set.html", context), topics(pk)[1:])
    template = "customers/_set.html" if request.GET.get("show") else "customers/_setting.html"
    return render(request, template, {**context, "value": getattr(customer, field)})


@require_http_methods(["GET", "POST"])
@login_required
def several(request: HttpRequest, what: str) -> HttpResponse:
    """One act on each ticked customer, as its own: who may not, or is refused, is named with the reason."""
    if what not in SEVERAL:
        raise Http404
    act, title = SEVERAL[what]
    ids = [int(one) for one in request.GET.getlist("ids") if one.isdecimal() and len(one) < 19][:MOST]
    rows = Customer.objects.visible_to(request.user).filter(pk__in=ids).select_related("owner__team").order_by("pk")
    here = f"{reverse('several-customers', args=[what])}?{'&'.join(f'ids={one.pk}' for one in rows)}"
    dialog = Dialog(
        act, title % {"n": len(rows)}, here, _("改意向") if what == "level" else act.label, back=reverse("customers"), finders=FINDERS,
        left_out=("field", "version"), offered={"value": LEVELS},
    )  # fmt: skip
    if request.method != "POST":
        return ask(request, dialog, _form(act, request.user))
    given = said(act, request.POST) | ({"field": "level"} if what == "level" else {})
    try:
        read = act.read(given, request.user)
    except Invalid as no:
        return ask(request, dialog, _form(act, request.user, data=request.POST, errors=no.errors), 422)
    answers = act.many([Asked(read, by=request.user, target=one) for one in rows])
    left = [(one, no.sentence) for one, no in zip(rows, answers, strict=True) if isinstance(no, Refusal)]
    done = _("%(n)s 家好了。") % {"n": len(answers) - len(left)}
    if not left:
        return closed(request, reverse("customers"), ["customer"], done)
    answer = render(request, "customers/_several.html", {"done": done, "left": left})
    answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    answer["HX-Trigger"] = '{"xd:customer": {}}'
    return answer


def _form(act: Act, by: Any, **more: Any) -> Form:
    form = Form(act, by, **more)
    for one in form.fields:
        if one.name == "value":
            one.widget, one.label = "select", FIELDS["level"]
        if one.name in {"field", "version"}:
            one.required = False
    return form
