"""Charters and role cards: reading a version, drafting the next, putting it in force, signing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.acts import Act
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.core.web.press import press
from xiaodui.duties import acts
from xiaodui.duties.binding import Thing, cards_of, charter_of, readers_of
from xiaodui.duties.kinds import card_name, charter_name, name_of
from xiaodui.duties.models import Charter, RoleCard
from xiaodui.duties.models.card import SAID
from xiaodui.duties.reading import figures_of, open_to_all, read
from xiaodui.duties.shown import url_of
from xiaodui.duties.views.matrix import seen_team, there
from xiaodui.people.models import Role


def seen_charter(request: HttpRequest, pk: int) -> Charter:
    rows = Charter.objects.visible_to(request.user).select_related("team", "published_by", "drafted_by")
    found: Charter = get_object_or_404(rows, pk=pk)
    return found


def seen_card(request: HttpRequest, pk: int) -> RoleCard:
    rows = RoleCard.objects.visible_to(request.user).select_related("team", "role", "published_by", "drafted_by")
    found: RoleCard = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@login_required
def team_charter(request: HttpRequest, pk: int) -> HttpResponse:
    """The charter that holds in this team; where none does, how to write one."""
    team = seen_team(request, pk)
    holds = charter_of(team)
    if holds is not None:
        return _charter_page(request, seen_charter(request, holds.pk), team)
    leads = bool(request.user.may("lead", team))  # type: ignore[union-attr]
    draft = Charter.objects.visible_to(request.user).drafts().filter(team=team).first() if leads else None
    return render(request, "duties/charter.html", {"team": team, "thing": None, "leads": leads, "draft": draft})


@require_safe
@login_required
def charter(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_charter(request, pk)
    return _charter_page(request, one, one.team)


def _charter_page(request: HttpRequest, one: Charter, team: Any) -> HttpResponse:
    found = read(one, request.user, compare="compare" in request.GET)
    leads = bool(request.user.may("lead", team))  # type: ignore[union-attr]
    draft = found["draft"]
    if leads and one.team_id != team.pk:
        draft = Charter.objects.visible_to(request.user).drafts().filter(team=team).first()
    context = {
        **found, "team": team, "leads": leads, "draft": draft, "title": charter_name(one),
        "figures": figures_of(one), "always": open_to_all(), "from_above": one.team_id != team.pk,
    }  # fmt: skip
    return render(request, "duties/charter.html", context)


@require_safe
@login_required
def card(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_card(request, pk)
    context = {**read(one, request.user, compare="compare" in request.GET), "title": card_name(one)}
    return render(request, "duties/card.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def draft_charter(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins with the words that hold now."""
    team = seen_team(request, pk)
    acts.draft_charter.check_right(request.user, None)
    acts.check_leads(request.user, team)
    holds = charter_of(team)
    given: dict[str, Any] = {name: getattr(holds, name) for name in Charter.TEXTS} if holds else {}
    if holds is not None and holds.team_id == team.pk:
        given["publishes"] = holds.publishes
    dialog = Dialog(
        acts.draft_charter, _("「%(team)s」的队章") % {"team": team}, reverse("draft-charter", args=[pk]), _("存成草稿"),
        text=_("先是草稿，只有带这个队的人看得到。发布以后，全队要签。"), back=reverse("team-charter", args=[pk]),
    )  # fmt: skip
    result = answered(request, dialog, team=pk, **given)
    return result if isinstance(result, HttpResponse) else go(request, url_of(result))


