"""What waits for one's signature, what one signed, and who in one's reach hasn't."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.governance.binding import unsigned
from xiaodui.governance.book import book
from xiaodui.governance.models import Acknowledgement, ClauseVersion
from xiaodui.governance.signers import missing
from xiaodui.governance.sockets import RULES_TABS, SIGNED, ToSign


@require_safe
@login_required
def signed(request: HttpRequest) -> HttpResponse:
    """我签过的, with charters, role cards and whatever else other rooms have people sign."""
    person: Any = request.user
    waiting = [*_rules_waiting(person), *(one for thing in SIGNED for one in thing.pending(person))]
    done = [*_rules_signed(person), *(one for thing in SIGNED for one in thing.signed(person))]
    done.sort(key=lambda one: one.signed_at or clock.now(), reverse=True)
    context = {
        "waiting": waiting,
        "done": done,
        "tabs": list(RULES_TABS),
        "here": "signed",
        "leads": person.may("lead"),
    }
    return render(request, "governance/signed.html", context)


def _rules_waiting(person: Any) -> list[ToSign]:
    issues = unsigned(person)
    titles = ClauseVersion.objects.visible_to(person).in_bulk([one.pk for one in issues])
    return [
        ToSign(titles[one.pk].title, reverse("clause-version", args=[one.pk]), note=_version(one.number))
        for one in issues
    ]


def _rules_signed(person: Any) -> list[ToSign]:
    rows = Acknowledgement.objects.visible_to(person).filter(person=person).select_related("version")
    return [
        ToSign(
            row.version.title,
            reverse("clause-version", args=[row.version_id]),
            row.signed_at,
            _version(row.version.number),
        )
        for row in rows.order_by("-signed_at")[:200]
    ]


def _version(number: int) -> str:
    return _("第 %(n)s 版") % {"n": number}


@require_safe
@login_required
def signing(request: HttpRequest) -> HttpResponse:
    """For who leads: each version in force, or decided and to come, that asks for signatures, and who of his people hasn't given it."""
    person: Any = request.user
    if not person.may("lead"):
        raise PermissionDenied
    held, now = book(), clock.now()
    current = {
        issue.pk for code in held.issues for team in (None, *held.ways) if (issue := held.in_force(code, team, now))
    }
    current |= {issue.pk for team in (None, *held.ways) for issue in held.coming(team, now)}
    asked = ClauseVersion.objects.visible_to(request.user).filter(pk__in=current).asking()
    rows = [
        (made, list(missing(made, request.user))) for made in asked.select_related("clause", "team").order_by("clause")
    ]
    context = {"rows": [row for row in rows if row[1]], "asked": len(rows), "tabs": list(RULES_TABS), "here": "signing",
               "leads": True}  # fmt: skip
    return render(request, "governance/signing.html", context)
