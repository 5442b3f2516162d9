"""Reminders and what is kept, pressed in the menu of a message or in one's list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.chat.views.reaching import seen_message
from xiaodui.chat.views.saying import answer_of
from xiaodui.core.spoken import moment as said
from xiaodui.core.web.dialogs import closed
from xiaodui.core.web.press import press
from xiaodui.later import acts
from xiaodui.later.acts.inputs import REMINDING
from xiaodui.later.models import Reminder
from xiaodui.later.views.reaching import asked


@require_http_methods(["GET", "POST"])
@login_required
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    message = seen_message(request, pk)
    made = asked(
        request, acts.remind, message, REMINDING, title=_("什么时候提醒你？"), action=reverse("remind-of-message", args=[pk]),
        back=reverse("message", args=[pk]), about=message.gist,
    )  # fmt: skip
    if isinstance(made, HttpResponse):
        return made
    return closed(request, reverse("later"), ["waiting"], _("%(when)s 提醒你。") % {"when": said(made.due_at)})


def _marked(request: HttpRequest, pk: int, act: Any, done: str) -> HttpResponse:
    """To a script of the chat what to say; to a list that it asks again."""
    found = seen_message(request, pk)
    if request.headers.get("HX-Request"):
        press(request, act, found)
        return closed(request, reverse("later"), ["waiting"], done)
    return answer_of(
        request, f"{reverse('later')}?show=saved", lambda: press(request, act, found), lambda made: {"said": done}
    )


@require_POST
@login_required
def save(request: HttpRequest, pk: int) -> HttpResponse:
    return _marked(request, pk, acts.save, _("收好了，在「稍后」里。"))


@require_POST
@login_required
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    return _marked(request, pk, acts.finish, _("处理好了。"))


@require_POST
@login_required
def unsave(request: HttpRequest, pk: int) -> HttpResponse:
    return _marked(request, pk, acts.unsave, _("不再收着了。"))


@require_POST
@login_required
def drop_reminder(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.drop_reminder, get_object_or_404(Reminder.objects.visible_to(request.user), pk=pk))
    return closed(request, f"{reverse('later')}?show=reminders", ["waiting"], _("不提醒了。"))
