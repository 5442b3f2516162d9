"""Sign-in: nobody opens an account for himself; an invitation or an import makes it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from xiaodui.journal import record
from xiaodui.people.sockets import GATES
from xiaodui.people.verbs import PASSWORD_CHANGED

_MISMATCH = _("登录名或密码不对，再看一下大小写。忘了密码就找管理员要一次性链接。")
_CODE = _("验证码不对。看看手机的时间准不准，再输一次新的。")


def can_mail() -> bool:
    """Whether this installation has a mail server; without one recovery goes by the administrator's link."""
    backend = import_string(settings.EMAIL_BACKEND)
    if hasattr(backend, "can_mail"):
        return bool(backend.can_mail())
    return "console" not in settings.EMAIL_BACKEND and "dummy" not in settings.EMAIL_BACKEND


class NoOpenSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("这个账号停用了，有事找管理员。"),
        "email_password_mismatch": _MISMATCH,
        "username_password_mismatch": _MISMATCH,
        "invalid_login": _MISMATCH,
        "enter_current_password": _("现在的密码不对。"),
        "incorrect_password": _("密码不对。"),
        "incorrect_code": _CODE,
        "invalid_or_expired_key": _("这个链接不对或过期了。"),
        "invalid_password_reset": _("这个链接不对或过期了，请再要一封信。"),
        "too_many_login_attempts": _("试错太多次了，过 5 分钟再来。"),
        "unknown_email": _("没有用这个邮箱的同事。"),
        "rate_limited": _("太快了，歇一会儿再试。"),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def authenticate(self, request: Any, **credentials: Any) -> Any:
        """The person, or None. ValidationError with the sentence of a gate that lets nobody in this way."""
        person = super().authenticate(request, **credentials)
        for gate in GATES if person is not None else ():
            if sentence := gate(request, person):
                raise ValidationError(sentence, code="gate")
        return person

    def set_password(self, user: Any, password: str) -> None:
        with transaction.atomic():
            super().set_password(user, password)
            record(PASSWORD_CHANGED, user, by=user, team=user.team)

    def format_email_subject(self, subject: str) -> str:
        return subject


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _CODE,
        "cannot_delete_authenticator": _("公司要求两步验证，不能关。"),
        "cannot_generate_recovery_codes": _("先开两步验证，才有恢复码。"),
    }
