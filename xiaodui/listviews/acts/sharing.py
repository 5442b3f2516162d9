"""Sharing a view: others see it in their lists, and each sees his own rows through it."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.listviews.acts.inputs import ShareView
from xiaodui.listviews.acts.naming import free_name
from xiaodui.listviews.acts.rights import may_share, may_stop, shares_with
from xiaodui.listviews.models import View
from xiaodui.listviews.verbs import VIEW_HANDED_OVER, VIEW_SHARED, VIEW_UNSHARED


@act("views.share", on=View, who=may_share, takes=ShareView, label=_("共享"))
def share(view: View, *, by: Any, team: Any = None) -> View:
    """共享. With a team and the teams below it, or with all; shared again with others, it is theirs instead."""
    if by is not None and not shares_with(by, team):
        if team is None:
            raise Refusal("view.whom", _("给所有人看要由公司负责人来共享；你可以共享给自己带的团队。"))
        raise Refusal("view.whom", _("你带不到「%(team)s」，请选自己带的团队。") % {"team": team.name})
    if team is not None and team.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    if view.shared_at and view.team_id == (team and team.pk):
        raise Refusal("view.shared", _("已经这样共享了。"))
    View.objects.filter(pk=view.pk).update(shared_at=clock.now(), team=team, version=F("version") + 1)
    view.refresh_from_db()
    record(VIEW_SHARED, view, by=by, team=team, what=view.name, page=view.page)
    return view


@act("views.unshare", on=View, who=may_stop, label=_("不再共享"))
def unshare(view: View, *, by: Any) -> View:
    """不再共享. It stays its owner's; who copied it keeps his copy."""
    if not View.objects.filter(pk=view.pk).shared().update(shared_at=None, team=None, version=F("version") + 1):
        raise Refusal("view.unshared", _("这个视图没有共享，刷新后再看。"))
    tell_unshared(view, by)
    view.refresh_from_db()
    return view


def tell_unshared(view: View, by: Any) -> None:
    record(VIEW_UNSHARED, view, by=by, team=view.team, what=view.name, page=view.page)


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """The views that this person shares to `to`, in the caller's transaction: those who open them find them there."""
    views = list(View.objects.shared().filter(owner=person).select_related("team"))
    for view in views:
        view.name, view.owner = free_name(to, view.page, view.name), to
        View.objects.filter(pk=view.pk).update(owner=to, name=view.name, version=F("version") + 1)
        record(VIEW_HANDED_OVER, view, by=by, team=view.team, to=to, what=view.name, page=view.page)
    return len(views)
