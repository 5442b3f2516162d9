"""What is known of a customer, written in dialogs over its page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.core.acts.form import FormField
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, answered
from xiaodui.core.web.press import press
from xiaodui.customers.models import Contact
from xiaodui.customers.views.doing import done
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.dossiers import acts
from xiaodui.dossiers.models import Dossier, Field, Relation, Value, Way
from xiaodui.dossiers.setup import setup

FINDERS = {"other": ("pick-customer", "customers.Customer")}
WIDGETS = {
    "number": "number",
    "money": "money",
    "date": "date",
    "choice": "select",
    "bool": "select",
    "person": "search-select",
}


def _tab(pk: int) -> str:
    return f"{reverse('customer', args=[pk])}?tab=dossier"


def _asked(request: HttpRequest, target: Any, customer: Any, dialog: Dialog, text: Any, **initial: Any) -> HttpResponse:
    dialog.back, dialog.finders = _tab(customer.pk), FINDERS
    result = answered(request, dialog, target, **initial)
    return result if isinstance(result, HttpResponse) else done(request, customer, text)


@require_http_methods(["GET", "POST"])
@login_required
def tag(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    dialog = Dialog(
        acts.tag, _("给「%(name)s」贴标签") % {"name": customer.name}, reverse("tag-customer", args=[pk]), _("贴上")
    )
    return _asked(request, customer, customer, dialog, _("贴好了。"))


@require_POST
@login_required
def untag(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    press(request, acts.untag, customer)
    return done(request, customer, _("拿掉了。"))


@require_http_methods(["GET", "POST"])
@login_required
def prefer(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    there = Dossier.objects.visible_to(request.user).filter(customer=customer).first() or Dossier()
    dialog = Dialog(acts.prefer, _("习惯和需求"), reverse("prefer-customer", args=[pk]), _("保存"))
    names = list(acts.prefer.takes.model_fields)
    return _asked(request, customer, customer, dialog, _("记下了。"), **{name: getattr(there, name) for name in names})


@require_http_methods(["GET", "POST"])
@login_required
def add_way(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    humans = Contact.objects.visible_to(request.user).filter(customer=customer).values_list("pk", "name")
    dialog = Dialog(
        acts.add_way, _("加一个联系方式"), reverse("add-way", args=[pk]), _("加上"), offered={"contact": list(humans)}
    )
    return _asked(request, customer, customer, dialog, _("加上了。"))


def seen_way(request: HttpRequest, pk: int) -> Way:
    rows = Way.objects.visible_to(request.user).select_related("customer__owner__team")
    return get_object_or_404(rows, pk=pk)  # type: ignore[no-any-return]


@require_http_methods(["GET", "POST"])
@login_required
def edit_way(request: HttpRequest, pk: int) -> HttpResponse:
    way = seen_way(request, pk)
    dialog = Dialog(acts.edit_way, _("改联系方式"), reverse("edit-way", args=[pk]), _("保存"))
    return _asked(request, way, way.customer, dialog, _("改好了。"))


@require_POST
@login_required
def remove_way(request: HttpRequest, pk: int) -> HttpResponse:
    way = seen_way(request, pk)
    press(request, acts.remove_way, way)
    return done(request, way.customer, _("去掉了。"))


@require_http_methods(["GET", "POST"])
@login_required
def relate(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    title = _("「%(name)s」和哪一家有关系？") % {"name": customer.name}
    dialog = Dialog(acts.relate, title, reverse("relate-customer", args=[pk]), _("记下"))
    return _asked(request, customer, customer, dialog, _("记下了。"))


@require_POST
@login_required
def part(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Relation.objects.visible_to(request.user).select_related("customer__owner__team", "other")
    relation = get_object_or_404(rows, pk=pk)
    press(request, acts.part, relation)
    return done(request, relation.customer, _("去掉了。"))


@require_http_methods(["GET", "POST"])
@login_required
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """The company's own fields, all in one form; what was typed stays whatever is wrong with it."""
    customer = seen_customer(request, pk)
    acts.fill.check_right(request.user, customer)
    if request.method != "POST":
        return _form(request, customer)
    data = request.POST
    values = {field.key: data[field.key] for field in setup().fields if field.key in data}
    version = data.get("version", "")
    try:
        acts.fill(customer, by=request.user, values=values, version=int(version) if version.isdecimal() else 0)
    except Invalid as no:
        return _form(request, customer, no.errors, 422)
    except Forbidden:
        raise
    except Refusal as no:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, customer, {"": [no.sentence]}, 422)
    return done(request, customer, _("填好了。"))


def _form(request: Any, customer: Any, errors: dict[str, list[Any]] | None = None, status: int = 200) -> HttpResponse:
    errors = errors or {}
    rows = Value.objects.visible_to(request.user).filter(customer=customer).select_related("field", "person")
    held = {value.field_id: value.held for value in rows}
    filled = (
        Dossier.objects.visible_to(request.user).filter(customer=customer).values_list("filled", flat=True).first() or 0
    )
    data = request.POST if request.method == "POST" else None
    fields = [_field(one, held.get(one.pk), data, errors) for one in setup().fields]
    version = data.get("version", "") if data is not None else str(filled)
    dialog = Dialog(acts.fill, _("填「%(name)s」的档案") % {"name": customer.name},
                    reverse("fill-customer", args=[customer.pk]), _("保存"), back=_tab(customer.pk))  # fmt: skip
    hidden = [FormField("version", "", "hidden", version)]
    context = {"dialog": dialog, "form": {"general_errors": errors.get("", [])}, "fields": fields, "hidden": hidden}
    part = bool(request.headers.get("HX-Request"))
    answer = render(request, "core/_dialog.html" if part else "core/dialog.html", context, status=status)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer


def _field(field: Field, held: Any, data: Any, errors: dict[str, list[Any]]) -> FormField:
    choices: list[tuple[Any, Any]] = [(word, word) for word in field.choices]
    value = getattr(held, "pk", held)
    if field.kind == "bool":
        choices, value = [("1", _("是")), ("0", _("否"))], "" if held is None else "1" if held else "0"
    elif field.kind == "date" and held is not None:
        value = held.isoformat()
    attrs = {}
    if field.kind == "person":
        attrs["data-search-url"] = reverse("customer-owners")
        choices = [(held.pk, held.name)] if held is not None else []
    elif field.kind == "choice" and held and held not in field.choices:
        choices.insert(0, (held, held))
    shown = data.get(field.key, "") if data is not None else "" if value is None else value
    return FormField(
        field.key, field.label, WIDGETS.get(field.kind, "text"), shown, help=field.help, choices=choices,
        errors=list(errors.get(field.key, [])), attrs=attrs,
    )  # fmt: skip
