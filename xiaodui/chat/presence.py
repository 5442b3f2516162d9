"""Who is online, as it is told to one reader: never of who keeps to himself, nor to him, and not where the clause says no."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from xiaodui.chat.acts.discretion import discreet
from xiaodui.core import clock
from xiaodui.governance import rules
from xiaodui.people.calendars import calendars_of
from xiaodui.people.models import Person
from xiaodui.pulse import presence

MOST = 200
"""People that one look tells of."""


def shown_to(person: Any) -> bool:
    return bool(rules.value("chat.seen_online", for_=person).value)


def keeps_to_himself(person: Any) -> bool:
    """By his own choice, or by the clause for everybody."""
    return not shown_to(person) or bool(discreet([person.pk]))


def of(by: Any, ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """{id: {"state": online, away or gone, "said": in words}} of colleagues whom he sees; about six queries for any number."""
    if keeps_to_himself(by):
        return {}
    seen = set(Person.objects.visible_to(by).active().filter(pk__in=list(ids)).values_list("pk", flat=True))
    seen -= discreet(list(seen))
    found = presence.states(f"person:{pk}" for pk in seen)
    gone = [pk for pk in seen if f"person:{pk}" not in found]
    today, calendars = _last_seen(gone), calendars_of(gone) if gone else {}
    now, told = clock.now(), {}
    for pk in seen:
        state = found.get(f"person:{pk}", "gone")
        off = state == "gone" and not calendars[pk].is_working(now)
        told[pk] = {"state": state, "said": _said(state, off, today.get(pk))}
    return told


def online(ids: Iterable[int]) -> set[int]:
    """Those of them who have a page open, not counting who keeps to himself: nobody learns it from whom a call reaches."""
    pks = set(ids)
    return {int(key.partition(":")[2]) for key in presence.states(f"person:{pk}" for pk in pks - discreet(list(pks)))}


def _said(state: str, off: bool, seen: datetime | None) -> str:
    if state == "online":
        return _("在线")
    if state == "away":
        return _("离开一会儿")
    if seen is not None:
        return _("今天 %(at)s 来过") % {"at": timezone.localtime(seen).strftime("%H:%M")}
    return _("不在上班时间") if off else ""


def _last_seen(ids: list[int]) -> dict[int, datetime]:
    """When each was here today, from his sessions (noted every ten minutes). One query."""
    from allauth.usersessions.models import UserSession

    rows = UserSession.objects.filter(user_id__in=ids).order_by("last_seen_at").values_list("user_id", "last_seen_at")
    return {pk: at for pk, at in rows if clock.day_of(at) == clock.today()}
