"""A team's duties: the matrix, who takes which part, the role cards; and what can be done to them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.duties import acts
from xiaodui.duties.models import PHASES, PhaseRole, Topic
from xiaodui.duties.page import duties_of, nearby
from xiaodui.people.models import Person, Team


def seen_team(request: HttpRequest, pk: int) -> Team:
    found: Team = get_object_or_404(Team.objects.visible_to(request.user).select_related("leader"), pk=pk)
    return found


def seen_topic(request: HttpRequest, pk: int) -> Topic:
    rows = Topic.objects.visible_to(request.user).select_related("team", "responsible", "decider")
    found: Topic = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@login_required
def duties(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the matrix alone."""
    team = seen_team(request, pk)
    part = request.headers.get("HX-Target", "") == "matrix"
    answer = render(request, "duties/_matrix.html" if part else "duties/duties.html", duties_of(team, request.user))
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_topic(request, pk)
    return redirect(f"{there(one.team_id)}#topic-{one.pk}")


def there(team_id: int) -> str:
    return reverse("team-duties", args=[team_id])


def _done(request: HttpRequest, team_id: int, text: Any) -> HttpResponse:
    return closed(request, there(team_id), ["duties", f"team:{team_id}"], text)


def _offered(team: Team, *chosen: Person) -> dict[str, Any]:
    people = nearby(team, chosen)
    return {"consulted": people, "informed": people}


@require_http_methods(["GET", "POST"])
@login_required
def new_topic(request: HttpRequest, pk: int) -> HttpResponse:
    team = seen_team(request, pk)
    dialog = Dialog(
        acts.create_topic, _("「%(team)s」还有哪件事要说清归谁？") % {"team": team},
        reverse("new-topic", args=[pk]), _("写进矩阵"), back=there(pk), offered=_offered(team),
        text=_("负责的人有事先找他；拍板的只有一位，定了就算数。"),
    )  # fmt: skip
    acts.create_topic.check_right(request.user, None)
    acts.check_leads(request.user, team)
    result = answered(request, dialog, team=pk, decider=team.leader_id or "")
    return result if isinstance(result, HttpResponse) else _done(request, result.team_id, _("写进去了。"))


@require_http_methods(["GET", "POST"])
@login_required
def edit_topic(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_topic(request, pk)
    asked, told = list(one.consulted.all()), list(one.informed.all())
    dialog = Dialog(
        acts.edit_topic, _("「%(name)s」归谁？") % {"name": one}, reverse("edit-topic", args=[pk]), _("保存"),
        back=there(one.team_id), offered=_offered(one.team, *asked, *told),
    )  # fmt: skip
    result = answered(
        request,
        dialog,
        one,
        consulted=[str(person.pk) for person in asked],
        informed=[str(person.pk) for person in told],
    )
    return result if isinstance(result, HttpResponse) else _done(request, one.team_id, _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def end_topic(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_topic(request, pk)
    dialog = Dialog(
        acts.end_topic, _("把「%(name)s」移出矩阵？") % {"name": one}, reverse("end-topic", args=[pk]), _("移出"),
        text=_("以后问起它，先看上级团队的矩阵，再找组长。以前的改动都留着。"), tone="btn-danger",
        back=there(one.team_id),
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else _done(request, one.team_id, _("移出了。"))


@require_http_methods(["GET", "POST"])
@login_required
def take_phase(request: HttpRequest, pk: int) -> HttpResponse:
    team = seen_team(request, pk)
    dialog = Dialog(
        acts.take_phase, _("谁来做这一段？"), reverse("take-phase", args=[pk]), _("定下"), back=there(pk),
        text=_("开头的人第一次联系客户，跟进的人把事情往前推，签单的人谈条件、签合同。"),
    )  # fmt: skip
    acts.take_phase.check_right(request.user, None)
    acts.check_leads(request.user, team)
    phase = request.GET.get("phase", "")
    result = answered(request, dialog, team=pk, phase=phase if phase in dict(PHASES) else "")
    return result if isinstance(result, HttpResponse) else _done(request, result.team_id, _("定好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def end_phase(request: HttpRequest, pk: int) -> HttpResponse:
    rows = PhaseRole.objects.visible_to(request.user).select_related("team", "person")
    one = get_object_or_404(rows, pk=pk)
    dialog = Dialog(
        acts.end_phase, _("%(name)s 不再做「%(phase)s」？") % {"name": one.person, "phase": one.get_phase_display()},
        reverse("end-phase", args=[pk]), _("不再做"), back=there(one.team_id), text=_("今天是最后一天。"),
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else _done(request, one.team_id, _("记下了。"))
