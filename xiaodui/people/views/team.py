"""The tree of teams, a team's card, and what can be done to it."""

from collections import Counter, defaultdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.people import acts
from xiaodui.people.models import Grant, Membership, Person, Team
from xiaodui.people.models.role import holding
from xiaodui.people.ranks import keeps_team
from xiaodui.people.sockets import TEAM_PARTS
from xiaodui.people.views.asking import ask


@login_required
def tree(request: HttpRequest) -> HttpResponse:
    """团队. Four queries whatever the company's size."""
    teams = list(Team.objects.visible_to(request.user).standing().select_related("leader"))
    people = defaultdict(list)
    for person in Person.objects.visible_to(request.user).active().exclude(team=None).order_by("initials", "pk"):
        people[person.team_id].append(person)
    for team in teams:
        team.members = people[team.pk]
    _count_below(teams)
    context = {
        "teams": teams, "people": sum(len(members) for members in people.values()),
        "unplaced": Person.objects.visible_to(request.user).active().filter(team=None),
        "may_create": acts.create_team.may(request.user), "may_invite": acts.invite.may(request.user),
    }  # fmt: skip
    return render(request, "people/tree.html", context)


def _count_below(teams: list[Any]) -> None:
    """How many stand in each team and under it."""
    below: Counter[str] = Counter()
    for team in teams:
        for depth in range(1, team.depth + 1):
            below[team.path[: depth * Team.steplen]] += len(team.members)
    for team in teams:
        team.heads = below[team.path]


@login_required
def team(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Team.objects.visible_to(request.user).select_related("leader"), pk=pk)
    today = clock.today()
    roles: dict[int, list[Any]] = defaultdict(list)
    for grant in Grant.objects.filter(holding(today), team=one).select_related("role", "person"):
        roles[grant.person_id].append(grant.role)
    members = list(Person.objects.visible_to(request.user).active().filter(team=one).order_by("initials", "pk"))
    for person in members:
        person.roles = roles.get(person.pk, [])
    former = Membership.objects.filter(team=one).exclude(until=None).exclude(person__in=members)
    parts = [(tab, *tab.part(request, one)) for tab in TEAM_PARTS]
    context = {
        "team": one, "members": members, "parts": parts,
        "above": list(Team.objects.get_ancestors(one)),
        "below": list(Team.objects.get_children(one).filter(closed_on=None)),
        "former": former.select_related("person").order_by("-until")[:12],
        "may": {"edit": acts.edit_team.may(request.user, one), "lead": acts.lead_team.may(request.user, one)},
        "may_invite": keeps_team(request.user, one),
    }  # fmt: skip
    return render(request, "people/team.html", context)


def _there(pk: int) -> str:
    return reverse("team", args=[pk])


@login_required
def create(request: HttpRequest) -> HttpResponse:
    return ask(
        request, acts.create_team, title=_("建团队"), back=reverse("team-tree"), done=_("团队建好了。"),
        initial={"parent": request.GET.get("under", "")}, then=lambda made: redirect(_there(made.pk)),
    )  # fmt: skip


def _of(request: HttpRequest, pk: int) -> Team:
    found: Team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    return found


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = _of(request, pk)
    return ask(
        request,
        acts.edit_team,
        one,
        title=_("改「%(team)s」的名片") % {"team": one},
        back=_there(pk),
        done=_("存好了。"),
    )


@login_required
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    one = _of(request, pk)
    return ask(
        request, acts.lead_team, one, title=_("谁来带「%(team)s」？") % {"team": one}, back=_there(pk),
        text=_("新组长从今天起看得到、管得到全组；原来的组长从今天起不再管。"), done=_("组长定好了。"),
    )  # fmt: skip


@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    one = _of(request, pk)
    return ask(
        request, acts.move_team, one, title=_("把「%(team)s」调到哪里？") % {"team": one}, back=_there(pk),
        text=_("下级团队一起走；以前的数字还在原来的日子里。"), done=_("调好了。"),
    )  # fmt: skip


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    one = _of(request, pk)
    return ask(
        request, acts.close_team, one, title=_("撤掉「%(team)s」？") % {"team": one}, back=_there(pk),
        tone="btn-danger",
        text=_("它的历史和数字都留着，只是不再有人。"), done=_("撤了。"),
    )  # fmt: skip
