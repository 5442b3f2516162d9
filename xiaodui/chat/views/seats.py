"""Who sits in a room: coming, going, being asked in, one's part."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.chat import acts, presence
from xiaodui.chat.acts.discretion import discreet
from xiaodui.chat.acts.rights import runs
from xiaodui.chat.groups import groups_offered
from xiaodui.chat.models import Seat
from xiaodui.chat.models.seat import RINGS, ROLES
from xiaodui.chat.views.reaching import seen_room
from xiaodui.chat.views.rooms import title_of
from xiaodui.core.refusal import Refusal
from xiaodui.core.web.dialogs import Dialog, answered, closed, go
from xiaodui.core.web.press import press
from xiaodui.people.models import Person

FEW = 12


@require_safe
@login_required
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits here and who asks to, as evidence beside the page."""
    room = seen_room(request, pk)
    seats = (
        Seat.objects.visible_to(request.user)
        .filter(room=room)
        .select_related("person__team")
        .order_by("person__initials")
    )
    return render(request, "chat/_people.html", {
        "room": room, "title": title_of(room, request.user), "seats": seats.present(), "runs": runs(request.user, room),
        "asking": seats.asking(), "mine": room.mine, "ruled": room.kind in {"team", "direct"}, "rings": RINGS,
        "hidden": bool(discreet([request.user.pk])),
        "roles": [one for one in ROLES if one[0] != "owner" or (room.mine and room.mine.role == "owner")],
    })  # fmt: skip


@require_safe
@login_required
def names(request: HttpRequest, pk: int) -> JsonResponse:
    """Those of the room whose name or initials begin so, for who types an @; then groups of them and duties."""
    room, q = seen_room(request, pk), request.GET.get("q", "").strip()[:60].lower()
    seated = Person.objects.visible_to(request.user).active().filter(seats__room=room, seats__left_at=None)
    rows = seated.exclude(pk=request.user.pk).select_related("team").order_by("initials", "pk")
    found = [one for one in rows if one.name.lower().startswith(q) or one.initials.startswith(q)][:FEW]
    people = [{"name": one.name, "team": one.team.name if one.team else ""} for one in found]
    return JsonResponse({"people": [*people, *groups_offered(room, request.user, q)][:FEW]})


@require_safe
@login_required
def here(request: HttpRequest) -> JsonResponse:
    """`?people=3,5`: who of them is online, away or was here today; nothing for who keeps to himself."""
    ids = [
        int(one)
        for one in request.GET.get("people", "").split(",")
        if one.isascii() and one.isdecimal() and len(one) < 19
    ]
    return JsonResponse({"here": presence.of(request.user, ids[: presence.MOST])})


@require_POST
@login_required
def discretion(request: HttpRequest) -> HttpResponse:
    press(request, acts.discretion)
    return go(request, reverse("chat"))


@require_POST
@login_required
def talk_to(request: HttpRequest, person: int) -> HttpResponse:
    found = get_object_or_404(Person.objects.visible_to(request.user), pk=person)
    room = acts.talk_to(by=request.user, person=found)
    return go(request, reverse("room", args=[room.pk]))


@require_POST
@login_required
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.enter, room=pk)
    return go(request, reverse("room", args=[pk]))


@require_POST
@login_required
def ask_in(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.ask_in, room=pk)
    return go(request, reverse("find-rooms"))


@require_http_methods(["GET", "POST"])
@login_required
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    seated = Seat.objects.visible_to(request.user).taken().filter(room=room).values("person_id")
    others = Person.objects.visible_to(request.user).active().exclude(pk__in=seated).order_by("initials", "pk")
    dialog = Dialog(
        acts.invite, _("请人进来"), reverse("invite-into-room", args=[pk]), _("请进来"), back=reverse("room", args=[pk]),
        offered={"people": [(one.pk, one.name) for one in others[:500]]},
    )  # fmt: skip
    result = answered(request, dialog, room)
    return (
        result
        if isinstance(result, HttpResponse)
        else closed(request, reverse("room", args=[pk]), [room.key], _("请进来了。"))
    )


def _press(request: HttpRequest, pk: int, act: Any, there: str = "room") -> HttpResponse:
    press(request, act, seen_room(request, pk))
    return go(request, reverse(there, args=[pk] if there == "room" else []))


@require_POST
@login_required
def let_in(request: HttpRequest, pk: int) -> HttpResponse:
    return _press(request, pk, acts.let_in)


@require_http_methods(["GET", "POST"])
@login_required
def turn_away(request: HttpRequest, pk: int) -> HttpResponse:
    """`?person=` who asks."""
    room, here, person = seen_room(request, pk), request.get_full_path(), request.GET.get("person", "")
    acts.turn_away.check_right(request.user, room)
    asking = Seat.objects.visible_to(request.user).asking().filter(room=room).select_related("person")
    who = (
        asking.filter(person=int(person)).first()
        if person.isascii() and person.isdecimal() and len(person) < 19
        else None
    )
    if who is None and request.method != "POST":
        raise Refusal("room.unasked", _("他已经不在申请了，刷新后再看。"))
    dialog = Dialog(
        acts.turn_away, _("这次不让 %(name)s 进来？") % {"name": who.person.name} if who else _("这次不让他进来？"),
        here, _("不让进来"), back=reverse("room", args=[pk]),
        text=_("只有他收到，连同你的这一句；一天以后他可以再申请。"),
    )  # fmt: skip
    result = answered(request, dialog, room, person=person)
    return result if isinstance(result, HttpResponse) else go(request, dialog.back)


@require_POST
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    return _press(request, pk, acts.leave, "chat")


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _press(request, pk, acts.remove)


@require_POST
@login_required
def rank(request: HttpRequest, pk: int) -> HttpResponse:
    return _press(request, pk, acts.rank)


@require_POST
@login_required
def ring(request: HttpRequest, pk: int) -> HttpResponse:
    return _press(request, pk, acts.ring)


@require_POST
@login_required
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    return _press(request, pk, acts.archive)


@require_POST
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    seen = seen_room(request, pk)
    press(request, acts.reopen, seen)
    return HttpResponseRedirect(reverse("room", args=[pk]))
