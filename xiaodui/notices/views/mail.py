"""The company's mail server: its page, and a letter to try it with."""

import smtplib
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.refusal import Refusal
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.notices import acts
from xiaodui.notices.answered import sentence
from xiaodui.notices.models import MailServer
from xiaodui.notices.posting import state
from xiaodui.people.signin import can_mail


@require_safe
@login_required
def mail(request: HttpRequest) -> HttpResponse:
    acts.set_mail.check_right(request.user, None)
    return _page(request)


def _page(request: HttpRequest, tried: str = "", tone: str = "") -> HttpResponse:
    context = {
        "server": MailServer.objects.first(), "by_environment": settings.MAIL_BY_ENVIRONMENT, "can_mail": can_mail(),
        "state": state(), "tried": tried, "tone": tone,
    }  # fmt: skip
    return render(request, "notices/mail.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest) -> HttpResponse:
    now, back = MailServer.objects.first(), reverse("mail-settings")
    said: dict[str, Any] = {"address": request.build_absolute_uri("/").rstrip("/"), "sender": _email(request)}
    if now is not None:
        said = {name: getattr(now, name) for name in ("host", "port", "security", "login", "sender", "address")}
    dialog = Dialog(acts.set_mail, _("用哪台服务器发信？"), reverse("set-mail"), _("存下"), back=back)
    result = answered(request, dialog, None, **said)
    return result if isinstance(result, HttpResponse) else go(request, back)


@require_http_methods(["GET", "POST"])
@login_required
def stop(request: HttpRequest) -> HttpResponse:
    back = reverse("mail-settings")
    dialog = Dialog(acts.stop_mail, _("不再发邮件？"), reverse("stop-mail"), _("停发"), back=back, tone="btn-danger",
                    text=_("设置和密码会删掉，通知照样进收件箱。"))  # fmt: skip
    result = answered(request, dialog)
    return go(request, back) if result is None else result


@require_POST
@login_required
def test(request: HttpRequest) -> HttpResponse:
    """A letter to oneself, at once and outside any transaction: the server may take ten seconds to answer."""
    acts.set_mail.check_right(request.user, None)
    if not can_mail():
        raise Refusal("mail.none", _("先定下发信服务器，再试发。"))
    email = _email(request)
    if not email:
        raise Refusal("mail.no-address", _("你的资料里还没有邮箱，先填上再试发。"))
    server = MailServer.objects.first()
    letter = EmailMessage(_("销队：试发"), _("收到这封信，说明发信设好了。"), None, [email])
    try:
        letter.send()
    except (OSError, smtplib.SMTPException) as error:
        host = server.host if server else settings.EMAIL_HOST
        return _answer(request, sentence(error, host), "late")
    return _answer(request, _("发出去了，到 %(email)s 看看；没有就看看垃圾箱。") % {"email": email}, "kept")


def _email(request: HttpRequest) -> str:
    return getattr(request.user, "email", "")


def _answer(request: HttpRequest, said: str, tone: str) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return _page(request, said, tone)
    return render(request, "notices/_tried.html", {"tried": said, "tone": tone})
