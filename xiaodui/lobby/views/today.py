"""今天: one sentence that says what matters, then what the rooms have for this person."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.context import address
from xiaodui.core.once import asked_once
from xiaodui.core.sockets import TODAY, Tab
from xiaodui.lobby.greeting import greeting, what_matters
from xiaodui.lobby.opening import first_steps
from xiaodui.people.models import Person

BESIDE = 100
"""From this order on a section stands in the column beside."""


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The page. Nobody there yet: the first-run doors; nobody signed in: the sign-in page."""
    person: Any = request.user
    if not person.is_authenticated:
        if (start := address("start")) and not Person.objects.exists():
            return redirect(start)
        return redirect_to_login(request.get_full_path(), str(settings.LOGIN_URL))
    with asked_once():
        sections = [(tab, _part(request, person, tab)) for tab in TODAY]
        matter = what_matters(person)
    day = clock.today()
    context = {
        "greeting": greeting(clock.now()), "matter": matter, "day": day,
        "place": company_calendar().nth_workday_of_month(day), "is_workday": company_calendar().is_workday(day),
        "wide": [part for tab, part in sections if tab.order < BESIDE],
        "beside": [part for tab, part in sections if tab.order >= BESIDE], "opening": first_steps(person),
    }  # fmt: skip
    return render(request, "lobby/today.html", context)


@require_safe
def section(request: HttpRequest, key: str) -> HttpResponse:
    """One section alone, as the page re-asks it when something happened."""
    tab = next((tab for tab in TODAY if tab.key == key), None)
    if tab is None or not request.user.is_authenticated:
        raise Http404
    return render(request, "lobby/_section.html", _part(request, request.user, tab))


def _part(request: HttpRequest, person: Any, tab: Tab) -> dict[str, Any]:
    template, context = tab.part(request, person)
    return {"key": tab.key, "html": render_to_string(template, context, request)}
