"""Verbs on a collision, each at its own address, in dialogs over its page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.collisions import acts
from xiaodui.collisions.acts.pleading import standing_offer
from xiaodui.collisions.acts.rights import side_of
from xiaodui.collisions.case import case_of
from xiaodui.collisions.models import Collision
from xiaodui.collisions.views.reaching import seen_collision
from xiaodui.core.acts import Act
from xiaodui.core.spoken import day
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.people.models import Person

MOST_OTHERS = 100


def topics(pk: int) -> list[str]:
    return ["collision", f"collision:{pk}"]


def _dialog(act: Act, collision: Collision, title: Any, **more: Any) -> Dialog:
    action = reverse(f"{act.verb}-collision", args=[collision.pk])
    return Dialog(act, title, action, act.label, back=reverse("collision", args=[collision.pk]), **more)


def _done(request: HttpRequest, collision: Collision, text: Any) -> HttpResponse:
    return closed(request, reverse("collision", args=[collision.pk]), topics(collision.pk), text)


def _sides(collision: Collision) -> list[tuple[Any, Any]]:
    return [(collision.holder_id, collision.holder.name), (collision.challenger_id, collision.challenger.name)]


def _others(person: Any, collision: Collision) -> list[tuple[Any, Any]]:
    """Colleagues in his reach who sell, for a ruling that gives it to a third one."""
    rows = Person.objects.active().selling().exclude(pk__in=collision.sides)
    if not person.reach.everything:
        rows = rows.filter(pk__in=person.reach.person_ids)
    return list(rows.order_by("initials", "pk").values_list("pk", "name")[:MOST_OTHERS])


def _records(request: HttpRequest, collision: Collision) -> list[tuple[Any, Any, str]]:
    """(id as text, sentence with its day, whose) of what stands on the page."""
    case = case_of(collision, request.user)
    return [
        (
            str(line.id),
            f"{day(timezone.localtime(line.when).date(), weekday=False)} {side.person.name}：{_plain(line.said)}",
            side.key,
        )
        for side in case.sides for line in side.lines
    ]  # fmt: skip


def _plain(sentence: Any) -> str:
    return Truncator(strip_tags(str(sentence))).chars(70)


@require_http_methods(["GET", "POST"])
@login_required
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    collision = seen_collision(request, pk)
    acts.rule.check_right(request.user, collision)
    records = [(key, said) for key, said, _side in _records(request, collision)]
    dialog = _dialog(
        acts.rule, collision, _("「%(name)s」怎么判？") % {"name": collision.name},
        text=_("凭记录判。判完客户照此归属，两边都会收到结果和理由。"),
        offered={"to": [*_sides(collision), *_others(request.user, collision)], "rests_on": records},
    )  # fmt: skip
    result = answered(request, dialog, collision, to="")
    return result if isinstance(result, HttpResponse) else _done(request, collision, _("判好了，两边都收到了结果。"))


@require_http_methods(["GET", "POST"])
@login_required
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    collision = seen_collision(request, pk)
    dialog = _dialog(
        acts.recuse, collision, _("请上一级来判？"), text=_("你和其中一边太近，或者自己也牵在里面，就回避。回避以后你不能再判这一件。")
    )  # fmt: skip
    result = answered(request, dialog, collision)
    if isinstance(result, HttpResponse):
        return result
    return _done(request, collision, _("交给 %(name)s 判了。") % {"name": result.judge.name})


@require_http_methods(["GET", "POST"])
@login_required
def plead(request: HttpRequest, pk: int) -> HttpResponse:
    collision = seen_collision(request, pk)
    acts.plead.check_right(request.user, collision)
    key = "challenger" if side_of(request.user, collision) == collision.challenger else "holder"
    own = [(pk, said) for pk, said, side in _records(request, collision) if side == key]
    dialog = _dialog(
        acts.plead, collision, _("说你这一边"), text=_("什么时候、怎么认识这家的，做过什么。判之前都可以补。"), offered={"evidence": own}
    )  # fmt: skip
    result = answered(request, dialog, collision)
    return result if isinstance(result, HttpResponse) else _done(request, collision, _("记下了，来判的人会看到。"))


@require_http_methods(["GET", "POST"])
@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Filled with what the other side offered, so that agreeing is one press."""
    collision = seen_collision(request, pk)
    acts.settle.check_right(request.user, collision)
    mine = side_of(request.user, collision)
    theirs = standing_offer(collision, collision.challenger if mine == collision.holder else collision.holder)
    known = (
        {"outcome": theirs.outcome, "to": theirs.to_id, "share": theirs.share or ""}
        if theirs
        else {"to": "", "share": ""}
    )
    text = (
        _("对方已经提了，一样就点下去，两边说定。")
        if theirs
        else _("你先提，对方点了同样的就说定；不争了，就选归对方。")
    )
    dialog = _dialog(acts.settle, collision, _("怎么了结？"), text=text, offered={"to": _sides(collision)})
    result = answered(request, dialog, collision, **known)
    if isinstance(result, HttpResponse):
        return result
    return _done(request, collision, _("提给对方了，等对方点头。") if result.is_open else _("说定了，组长也知道了。"))
