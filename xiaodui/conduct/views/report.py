"""Reporting from a record's timeline, and what came of one's own reports."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.conduct import acts
from xiaodui.conduct.acts.report import seen_facts
from xiaodui.conduct.detectors import label_of
from xiaodui.conduct.models import Report
from xiaodui.core import spoken
from xiaodui.core.acts import Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, ask, closed
from xiaodui.core.web.press import press
from xiaodui.governance.sockets import RULES_TABS
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named
from xiaodui.journal.telling import tell
from xiaodui.journal.timeline import page_of

OFFERED = 10
"""Newest facts of the record to pick from."""
LONGEST = 60


@require_http_methods(["GET", "POST"])
@login_required
def report(request: HttpRequest) -> HttpResponse:
    """`?about=customer:5`: what colleagues did there lately is offered as evidence."""
    person: Any = request.user
    about = request.GET.get("about", "")
    url = _seen(about, person)
    facts = [fact for fact in page_of(about, "", None) if fact.actor.startswith("person:")]
    facts = [fact for fact in seen_facts(facts, person) if fact.actor != f"person:{person.pk}"][:OFFERED]
    if not facts:
        raise Refusal("report.nothing", _("这里最近没有别的同事做过什么，没有可以当证据的记录。"))
    dialog = Dialog(
        acts.report, _("报一件事"), f"{reverse('report-violation')}?about={about}", _("报上去"),
        text=_("选清楚是谁、凭哪几条。报错了会撤回，不记在你头上。"), back=url,
    )  # fmt: skip
    if request.method != "POST":
        return ask(request, dialog, _filled(Form(acts.report, person), facts, person))
    try:
        press(request, acts.report)
    except Forbidden:
        raise
    except Refusal as no:
        if request.headers.get("HX-Request") and not isinstance(no, Invalid):
            raise
        errors = no.errors if isinstance(no, Invalid) else {"": [no.sentence]}
        form = Form(acts.report, person, data=request.POST, errors=errors)
        return ask(request, dialog, _filled(form, facts, person), 422)
    return closed(request, url, ["violation"], _("报上去了。裁定的人会看，先听本人说。"))


def _seen(about: str, person: Any) -> str:
    """The address of the record, which this person sees; else there is no such page."""
    kind, number = kind_of(about), about.partition(":")[2]
    if not (number.isdecimal() and number.isascii() and len(number) < 19):
        raise Http404
    found = kind_named(kind)
    if not found.is_opened or id_of(about) not in found.seen(person, {id_of(about)}):
        raise Http404
    return found.url(id_of(about)) or "/"


def _filled(form: Form, facts: list[Any], person: Any) -> Form:
    """Who did something here, and what: the choices of this record's own form."""
    told = tell(facts, person)
    actors = {fact.actor for fact in facts}
    names = kind_named("person").names([id_of(key) for key in actors])
    for one in form.fields:
        if one.name == "person":
            one.widget, one.choices = "select", [(pk, name) for pk, name in sorted(names.items())]
            one.value = one.value or (next(iter(names)) if len(names) == 1 else "")
        if one.name == "evidence":
            one.widget, one.choices = "ticks", [(str(line.id), _line(line)) for line in told]
            one.value = one.value or []
    return form


def _line(told: Any) -> str:
    said = Truncator(strip_tags(told.sentence)).chars(LONGEST)
    words = Truncator(strip_tags(told.words)).chars(LONGEST)
    return f"{spoken.moment(told.when)} · {said}{f'：「{words}」' if words else ''}"


@require_safe
@login_required
def my_reports(request: HttpRequest) -> HttpResponse:
    """What I reported, and what came of it: no more than whether it still stands."""
    person: Any = request.user
    reports = list(
        Report.objects.visible_to(person)
        .filter(by=person)
        .select_related("violation__person")
        .order_by("-reported_at")[:100]
    )
    for one in reports:
        one.what = label_of(one.violation.detector)  # type: ignore[attr-defined]
    return render(request, "conduct/reports.html", {"reports": reports, "tabs": list(RULES_TABS)})
