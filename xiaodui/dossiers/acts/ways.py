"""Further phones, mails, chat accounts and addresses."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.likeness import remember
from xiaodui.customers.models import Contact, Customer
from xiaodui.dossiers.acts.inputs import EditWay, NewWay
from xiaodui.dossiers.acts.rights import works_with_its
from xiaodui.dossiers.models import Way
from xiaodui.dossiers.models.way import KINDS
from xiaodui.dossiers.rules import fits
from xiaodui.dossiers.verbs import WAY_ADDED, WAY_EDITED, WAY_REMOVED
from xiaodui.journal import record

MOST = 30
"""Further ways of one customer; beyond it somebody keeps a list of something else."""


@act("customers.add_way", on=Customer, who=works_with, takes=NewWay, label=_("加联系方式"))
def add_way(
    customer: Customer, *, by: Any, kind: str, value: str, label: str = "", contact: Contact | None = None
) -> Way:
    guard(customer, by, "edit")
    _refuse_unfit(kind, value)
    if contact is not None and contact.customer_id != customer.pk:
        raise Invalid({"contact": [_("这位联系人不是这家的，换一位。")]})
    there = Way.objects.filter(customer=customer)
    if there.filter(contact=contact, kind=kind, value=value).exists():
        raise Refusal("way.exists", _("这一条已经有了。"))
    if there.count() >= MOST:
        raise Refusal("ways.many", _("已经有 %(n)s 条了，先去掉不用的。") % {"n": MOST})
    made = Way.objects.create(customer=customer, contact=contact, kind=kind, value=value, label=label)
    _tell(WAY_ADDED, made, by, value=value)
    return made


@act("ways.edit", on=Way, who=works_with_its, takes=EditWay, label=_("改联系方式"))
def edit_way(way: Way, *, by: Any, version: int, value: str, label: str = "") -> Way:
    guard(way.customer, by, "edit")
    _refuse_unfit(way.kind, value)
    others = Way.objects.filter(customer=way.customer_id, contact=way.contact_id, kind=way.kind, value=value)
    if others.exclude(pk=way.pk).exists():
        raise Refusal("way.exists", _("这一条已经有了。"))
    before = edit_row(way, version, {"value": value, "label": label})
    if before:
        _tell(WAY_EDITED, way, by, value=value, before=before.get("value", value))
    return way


@act("ways.remove", on=Way, who=works_with_its, label=_("去掉"))
def remove_way(way: Way, *, by: Any) -> Way:
    guard(way.customer, by, "edit")
    if not Way.objects.filter(pk=way.pk).delete()[0]:
        raise Refusal("stale", _("刚才已经去掉了，刷新后再看。"))
    _tell(WAY_REMOVED, way, by, before=way.value)
    return way


def _refuse_unfit(kind: str, value: str) -> None:
    if not fits(kind, value):
        raise Invalid({"value": [_("写法不对：电话写数字，邮箱写成 name@example.com。")]})


def _tell(verb: Any, way: Way, by: Any, **personal: str) -> None:
    """With the fact, look-alikes are found by what stands there now."""
    remember([way.customer])
    said = dict(KINDS)[way.kind]
    with translation.override("zh-hans"):
        zh = str(said)
    with translation.override("en"):
        en = str(said)
    record(
        verb, way.customer, by=by, **place(way.customer), way=way.pk, kind=way.kind, what=zh, said=en, personal=personal
    )
