"""Taking a list away: what for is said first, how much is limited by a rule, and all of it is on record."""

from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act, attempts_kept
from xiaodui.core.refusal import Refusal
from xiaodui.core.sockets import EXPORTS, ListExport
from xiaodui.exchange.acts.inputs import AskExport
from xiaodui.exchange.models import Export, ExportDay
from xiaodui.exchange.verbs import EXPORT_ASKED, EXPORT_MADE, EXPORT_REFUSED
from xiaodui.governance import rules
from xiaodui.journal import record
from xiaodui.people.models import Person

TICKETS = TimestampSigner(salt="exchange.export")
"""For programs, which have no session: opens one list in one format for ten minutes."""


def may_export(by: Any, target: Any = None) -> bool:
    return bool(by.may("export"))


@act("exports.create", who=may_export, takes=AskExport, label=_("导出"))
def ask(*, by: Any, list: str, format: str, reason: str, filters: dict[str, str]) -> "Asked":
    """导出. Says what for: holds for the rest of the day. The answer's `url` gives the file within ten minutes."""
    if all(one.key != list for one in EXPORTS):
        raise Refusal("export.unknown", _("没有这份名单可以导出。"))
    day, made = ExportDay.objects.get_or_create(person=by, day=clock.today(), defaults={"reason": reason})
    if not made:
        ExportDay.objects.filter(pk=day.pk).update(reason=reason)
    record(EXPORT_ASKED, by, by=by, team=_team(by), key=list, personal={"reason": reason})
    return Asked(day, list, format, filters)


class Asked:
    """That somebody may now fetch a list; `pk` is of the day that it counts on."""

    def __init__(self, day: ExportDay, key: str, form: str, filters: dict[str, str]) -> None:
        self.pk, self.key, self.form, self.filters, self.person_id = day.pk, key, form, filters, day.person_id

    @property
    def url(self) -> str:
        return f"{reverse('export', args=[self.key, self.form])}?{urlencode(self.filters)}".rstrip("?")

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        ticket = TICKETS.sign(f"{self.person_id}:{self.key}:{self.form}")
        there = reverse("export", args=[self.key, self.form])
        return {"id": self.pk, "url": f"{there}?{urlencode({**self.filters, 'ticket': ticket})}"}


def taker_of(ticket: str, key: str, form: str, seconds: int) -> Person | None:
    """Whose ticket this is, if it is one, of this list in this format, and no older."""
    try:
        pk, for_key, for_form = TICKETS.unsign(ticket, max_age=seconds).split(":")
    except (BadSignature, ValueError):
        return None
    return Person.objects.active().filter(pk=pk).first() if (for_key, for_form) == (key, form) else None


def _team(by: Any) -> str | None:
    return f"team:{by.team_id}" if by.team_id else None


def names_of(one: ListExport) -> tuple[str, str]:
    with translation.override("zh-hans"):
        zh = str(one.label)
    with translation.override("en"):
        return zh, str(one.label)


def reason_of(by: Any) -> str:
    """What he said today that he takes lists away for; "" while he has said nothing."""
    own = ExportDay.objects.visible_to(by).filter(person=by, day=clock.today())
    return own.values_list("reason", flat=True).first() or ""


def left_of(by: Any) -> tuple[int, rules.Ruled]:
    """(rows that he may still take today, the rule that says so)."""
    said = rules.value("data.export_rows_per_day", for_=by)
    own = ExportDay.objects.visible_to(by).filter(person=by, day=clock.today())
    taken = own.values_list("rows", flat=True).first() or 0
    return max(said.value - taken, 0), said


def refuse_over(one: ListExport, by: Any, left: int, said: rules.Ruled) -> Refusal:
    """The rows were too many; the attempt is on record."""
    zh, en = names_of(one)

    def attempt() -> None:
        record(
            EXPORT_REFUSED,
            by,
            by=by,
            team=_team(by),
            key=one.key,
            what=zh,
            list=en,
            limit=said.value,
            left=left,
            cite=said.cite,
        )

    return Refusal(
        "export.limit",
        _("按「导出要有用途和限额」，每人每天最多导出 %(limit)s 行，你今天还能导 %(left)s 行。先筛选一下，或者明天再导。")
        % {"limit": said.value, "left": left},
        attempt=attempt, cite=said.cite,
    )  # fmt: skip


def tell_exported(one: ListExport, *, by: Any, rows: int, narrowed: dict[str, str], form: str) -> None:
    """Count the rows and record who took how many of what, narrowed by what. Not an act: nobody may say it without having
    done it. Two at once can't both slip under the limit: the day's row is taken by a conditional update."""
    zh, en = names_of(one)
    left, said = left_of(by)
    with attempts_kept(), transaction.atomic():
        mine = ExportDay.objects.filter(person=by, day=clock.today())
        if not mine.filter(rows__lte=said.value - rows).update(rows=F("rows") + rows):
            raise refuse_over(one, by, left, said)
        day = mine.get()
        Export.objects.create(
            person=by,
            key=one.key,
            zh=zh,
            en=en,
            form=form,
            rows=rows,
            reason=day.reason,
            filters=narrowed,
            at=clock.now(),
        )
        record(
            EXPORT_MADE, by, by=by, team=_team(by), owner=by, key=one.key, what=zh, list=en, rows=rows, today=day.rows,
            filters=narrowed, format=form.upper(), cite=said.cite, personal={"reason": day.reason},
        )  # fmt: skip
