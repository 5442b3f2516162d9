"""What is mine: profile, who stands in for me, how I sign in, which programs act for me."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xiaodui.core import clock
from xiaodui.people import acts
from xiaodui.people.models import Absence, AccessToken, Delegation, Person
from xiaodui.people.views.asking import ask


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    me: Any = request.user
    coming = Q(until=None) | Q(until__gte=clock.today())
    context = {
        "person": me, "grants": me.grants.filter(coming).select_related("role", "team"),
        "given": me.delegations_given.filter(coming).select_related("deputy").order_by("since"),
        "held": me.delegations_held.filter(coming, giver__is_active=True).select_related("giver").order_by("since"),
        "absences": me.absences.filter(coming).order_by("since"),
    }  # fmt: skip
    return render(request, "people/profile.html", context)


@login_required
def edit(request: HttpRequest) -> HttpResponse:
    def then(made: Person) -> HttpResponse:
        response = redirect("my-profile")
        # What the machine remembered must not overrule what its owner just chose.
        response.delete_cookie("language")
        return response

    return ask(
        request, acts.edit, Person.objects.get(pk=request.user.pk), title=_("我的资料"), back=reverse("my-profile"),
        done=_("存好了。"), leave_out=("sells",), then=then,
    )  # fmt: skip


@login_required
def security(request: HttpRequest) -> HttpResponse:
    """登录与安全: password, second step, sessions, tokens."""
    me: Any = request.user
    steps = {one.type: one for one in Authenticator.objects.filter(user=me)}
    codes = steps.get(Authenticator.Type.RECOVERY_CODES)
    sessions = sorted(UserSession.objects.purge_and_list(me), key=lambda one: one.last_seen_at, reverse=True)
    context = {
        "totp": steps.get(Authenticator.Type.TOTP), "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "sessions": sessions, "others": len([one for one in sessions if not one.is_current()]),
        "tokens": AccessToken.objects.visible_to(me).good_at(clock.now()).order_by("-made_at"),
    }  # fmt: skip
    return render(request, "people/security.html", context)


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    return redirect("my-sessions")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    for session in UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key):
        session.end()
    return redirect("my-sessions")


@login_required
def new_token(request: HttpRequest) -> HttpResponse:
    def show(made: AccessToken) -> HttpResponse:
        response = render(request, "people/token.html", {"token": made})
        response["Cache-Control"] = "no-store"
        return response

    return ask(
        request, acts.create_token, title=_("开访问令牌"), back=reverse("my-sessions"), then=show,
        text=_("拿着令牌的程序就是你，在它的范围里。令牌只显示一次。"),
    )  # fmt: skip


@login_required
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(AccessToken.objects.visible_to(request.user), pk=pk)
    return ask(
        request, acts.revoke_token, token, title=_("作废令牌「%(name)s」？") % {"name": token}, tone="btn-danger",
        back=reverse("my-sessions"), text=_("用它的程序马上就连不上了。"), done=_("作废了。"),
    )  # fmt: skip


@login_required
def delegate(request: HttpRequest) -> HttpResponse:
    initial = {"since": clock.today(), "rights": ["sell"]}
    return ask(
        request, acts.delegate, request.user, title=_("请人代理"), back=reverse("my-profile"), initial=initial,
        text=_("这几天，他看得到你看得到的，能做你交给他的。"), done=_("代理开好了。"),
    )  # fmt: skip


@login_required
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(Delegation.objects.visible_to(request.user).select_related("giver", "deputy"), pk=pk)
    return ask(
        request, acts.end_delegation, given, title=_("结束 %(name)s 的代理？") % {"name": given.deputy},
        back=reverse("my-profile"), tone="btn-danger", done=_("结束了。"),
    )  # fmt: skip


@login_required
def be_away(request: HttpRequest) -> HttpResponse:
    return ask(
        request, acts.be_away, request.user, title=_("请假"), back=reverse("my-profile"), done=_("记下了。"),
        initial={"since": clock.today()}, text=_("这几天，你带的组由副组长做主。"),
    )  # fmt: skip


@login_required
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    absence = get_object_or_404(Absence.objects.visible_to(request.user).select_related("person"), pk=pk)
    return ask(
        request,
        acts.come_back,
        absence,
        title=_("提前回来了？"),
        done=_("欢迎回来。"),
        back=reverse("my-profile") if absence.person == request.user else reverse("person", args=[absence.person_id]),
    )