@require_http_methods(["GET", "POST"])
@login_required
def draft_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins with the card that holds now, else with what the role itself says."""
    team = seen_team(request, pk)
    acts.draft_card.check_right(request.user, None)
    acts.check_leads(request.user, team)
    asked = request.GET.get("role", "")
    known = Role.objects.visible_to(request.user)
    role = get_object_or_404(known, pk=asked) if asked.isdecimal() and len(asked) < 19 else None
    dialog = Dialog(
        acts.draft_card, _("「%(team)s」%(role)s的职责卡") % {"team": team, "role": role or ""},
        reverse("draft-role-card", args=[pk]), _("存成草稿"),
        text=_("先是草稿，只有带这个队的人看得到。发布以后，担任这个角色的人要签。"), back=there(pk),
    )  # fmt: skip
    result = answered(request, dialog, team=pk, role=role.pk if role else "", **_words(team, role))
    return result if isinstance(result, HttpResponse) else go(request, url_of(result))


def _words(team: Any, role: Role | None) -> dict[str, str]:
    holds = cards_of(team).get(role.pk) if role else None
    if holds is not None:
        return {name: getattr(holds, name) for name in RoleCard.TEXTS}
    return {"duties": role.duty_zh, "duties_en": role.duty_en} if role else dict.fromkeys(SAID, "")


def _home(thing: Thing) -> str:
    return reverse("team-charter", args=[thing.team_id]) if isinstance(thing, Charter) else there(thing.team_id)


def _edit(request: HttpRequest, one: Thing, act: Act, url: str) -> HttpResponse:
    dialog = Dialog(
        act, _("改%(what)s的草稿") % {"what": name_of(one)}, reverse(url, args=[one.pk]), _("存草稿"), back=url_of(one)
    )
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else go(request, url_of(one))


def _publish(request: HttpRequest, one: Thing, act: Act, url: str) -> HttpResponse:
    count = readers_of(one).count() if one.is_draft else 0
    dialog = Dialog(
        act, _("发布%(what)s？") % {"what": name_of(one)}, reverse(url, args=[one.pk]), _("发布"), back=url_of(one),
        text=_("发布以后不能再改，只能出新的一版。%(count)s 个人会收到提醒，要签「我已知晓」。") % {"count": count},
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else go(request, url_of(one))


def _withdraw(request: HttpRequest, one: Thing, act: Act, url: str) -> HttpResponse:
    home = _home(one)
    dialog = Dialog(
        act, _("收回%(what)s的草稿？") % {"what": name_of(one)}, reverse(url, args=[one.pk]), _("收回"), back=url_of(one),
        text=_("草稿不再保留；现行的一版不变。"), tone="btn-danger",
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else go(request, home)


def _sign(request: HttpRequest, one: Thing, act: Act) -> HttpResponse:
    press(request, act, one)
    messages.success(request, _("签好了。"))
    return redirect(url_of(one))


@require_http_methods(["GET", "POST"])
@login_required
def edit_charter(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, seen_charter(request, pk), acts.edit_charter, "edit-charter")


@require_http_methods(["GET", "POST"])
@login_required
def publish_charter(request: HttpRequest, pk: int) -> HttpResponse:
    return _publish(request, seen_charter(request, pk), acts.publish_charter, "publish-charter")


@require_http_methods(["GET", "POST"])
@login_required
def withdraw_charter(request: HttpRequest, pk: int) -> HttpResponse:
    return _withdraw(request, seen_charter(request, pk), acts.withdraw_charter, "withdraw-charter")


@require_POST
@login_required
def sign_charter(request: HttpRequest, pk: int) -> HttpResponse:
    return _sign(request, seen_charter(request, pk), acts.acknowledge_charter)


@require_http_methods(["GET", "POST"])
@login_required
def edit_card(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, seen_card(request, pk), acts.edit_card, "edit-role-card")


@require_http_methods(["GET", "POST"])
@login_required
def publish_card(request: HttpRequest, pk: int) -> HttpResponse:
    return _publish(request, seen_card(request, pk), acts.publish_card, "publish-role-card")


@require_http_methods(["GET", "POST"])
@login_required
def withdraw_card(request: HttpRequest, pk: int) -> HttpResponse:
    return _withdraw(request, seen_card(request, pk), acts.withdraw_card, "withdraw-role-card")


@require_POST
@login_required
def sign_card(request: HttpRequest, pk: int) -> HttpResponse:
    return _sign(request, seen_card(request, pk), acts.acknowledge_card)
