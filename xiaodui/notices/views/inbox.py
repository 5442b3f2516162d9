"""The inbox, and what can be done in it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core.web.dialogs import told
from xiaodui.core.web.press import press
from xiaodui.notices import acts
from xiaodui.notices.inbox import lines_of, page_of
from xiaodui.notices.models import Notice

TOPIC = "notice"


@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The page; `HX-Target` asks for the inbox or the bell alone."""
    target = request.headers.get("HX-Target", "")
    if target == "bell":
        return _varies(render(request, "core/_bell_answer.html"))
    answer = render(request, "notices/_inbox.html" if target == "inbox" else "notices/inbox.html", _shown(request))
    return _varies(answer)


def _shown(request: HttpRequest) -> dict[str, Any]:
    unread, before = request.GET.get("show") == "unread", request.GET.get("before", "")
    days, after = page_of(request.user, unread_only=unread, before=before)
    narrowed = {"show": "unread"} if unread else {}
    return {
        "days": days, "unread_only": unread, "first": not before, "newest": _newest(days),
        "here": _at({**narrowed, "before": before} if before else narrowed),
        "next_url": _at({**narrowed, "before": after}) if after else "",
    }  # fmt: skip


def _newest(days: list[Any]) -> int:
    return max((line.notice.pk for day in days for line in day.lines), default=0)


def _at(params: dict[str, str]) -> str:
    return f"{reverse('notices')}?{urlencode(params)}" if params else reverse("notices")


def _varies(answer: HttpResponse) -> HttpResponse:
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Opening a notice marks it read and leads to what it is about, where its reader sees that."""
    one = get_object_or_404(Notice.objects.visible_to(request.user).select_related("fact"), pk=pk)
    acts.read(one, by=request.user)
    (line,) = lines_of([one], request.user)
    return HttpResponseRedirect(line.url or reverse("notices"))


def _done(request: HttpRequest, text: Any = "", back: str = "notices") -> HttpResponse:
    """Parts that show notices ask again."""
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse(back))
    return told(HttpResponse(status=204), [TOPIC], text)


@require_POST
@login_required
def read(request: HttpRequest, pk: int) -> HttpResponse:
    acts.read(get_object_or_404(Notice.objects.visible_to(request.user), pk=pk), by=request.user)
    return _done(request)


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    press(request, acts.read_all)
    return _done(request, _("都标为已读了。"))


@require_POST
@login_required
def mute(request: HttpRequest) -> HttpResponse:
    press(request, acts.mute)
    return _done(request, _("静音了。要再听到，在「通知设置」里恢复。"))


@require_POST
@login_required
def unmute(request: HttpRequest) -> HttpResponse:
    press(request, acts.unmute)
    return _done(request, _("恢复提醒了。"), back="notice-settings")
