"""Verbs on a deal, each at its own address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.acts import Act, Form
from xiaodui.core.web.press import press
from xiaodui.deals import acts
from xiaodui.deals.board import Board
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.totals import WON
from xiaodui.deals.views.dialogs import Dialog, answered, ask, away, done, told
from xiaodui.deals.views.reaching import seen_deal


def _dialog(act: Act, deal: Deal, title: Any, **more: Any) -> Dialog:
    return Dialog(act, title, reverse(f"{act.verb.replace('_', '-')}-deal", args=[deal.pk]), act.label, **more)


def winning(deal: Deal) -> Dialog:
    return _dialog(acts.win, deal, _("赢下「%(title)s」？") % {"title": deal.title}, tone="btn-win",
                   text=_("盖上「赢」印，按签约日记进业绩，小队和排行马上看得到。"))  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def win(request: HttpRequest, pk: int) -> HttpResponse:
    """Won: the seal takes the stage once."""
    deal = seen_deal(request, pk)
    result = answered(request, winning(deal), deal, amount=deal.amount)
    if isinstance(result, HttpResponse):
        return result
    if not request.headers.get("HX-Request"):
        return done(request, deal)
    answer = render(request, "deals/_won.html", {"deal": deal})
    answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return told(answer, deal)


@require_http_methods(["GET", "POST"])
@login_required
def lose(request: HttpRequest, pk: int) -> HttpResponse:
    deal = seen_deal(request, pk)
    dialog = _dialog(acts.lose, deal, _("「%(title)s」丢了？") % {"title": deal.title}, tone="btn-danger",
                     text=_("它会离开看板，记进丢单数。原因留给下一个谈这家的人。"))  # fmt: skip
    result = answered(request, dialog, deal)
    return result if isinstance(result, HttpResponse) else done(request, deal, _("记下了，丢单的原因也在时间线上。"))


@require_http_methods(["GET", "POST"])
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    deal = seen_deal(request, pk)
    dialog = _dialog(acts.reopen, deal, _("重新打开「%(title)s」？") % {"title": deal.title},
                     text=_("已经记的业绩从今天减回去，原来的记录留着。"))  # fmt: skip
    result = answered(request, dialog, deal)
    return result if isinstance(result, HttpResponse) else done(request, deal, _("又开着了。"))


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    deal = seen_deal(request, pk)
    dialog = _dialog(acts.hand_over, deal, _("把「%(title)s」移交给谁？") % {"title": deal.title},
                     text=_("以后由他来谈，赢了也算他的。理由记在时间线上。"))  # fmt: skip
    result = answered(request, dialog, deal)
    if isinstance(result, HttpResponse):
        return result
    if not Deal.objects.visible_to(request.user).filter(pk=pk).exists():
        return away(request)
    return done(request, deal, _("移交给 %(name)s 了。") % {"name": deal.owner.name})


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    deal = seen_deal(request, pk)
    dialog = _dialog(acts.edit, deal, _("改「%(title)s」") % {"title": deal.title})
    dialog.button = _("保存")
    result = answered(request, dialog, deal)
    return result if isinstance(result, HttpResponse) else done(request, deal, _("改好了。"))


@require_safe
@login_required
def moves(request: HttpRequest, pk: int) -> HttpResponse:
    """Where this card can go: the way of keyboard and menu."""
    deal = seen_deal(request, pk)
    may = {name: getattr(acts, name).may(request.user, deal) for name in ("move", "win", "lose", "hand_over")}
    return render(request, "deals/_moves.html", {"deal": deal, "stages": Stage.objects.in_use(), "may": may})


@require_POST
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Dropped into a lane, or chosen from the menu. Into the won lane: the card goes home (422), the win is asked."""
    deal = seen_deal(request, pk)
    if request.POST.get("stage") == WON:
        acts.win.check_right(request.user, deal)

        return ask(
            request, winning(deal), Form(acts.win, request.user, deal, initial={"amount": deal.amount}), status=422
        )
    before = str(deal.stage_id)
    press(request, acts.move, deal)
    if request.headers.get("HX-Target") != f"deal-{deal.pk}":
        return done(request, deal, _("移到「%(stage)s」了。") % {"stage": deal.stage.name})
    board = Board(request, reverse("deals"))
    lanes = [lane for key in {before, str(deal.stage_id)} if (lane := board.lane(key))]
    card = board.drawn(Deal.objects.visible_to(request.user).filter(pk=pk))[0]
    return render(request, "deals/_moved.html", {"card": card, "lanes": lanes, "board": board})


@require_POST
@login_required
def note(request: HttpRequest, pk: int) -> HttpResponse:
    deal = seen_deal(request, pk)
    press(request, acts.note, deal)
    if not request.headers.get("HX-Request"):
        return done(request, deal)
    return told(render(request, "deals/_composer.html", {"deal": deal}), deal)


@require_POST
@login_required
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step alone; the rest of the deal stays as it was seen."""
    deal = seen_deal(request, pk)
    kept = {name: getattr(deal, name) for name in acts.edit.takes.model_fields}
    said = {name: request.POST.get(name, "") for name in ("next_step", "next_on", "version")}
    acts.edit(deal, by=request.user, **{**kept, **said})
    if not request.headers.get("HX-Request"):
        return done(request, deal)
    return told(render(request, "deals/_next.html", {"deal": deal, "may_edit": True}), deal)
