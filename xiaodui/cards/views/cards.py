"""A card under the reader's own sight; finding the record that a message is to carry."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.cards.card import CARDS, card_of, key_at
from xiaodui.search.everywhere import search_everywhere

LONGEST = 100
FEW = 5


@require_safe
@login_required
def card(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What stands in its place; `?chip=` its name alone. Hidden, missing and unknown answer alike."""
    found = card_of(request.user, kind, pk)
    if not request.headers.get("HX-Request") and found is not None:
        return HttpResponseRedirect(found.url)
    if not request.headers.get("HX-Request"):
        raise Http404
    return render(request, "cards/_name.html" if "chip" in request.GET else "cards/_card.html", {"card": found})


@require_safe
@login_required
def at(request: HttpRequest) -> HttpResponse:
    """`?path=` an own address: the key and name of its record, 404 for what he doesn't see or what is none."""
    kind, _colon, pk = key_at(request.GET.get("path", "")[:200]).partition(":")
    found = card_of(request.user, kind, int(pk)) if pk else None
    if found is None:
        raise Http404
    return JsonResponse({"key": found.key, "label": found.name})


@require_safe
@login_required
def pick(request: HttpRequest) -> HttpResponse:
    """The dialog in which a record is found."""
    return render(request, "cards/_pick.html")


@require_safe
@login_required
def find(request: HttpRequest) -> HttpResponse:
    """`?q=`: records in his sight, as buttons that put them into the message."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    groups = search_everywhere(request.user, q, FEW, kinds=CARDS) if q else []
    found = [
        {"label": group.label, "icon": group.icon, "hits": [(key_at(hit.url), hit) for hit in group.hits]}
        for group in groups
    ]
    return render(request, "cards/_found.html", {"groups": found, "q": q})
