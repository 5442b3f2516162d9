"""Colleagues: the list, one's page, and what can be done about a person."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.people import acts
from xiaodui.people.acts.leaving import owned_by
from xiaodui.people.models import Grant, Person, Role, Team
from xiaodui.people.models.role import holding
from xiaodui.people.ranks import commands
from xiaodui.people.sockets import PERSON_PARTS
from xiaodui.people.views.asking import ask
from xiaodui.people.week import working_time_of

A_PAGE = 50


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """同事. Names are found by characters, sign-in name or pinyin initials."""
    found = Person.objects.visible_to(request.user).select_related("team").order_by("initials", "pk")
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "team", "state")}
    found = found.filter(is_active=asked["state"] != "left")
    if asked["q"]:
        folded = asked["q"].lower()
        found = found.filter(
            Q(name__icontains=asked["q"]) | Q(login__icontains=folded) | Q(initials__startswith=folded)
        )
    if asked["team"].isascii() and asked["team"].isdigit():
        branch = get_object_or_404(Team.objects.visible_to(request.user), pk=asked["team"])
        found = found.filter(team__path__startswith=branch.path)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    words = request.GET.copy()
    words["page"] = str(page.next_page_number()) if page.has_next() else ""
    context = {
        "page": page, "asked": asked, "teams": Team.objects.standing(), "count": page.paginator.count,
        "next_url": f"?{words.urlencode()}" if page.has_next() else "", "may_invite": acts.invite.may(request.user),
    }  # fmt: skip
    return render(request, "people/people.html", context)


def one_of(request: HttpRequest, pk: int) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.user).select_related("team"), pk=pk)
    return found


@login_required
def person(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    by: Any = request.user
    keeps = commands(by, one) and by.pk != one.pk
    today = clock.today()
    grants = list(Grant.objects.filter(holding(today), person=one).select_related("role", "team"))
    context = {
        "person": one, "grants": grants, "keeps": keeps, "is_me": by.pk == one.pk,
        "history": one.memberships.select_related("team").order_by("-since"),
        "away": one.absences.filter(holding(today)).first(),
        "deputies": one.delegations_given.filter(holding(today)).select_related("deputy"),
        "leads": Team.objects.standing().filter(leader=one),
        "owned": owned_by(one) if keeps else [], "time": working_time_of(one),
        "may_hours": one.is_active and acts.set_hours.may(by, one),
        "may_shifts": one.is_active and acts.set_shifts.may(by, one),
        "parts": [(tab, *tab.part(request, one)) for tab in PERSON_PARTS],
    }  # fmt: skip
    return render(request, "people/person.html", context)


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    def show(made: Person) -> HttpResponse:
        return show_link(request, made, "join")

    initial = {"team": request.GET.get("team", ""), "role": Role.objects.get(code="member").pk}
    return ask(
        request, acts.invite, title=_("邀请同事"), back=reverse("people"), initial=initial, then=show,
        text=_("会给你一个一次性链接，发给他，他自己设姓名和密码。链接 7 天有效。"),
    )  # fmt: skip


def show_link(request: HttpRequest, made: Person, name: str) -> HttpResponse:
    """The only page that ever shows the secret; not kept by browsers or proxies."""
    url = request.build_absolute_uri(reverse(name, args=[made.invitation]))
    response = render(request, "people/link.html", {"person": made, "url": url, "purpose": name})
    response["Cache-Control"] = "no-store"
    return response


def _there(pk: int) -> str:
    return reverse("person", args=[pk])


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    left_out = () if commands(request.user, one) else ("sells",)
    return ask(request, acts.edit, one, title=_("改资料"), back=_there(pk), done=_("存好了。"), leave_out=left_out)


@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return ask(
        request, acts.move, one, title=_("把 %(name)s 调到哪个组？") % {"name": one}, back=_there(pk),
        done=_("调好了。"),
        initial={"team": "", "on": clock.today()}, text=_("以前的业绩还算在原来的组；从这天起算在新组。"),
    )  # fmt: skip


@login_required
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return ask(
        request, acts.grant, one, title=_("给 %(name)s 授角色") % {"name": one}, back=_there(pk), done=_("授好了。"),
        initial={"team": one.team_id, "since": clock.today()},
    )  # fmt: skip


@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(Grant.objects.visible_to(request.user).select_related("person", "role", "team"), pk=pk)
    return ask(
        request, acts.revoke, given,
        title=_("收回 %(name)s 的「%(role)s」？") % {"name": given.person, "role": given.role},
        back=_there(given.person_id), tone="btn-danger", text=_("马上生效。他自己的记录不受影响。"), done=_("收回了。"),
    )  # fmt: skip


@login_required
def link(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)

    def show(made: Person) -> HttpResponse:
        return show_link(request, made, "recover" if made.has_usable_password() else "join")

    return ask(
        request, acts.make_link, one, title=_("给 %(name)s 开一次性链接？") % {"name": one}, back=_there(pk),
        initial={"purpose": "recover" if one.has_usable_password() else "invite"}, leave_out=("purpose",),
        text=_("他用这个链接自己设密码，以前没用过的链接作废。请当面或用可靠的方式交给他。"), then=show,
    )  # fmt: skip


@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    things = "、".join(f"{label} {count}" for label, count in owned_by(one)) or _("什么也没有")
    return ask(
        request, acts.hand_over_all, one, title=_("把 %(name)s 名下的全部移交给谁？") % {"name": one}, back=_there(pk),
        text=_("现在名下：%(things)s。一次全部移交，历史不变。") % {"things": things}, done=_("移交好了。"),
    )  # fmt: skip


@login_required
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return ask(
        request, acts.deactivate, one, title=_("停用 %(name)s？") % {"name": one}, back=_there(pk), tone="btn-danger",
        initial={"on": clock.today()}, done=_("停用了。"),
        text=_("他马上退出登录，角色、代理和令牌一起结束；他做过的都留着。"),
    )  # fmt: skip


@login_required
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return ask(
        request, acts.activate, one, title=_("恢复 %(name)s？") % {"name": one}, back=_there(pk), done=_("恢复了。"),
        then=lambda made: redirect(_there(made.pk)),
    )  # fmt: skip


@login_required
def make_owner(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return ask(
        request, acts.make_owner, one, title=_("请 %(name)s 做公司负责人？") % {"name": one}, back=_there(pk),
        text=_("负责人什么都看得到，什么都能做，也能停用别人。"), done=_("定好了。"),
    )  # fmt: skip


@login_required
def step_down(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return ask(
        request, acts.step_down, one, title=_("%(name)s 不再做负责人？") % {"name": one}, back=_there(pk),
        tone="btn-danger", text=_("之后只剩他自己的角色。"), done=_("定好了。"),
    )  # fmt: skip
