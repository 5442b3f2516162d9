"""A note that mentions the reader: opening it marks it seen and leads to the record, where he sees that. A notice opens
the note by its own id."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.customers.mentions import read
from xiaodui.customers.models import Mention, Note


@require_safe
@login_required
def mention_of_me(request: HttpRequest, pk: int) -> HttpResponse:
    """A mention opens no door: without sight of the record there are the words alone."""
    mention = get_object_or_404(Mention.objects.visible_to(request.user).select_related("note__author"), pk=pk)
    Mention.objects.visible_to(request.user).filter(pk=pk, seen_at=None).update(seen_at=clock.now())
    (one,) = read([mention], request.user)
    if one.url:
        return HttpResponseRedirect(one.url)
    return render(request, "customers/mention.html", {"note": mention.note})


@require_safe
@login_required
def note(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Note.objects.visible_to(request.user).select_related("author"), pk=pk)
    person: Any = request.user
    if mention := Mention.objects.visible_to(person).filter(note=one).first():
        return mention_of_me(request, mention.pk)
    (found,) = read([Mention(note=one, person=person)], person)
    return HttpResponseRedirect(found.url) if found.url else render(request, "customers/mention.html", {"note": one})
