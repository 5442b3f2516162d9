"""How one wants to be told."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.journal.saying import Names
from xiaodui.journal.telling import names_of_keys
from xiaodui.notices import acts
from xiaodui.notices.kinds import all_kinds
from xiaodui.notices.models import Mute, Preference
from xiaodui.people.signin import can_mail


def preference_of(person: Any) -> Preference:
    return Preference.objects.visible_to(person).first() or Preference(person=person)


@require_safe
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """The page; the target `notice-kinds` asks for its kinds and muted records alone."""
    mutes = list(Mute.objects.visible_to(request.user).order_by("-muted_at"))
    muted = {one.kind for one in mutes}
    records = [one.about for one in mutes if one.about]
    names: Names = names_of_keys(records, request.user)
    context = {
        "kinds": [(kind, kind.name in muted) for kind in all_kinds()],
        "records": [(key, names.plain(key)) for key in records],
        "preference": preference_of(request.user), "can_mail": can_mail(), "email": getattr(request.user, "email", ""),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "notice-kinds"
    answer = render(request, "notices/_kinds.html" if part else "notices/settings.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def prefer(request: HttpRequest) -> HttpResponse:
    back = reverse("notice-settings")
    now = preference_of(request.user)
    said = {name: getattr(now, name).strftime("%H:%M") for name in ("digest_at", "quiet_from", "quiet_until")}
    dialog = Dialog(acts.prefer, _("怎么提醒我？"), reverse("prefer-notices"), _("定下"), back=back,
                    text=_("收件箱里总是马上有；这里定的是邮件。"))  # fmt: skip
    result = answered(request, dialog, None, mail=now.mail, rests=now.rests, **said)
    return result if isinstance(result, HttpResponse) else go(request, back)
