"""Is it there already? Asked while somebody types a new customer or lead."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from xiaodui.core.text import squash
from xiaodui.customers.acts import create
from xiaodui.customers.acts.taken import taken, told_of
from xiaodui.customers.models import Customer
from xiaodui.matching import Known, lookalikes
from xiaodui.matching import said as said_of

A_MINUTE, A_DAY = 60, 1_000
"""Typing asks some ten times a company; who asks oftener goes through a list of names."""
LONGEST = {"name": 160, "phone": 40, "email": 254, "tax_number": 30}


@require_safe
@login_required
def alike(request: HttpRequest) -> HttpResponse:
    """Those in sight by name; of one out of sight that somebody has surely, that a colleague has it and no more."""
    create.check_right(request.user, None)
    said = {name: request.GET.get(name, "").strip()[:most] for name, most in LONGEST.items()}
    context: dict[str, Any] = {"form": request.GET.get("form", "")[:20], "slow": False}
    if len(squash(said["name"])) > 1 or said["tax_number"]:
        context |= {"slow": True} if too_often(request.user) else _found(request.user, said)
    return render(request, "customers/_alike.html", context)


def asking(form: str, text: Any) -> str:
    """What a dialog says above its fields, with the place where look-alikes will stand; `form` is its URL's name."""
    return render_to_string("customers/_alike_ask.html", {"text": text, "form": form})


def too_often(person: Any) -> bool:
    """Counts this look."""
    counts = []
    for span, seconds in (("minute", 60), ("day", 86_400)):
        key = f"alike:{span}:{person.pk}"
        cache.add(key, 0, seconds)
        try:
            counts.append(cache.incr(key))
        except ValueError:  # it ran out between the two lines
            counts.append(1)
    return counts[0] > A_MINUTE or counts[1] > A_DAY


def _found(person: Any, said: dict[str, str]) -> dict[str, Any]:
    phones, emails = tuple(filter(None, [said["phone"]])), tuple(filter(None, [said["email"]]))
    known = Known(said["name"], (), phones, emails, said["tax_number"])
    hits = lookalikes("customer", known)
    sure = taken([(squash(said["name"])[:160], known)])[0]
    ids = {hit.pk for hit in hits} | ({sure[0].pk} if sure else set())
    rows = Customer.objects.visible_to(person).filter(pk__in=ids).select_related("owner")
    why = {hit.pk: hit.why for hit in hits} | ({sure[0].pk: sure[1]} if sure else {})
    best = [*([sure[0].pk] if sure else []), *(hit.pk for hit in hits)]
    seen = sorted(rows, key=lambda one: best.index(one.pk))
    hidden = sure is not None and sure[0].pk not in {one.pk for one in seen}
    return {
        "seen": [{"customer": one, "why": said_of(why[one.pk]), "sure": bool(sure and one.pk == sure[0].pk)} for one in seen],
        "hidden": hidden, "held": told_of(sure[0])["held"] if sure and hidden else "",
    }  # fmt: skip
