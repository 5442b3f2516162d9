"""The addresses of a room, for those who run it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.chat.views.reaching import seen_room
from xiaodui.core.web.dialogs import Dialog, answered
from xiaodui.core.web.press import press
from xiaodui.hooks import acts
from xiaodui.hooks.limits import A_MINUTE
from xiaodui.hooks.models import Hook


@require_safe
@login_required
def hooks(request: HttpRequest, pk: int) -> HttpResponse:
    """Those that stand first."""
    room = seen_room(request, pk)
    acts.add.check_right(request.user, room)
    rows = Hook.objects.visible_to(request.user).filter(room=room).select_related("made_by", "revoked_by")
    return render(request, "hooks/hooks.html", {
        "room": room, "hooks": rows.order_by("revoked_at", "-pk")[:100], "a_minute": A_MINUTE,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its own: the only one that ever shows the address."""
    room = seen_room(request, pk)
    back = reverse("room-hooks", args=[pk])
    dialog = Dialog(acts.add, _("开一个传入地址"), reverse("new-hook", args=[pk]), _("开"), back=back)
    made = answered(request, dialog, room)
    if isinstance(made, HttpResponse):
        return made
    address = request.build_absolute_uri(reverse("incoming-hook", args=[made.secret]))
    answer = render(request, "hooks/made.html", {"room": room, "hook": made, "address": address})
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@login_required
def hook(request: HttpRequest, pk: int) -> HttpResponse:
    """Its place in the list of its room."""
    found = get_object_or_404(Hook.objects.visible_to(request.user), pk=pk)
    return HttpResponseRedirect(f"{reverse('room-hooks', args=[found.room_id])}#hook-{found.pk}")


@require_POST
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Hook.objects.visible_to(request.user).select_related("room__team"), pk=pk)
    press(request, acts.revoke, found)
    return HttpResponseRedirect(reverse("room-hooks", args=[found.room_id]))
