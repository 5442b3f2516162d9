"""The company's mail server."""

import re
from typing import Annotated, Any, Literal

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Choices, Help, Label, Takes, Widget, act
from xiaodui.core.refusal import Refusal
from xiaodui.jobs.sight import may_operate
from xiaodui.journal import record
from xiaodui.notices.models import MailServer
from xiaodui.notices.secret import seal
from xiaodui.notices.verbs import MAIL_SET, MAIL_STOPPED

WAYS = (("tls", _("TLS（465 端口）")), ("starttls", _("STARTTLS（587 端口）")), ("plain", _("不加密（只在内网用）")))
HOST = re.compile(r"(?=.{1,120}\Z)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\]")
EMAIL = re.compile(r"[^@\s<>,;:\"()]+@[^@\s<>,;:\"()]+\.[a-z0-9-]+", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[a-z0-9.\-\[\]:]+(/[\w./-]*)?", re.IGNORECASE | re.ASCII)


def operates(by: Any, target: Any = None) -> bool:
    return may_operate(by)


def _no(code: str, sentence: Any) -> PydanticCustomError:
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})  # type: ignore[arg-type]


def _host(said: str) -> str:
    if not HOST.fullmatch(said.lower()):
        raise _no("host", _("写服务器的名字，例如 smtp.example.com，不带 http:// 和端口。"))
    return said.lower()


def _email(said: str) -> str:
    if not EMAIL.fullmatch(said):
        raise _no("email", _("邮箱写法不对，例如 sales@example.com。"))
    return said


def _address(said: str) -> str:
    if not ADDRESS.fullmatch(said):
        raise _no("address", _("写浏览器里打开销队的地址，例如 https://sales.example.com。"))
    return said.rstrip("/")


class SetsMail(Takes):
    host: Annotated[str, AfterValidator(_host), Label(_("服务器")), Help(_("例如 smtp.example.com"))]
    port: Annotated[int, Field(ge=1, le=65535), Label(_("端口"))] = 465
    security: Annotated[Literal["tls", "starttls", "plain"], Label(_("加密")), Choices(lambda by: WAYS)] = "tls"
    login: Annotated[str, StringConstraints(max_length=120), Label(_("用户名"))] = ""
    password: Annotated[
        str, StringConstraints(max_length=200, strip_whitespace=False), Label(_("密码")), Widget("password"),
        Help(_("空着就用原来的。存下后谁也看不到，包括你。")),
    ] = ""  # fmt: skip
    sender: Annotated[str, StringConstraints(max_length=120), AfterValidator(_email), Label(_("发件邮箱"))]
    address: Annotated[
        str, StringConstraints(max_length=200), AfterValidator(_address), Label(_("销队的地址")),
        Help(_("邮件里的链接从这里开始。")),
    ]  # fmt: skip


@act("mail.set", who=operates, door="session", takes=SetsMail, label=_("定发信服务器"))
def set_mail(*, by: Any, password: str, **wanted: Any) -> MailServer:
    """定发信服务器. Without a password the old one stays, but only for the same server and user: nobody lures it away."""
    before = MailServer.objects.filter(pk=1).first()
    same = before is not None and all(getattr(before, name) == wanted[name] for name in ("host", "port", "login"))
    if not password and before is not None and before.sealed and wanted["login"] and not same:
        raise Refusal("mail.password", _("服务器或用户名变了，请把密码也填上。"))
    kept = before.sealed if before is not None and same and wanted["login"] else ""
    wanted["sealed"] = seal(password) if password else kept
    MailServer.objects.get_or_create(pk=1, defaults=wanted)
    MailServer.objects.filter(pk=1).update(**wanted, version=F("version") + 1)
    said = {name: wanted[name] for name in ("host", "port", "security", "sender", "address")}
    record(MAIL_SET, "mailserver:1", by=by, **said)
    return MailServer.objects.get(pk=1)


@act("mail.stop", who=operates, door="session", label=_("停发邮件"))
def stop_mail(*, by: Any) -> None:
    """停发邮件. The settings and the password go; notices stay in the inbox."""
    gone, _each = MailServer.objects.filter(pk=1).delete()
    if not gone:
        raise Refusal("mail.none", _("还没有定发信服务器。"))
    record(MAIL_STOPPED, "mailserver:1", by=by)
