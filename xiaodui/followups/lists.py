"""The lists of follow-ups, one's own and all in sight, and of plans; the same lists as files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.core.sockets import ListExport
from xiaodui.core.web.lists import Column, Listing, ListPage, Sort
from xiaodui.followups import narrow
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.naming import channel_label, outcome_label, plan_text
from xiaodui.followups.showing import lined, names_seen, stepped, why_said


def _page(key: str, filters: tuple[Any, ...], empty: Any) -> ListPage:
    return ListPage(
        key=key, filters=filters, row="followups/_row.html", export=key, live="followup", empty=empty,
        sorts=(Sort("happened", "happened_at", falling=True),),
        columns=(
            Column(_("什么时候"), "happened"), Column(_("客户")), Column(_("谈了什么")), Column(_("结果"), css="opt"),
            Column(_("算不算有效")), Column(_("谁跟的"), css="opt"),
        ),
    )  # fmt: skip


MINE = _page("my-followups", narrow.MINE, _("打完一个电话，在客户页点「记跟进」。"))
TEAM = _page("followups", narrow.TEAMS, _("打完一个电话，在客户页点「记跟进」。"))
PLANNED = ListPage(
    key="plans", filters=narrow.PLANNED, row="followups/_plan_row.html", export="plans", live="plan",
    empty=_("记跟进的时候写上下一步和日子，到时提醒你。"), sorts=(Sort("due", "due_at"),),
    columns=(
        Column(_("哪天"), "due"), Column(_("客户")), Column(_("做什么")), Column(_("谁去"), css="opt"), Column("", css="r"),
    ),
)  # fmt: skip


def in_sight(person: Any) -> Any:
    return FollowUp.objects.visible_to(person).select_related("customer", "person__team", "contact").defer("mark")


def own(person: Any) -> Any:
    return in_sight(person).of(person)


def plans_in_sight(person: Any, params: Mapping[str, Any]) -> Any:
    """Without `?state=` those that are still to do."""
    rows = plans_of(person)
    return rows if params.get("state") else rows.open()


def plans_of(person: Any) -> Any:
    return Plan.objects.visible_to(person).select_related("customer__owner__team", "person__team", "contact")


def show(request: Any, page: ListPage, rows: Any) -> Listing:
    """One page; what each row says stands on it as `line` or `step`. One query more, for the customers' names."""
    listing = page.show(request, rows)
    if page is PLANNED:
        for step in stepped(listing.rows, request.user):
            step.plan.step = step  # type: ignore[attr-defined]
    else:
        for line in lined(listing.rows, request.user):
            line.row.line = line  # type: ignore[attr-defined]
    return listing


COLUMNS = (
    ("id", _("编号")), ("happened_at", _("什么时候")), ("customer", _("客户")), ("person", _("谁跟的")), ("channel", _("怎么联系的")),
    ("seconds", _("通话秒数")), ("answered", _("对方参与了")), ("outcome", _("结果")), ("genuine", _("算有效")),
    ("why", _("为什么")), ("text", _("谈了什么")), ("withdrawn", _("撤回")),
)  # fmt: skip
PLAN_COLUMNS = (
    ("id", _("编号")), ("due_on", _("哪天")), ("customer", _("客户")), ("person", _("谁去")), ("channel", _("怎么联系")),
    ("text", _("做什么")), ("done_at", _("做了")), ("dropped_at", _("不做了")), ("why", _("为什么")),
)  # fmt: skip


def _in_chunks(rows: Any, size: int = 500) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows.iterator(chunk_size=size):
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def export(page: ListPage, of: Callable[[Any], Any], label: Any) -> ListExport:
    """Every row that the list shows for the same parameters, newest first; read in chunks."""

    def rows(person: Any, params: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
        found = page.narrowed(of(person), params, person).order_by("-happened_at", "-pk")
        for chunk in _in_chunks(found):
            names = names_seen(person, (row.customer_id for row in chunk))
            for row in chunk:
                yield (
                    row.pk, row.happened_at, names.get(row.customer_id, ""), row.person.name, channel_label(row.channel),
                    row.seconds, int(row.answered), outcome_label(row.outcome), int(row.genuine), why_said(row), row.text,
                    row.why_withdrawn,
                )  # fmt: skip

    return ListExport(page.key, label, COLUMNS, rows)


def plan_rows(person: Any, params: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    for chunk in _in_chunks(PLANNED.narrowed(plans_in_sight(person, params), params, person).order_by("due_at", "pk")):
        names = names_seen(person, (plan.customer_id for plan in chunk))
        for plan in chunk:
            yield (
                plan.pk, plan.due_on, names.get(plan.customer_id, ""), plan.person.name if plan.person else "",
                channel_label(plan.channel), plan_text(plan.text, plan.channel), plan.done_at, plan.dropped_at,
                plan.why_dropped,
            )  # fmt: skip


EXPORTED = (
    export(TEAM, in_sight, pgettext_lazy("menu", "跟进")), export(MINE, own, _("我的跟进")),
    ListExport("plans", _("下一步"), PLAN_COLUMNS, plan_rows),
)  # fmt: skip
