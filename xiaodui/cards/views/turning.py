"""A message becomes something to be done: a dialog that is filled in already, one press."""

import re
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.cards import acts
from xiaodui.chat.models import Message
from xiaodui.chat.views.reaching import seen_message
from xiaodui.core import clock
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.journal.kinds import kind_named
from xiaodui.tasks.acts.rights import may_ask
from xiaodui.tasks.rules import Said, read_line

TITLE = 100
PARTS = re.compile(r"[，,。；;！!？?\n]+")
CALLED = re.compile(r"[@＠]\S+\s*")


def meant(text: str) -> Said:
    """What is to be done and by when: of a message of several half-sentences the first that names a day gives it."""
    plain = " ".join(CALLED.sub("", text).split())
    whole = read_line(plain, clock.today())
    if whole.on is None:
        for part in PARTS.split(CALLED.sub("", text)):
            said = read_line(part, clock.today())
            if said.on is not None:
                return Said(plain[:TITLE], said.on, said.at)
    return Said(whole.title[:TITLE], whole.on, whole.at)


def about_of(message: Message, person: Any) -> str:
    """The record that its room talks of, where he sees it; else the first that the message carries."""
    keys = [message.room.about, *message.enclosed]
    for key in keys:
        kind, _colon, pk = key.partition(":")
        if kind in {"customer", "deal"} and kind_named(kind).seen(person, [int(pk)]):
            return str(key)
    return ""


def _topics(message: Message, key: str) -> list[str]:
    return [key.partition(":")[0], key, f"room:{message.room_id}"]


@require_http_methods(["GET", "POST"])
@login_required
def task(request: HttpRequest, pk: int) -> HttpResponse:
    message = seen_message(request, pk)
    said = meant(message.text)
    initial: dict[str, Any] = {
        "title": said.title,
        "about": about_of(message, request.user),
        **_whom(message, request.user),
    }
    if said.on:
        initial |= {"due_on": said.on, **({"due_time": said.at} if said.at else {})}
    if len(message.text) > len(said.title) + 20:
        initial["details"] = message.text[:2000]
    dialog = Dialog(
        acts.to_task, _("记成待办"), reverse("message-to-task", args=[pk]), _("记下"), back=reverse("message", args=[pk]),
        finders={"person": ("task-people", "people.Person")},
    )  # fmt: skip
    made = answered(request, dialog, message, **initial)
    if isinstance(made, HttpResponse):
        return made
    text = _("交给 %(name)s 了。") % {"name": made.person.name} if made.is_request else _("记下了。")
    return closed(request, reverse("task", args=[made.pk]), _topics(message, f"task:{made.pk}"), text)


def _whom(message: Message, person: Any) -> dict[str, Any]:
    """The first of those it names whom the reader may ask; himself where it names nobody."""
    called = message.namings.select_related("person__team").order_by("pk")
    found = next((one.person for one in called if may_ask(person, one.person)), None)
    return {"person": found.pk} if found else {}


@require_http_methods(["GET", "POST"])
@login_required
def deal(request: HttpRequest, pk: int) -> HttpResponse:
    message = seen_message(request, pk)
    about = about_of(message, request.user)
    initial = {
        "title": meant(message.text).title,
        **({"customer": int(about[9:])} if about.startswith("customer:") else {}),
    }
    dialog = Dialog(
        acts.to_deal, _("开商机"), reverse("message-to-deal", args=[pk]), _("开商机"), back=reverse("message", args=[pk]),
        finders={"customer": ("deal-customers", "customers.Customer")},
    )  # fmt: skip
    made = answered(request, dialog, message, **initial)
    if isinstance(made, HttpResponse):
        return made
    return closed(
        request,
        reverse("deal", args=[made.pk]),
        _topics(message, f"deal:{made.pk}"),
        _("开好了商机「%(title)s」。") % {"title": made.title},
    )
