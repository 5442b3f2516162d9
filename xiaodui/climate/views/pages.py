"""Thanks: given, listed, who supports whom. A room's climate as a panel."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.chat.models import Seat
from xiaodui.chat.views.reaching import seen_message, seen_room
from xiaodui.chat.views.rooms import title_of
from xiaodui.climate import acts
from xiaodui.climate.models import Thanks
from xiaodui.climate.reading import firsts, silent_ones, supports, weeks_of
from xiaodui.climate.views.behind import may_name
from xiaodui.core.web.dialogs import Dialog, answered, closed

LISTS = {"received": _("谢我的"), "given": _("我谢的"), "graph": _("谁在帮谁")}
SHOWN = 100


def _thank(request: HttpRequest, room: Any, action: str, **initial: Any) -> HttpResponse:
    seats = Seat.objects.visible_to(request.user).present().filter(room=room).exclude(person=request.user.pk)
    people = [
        (one.person_id, one.person.name) for one in seats.select_related("person").order_by("person__initials")[:500]
    ]
    back = reverse("room", args=[room.pk])
    dialog = Dialog(
        acts.thank, _("谢一位同事"), action, _("谢一句"), back=back, offered={"to": people}, text=_("会发到群里，大家可以跟着点赞。"),
    )  # fmt: skip
    result = answered(request, dialog, room, **initial)
    return result if isinstance(result, HttpResponse) else closed(request, back, [])


@require_http_methods(["GET", "POST"])
@login_required
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    return _thank(request, seen_room(request, pk), reverse("thank-in-room", args=[pk]))


@require_http_methods(["GET", "POST"])
@login_required
def thank_for(request: HttpRequest, pk: int) -> HttpResponse:
    """For this very message."""
    found = seen_message(request, pk)
    return _thank(request, found.room, reverse("thank-for-message", args=[pk]), to=found.author_id or "", evidence=pk)


@require_safe
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """`?who=` received, given or graph."""
    person: Any = request.user
    who = request.GET.get("who", "") if request.GET.get("who", "") in LISTS else "received"
    mine = {"to": person} if who == "received" else {"by": person}
    rows = (
        Thanks.objects.visible_to(person)
        .select_related("by", "to", "room", "message")
        .filter(**mine)
        .order_by("-made_at", "-pk")
    )
    return render(request, "climate/thanks.html", {
        "who": who, "lists": LISTS.items(), "rows": [] if who == "graph" else rows.distinct()[:SHOWN],
        "pairs": supports(person) if who == "graph" else [],
    })  # fmt: skip


@require_safe
@login_required
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens its message where it stands."""
    found = get_object_or_404(Thanks.objects.visible_to(request.user), pk=pk)
    return HttpResponseRedirect(reverse("message", args=[found.message_id]))


@require_safe
@login_required
def climate(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    person: Any = request.user
    weeks = weeks_of(room)
    most = max([*weeks.said, 1])
    bars = [(first, count, count / most) for first, count in zip(firsts(), weeks.said, strict=True)]
    return render(request, "climate/_climate.html", {
        "room": room, "title": title_of(room, person), "weeks": weeks, "silent": silent_ones(room) if may_name(person, room) else [],
        "bars": bars, "unanswered": weeks.asked - weeks.answered,
    })  # fmt: skip
