"""What charters and role cards have in common: one draft at a time, put in force once, unchanged from then on."""

from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.duties.binding import Thing
from xiaodui.duties.models import Charter, RoleCard
from xiaodui.duties.models.written import WrittenQuerySet


def beside(thing: Thing) -> WrittenQuerySet:
    """All versions of the same thing: of this team, and of this role."""
    if isinstance(thing, RoleCard):
        return RoleCard.objects.filter(team=thing.team_id, role=thing.role_id)
    return Charter.objects.filter(team=thing.team_id)


def refuse_published(thing: Thing) -> None:
    if not thing.is_draft:
        raise Refusal("written.published", _("这一版已经发布，不能再改；起草新的一版。"))


def put_in_force(thing: Thing, by: Any, seen: int) -> None:
    """The draft becomes the next version and the one before it ends. Of two hands on the button one is refused."""
    now, last = clock.now(), beside(thing).aggregate(last=Max("number"))["last"] or 0
    beside(thing).exclude(number=None).filter(ended_at=None).update(ended_at=now)
    done = type(thing).objects.drafts().filter(pk=thing.pk, version=seen)
    if not done.update(number=last + 1, published_at=now, published_by=by, version=F("version") + 1):
        raise Refusal("stale", _("这份草稿刚被改过或已经发布了。看一眼新的内容，再发布。"))
    thing.refresh_from_db()


def discard(thing: Thing) -> None:
    """Only a draft goes: what was once in force stays for ever."""
    if not type(thing).objects.drafts().filter(pk=thing.pk).delete()[0]:
        refuse_published(type(thing).objects.get(pk=thing.pk))
