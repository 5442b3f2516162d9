"""The page on which one looks for what was said."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.chat.beside import rooms_beside
from xiaodui.chatsearch.asking import Typed, read, written
from xiaodui.chatsearch.finding import Asked, find, go_on, titled
from xiaodui.chatsearch.suggesting import called, suggested
from xiaodui.people.models import Person

FEW = 20
HITS, MORE = "chat-hits", "chat-more"
CHOICES = [("mine", _("我说的")), ("named", _("提到我的")), ("pinned", _("置顶的")), ("answered", _("有回复的"))]


@require_safe
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` and what narrows it; `before=` the next page. A part for htmx, the page for a browser."""
    typed = read(request.GET)
    target = request.headers.get("HX-Target", "")
    context = results(request.user, typed)
    if target == MORE:
        return render(request, "chatsearch/_page.html", context)
    context["suggested"] = suggested(request.user, typed.asked)
    if target == HITS:
        return render(request, "chatsearch/_hits.html", context)
    by = typed.asked.by
    context |= {
        "groups": rooms_beside(request.user), "choices": CHOICES,
        "person": Person.objects.visible_to(request.user).filter(pk=by).first() if by else None,
    }  # fmt: skip
    return render(request, "chatsearch/search.html", context)


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Colleagues, as options for whoever picks one."""
    q = request.GET.get("q", "").strip()[:60]
    return render(request, "chatsearch/_people.html", {"people": called(request.user, q)[:FEW], "any": not q})


def results(person: Any, typed: Typed) -> dict[str, Any]:
    asked: Asked = typed.asked
    found = find(person, asked)
    more = go_on(asked, found)
    return {
        "asked": asked, "wrong": typed.wrong, "found": found, "titles": titled(person, found.hits),
        "more": written(more) if more else "", "wider": written(Asked(q=asked.q)) if asked.is_narrowed else "",
    }  # fmt: skip
