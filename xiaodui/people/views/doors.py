"""Doors without a password: an invitation, a recovery link, and the very first page of an installation."""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from django.contrib.auth import login as open_session
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from xiaodui.core.acts import Act, Form
from xiaodui.core.acts.form import given
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.people import acts
from xiaodui.people.acts.links import link_of
from xiaodui.people.models import Person
from xiaodui.people.sockets import DEMO
from xiaodui.people.tries import too_many

_FAR = _("还没开张。请在装它的那台机器上打开这一页，先建公司。")


def by_link(act: Act, purpose: str, template: str) -> Callable[[HttpRequest, str], HttpResponse]:
    """The page behind a one-time link: what it opens, or in words why it doesn't any more."""

    @never_cache
    @sensitive_post_parameters("password")
    def page(request: HttpRequest, secret: str) -> HttpResponse:
        if too_many(request):
            return render(request, "429.html", status=429)
        try:
            link = link_of(secret, purpose)
        except Refusal as no:
            return render(request, "people/dead_link.html", {"refusal": no}, status=422)
        errors: dict[str, list[Any]] = {}
        if request.method == "POST":
            try:
                person = act(link, by=None, **given(act, request.POST))
            except Invalid as no:
                errors = no.errors
            else:
                return _signed_in(request, person)
        data = request.POST if errors else None
        form = Form(act, None, link.person, initial={"password": ""}, data=data, errors=errors)
        context = {"person": link.person, "fields": form.fields, "act": act, "by": link.made_by}
        return render(request, template, context, status=422 if errors else 200)

    return page


def _signed_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Signed in at once by an invitation; with a second step set up, by the ordinary door."""
    from allauth.mfa.utils import is_mfa_enabled

    if is_mfa_enabled(person):
        return redirect("account_login")
    open_session(request, person)
    return redirect("/")


join = by_link(acts.join, "invite", "people/join.html")
recover = by_link(acts.recover, "recover", "people/recover.html")


def at_this_machine(request: HttpRequest) -> bool:
    """Whether the asker sits at the server itself: only he may found the company. A proxy in front counts as far."""
    if request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded"):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _only_at_first(request: HttpRequest) -> None:
    if Person.objects.exists():
        raise Http404
    if not at_this_machine(request):
        raise Refusal("start.far", _FAR)


@never_cache
@sensitive_post_parameters("password")
def start(request: HttpRequest) -> HttpResponse:
    """The two doors of a fresh installation; gone as soon as anybody exists."""
    _only_at_first(request)
    return render(request, "people/start.html", {"has_demo": any(True for _door in DEMO)})


@never_cache
@sensitive_post_parameters("password")
def found(request: HttpRequest) -> HttpResponse:
    _only_at_first(request)
    errors: dict[str, list[Any]] = {}
    if request.method == "POST":
        try:
            person = acts.found_company(by=None, **given(acts.found_company, request.POST))
        except Invalid as no:
            errors = no.errors
        else:
            return _signed_in(request, person)
    form = Form(acts.found_company, None, data=request.POST if errors else None, errors=errors)
    status = 422 if errors else 200
    return render(request, "people/found.html", {"fields": form.fields, "act": acts.found_company}, status=status)


@require_POST
def look_round(request: HttpRequest) -> HttpResponse:
    _only_at_first(request)
    for door in DEMO:
        return door(request)
    raise Http404
