"""What a mail server answered, in a sentence that says what to do."""

import smtplib
import socket
import ssl
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core import spoken


def sentence(error: Exception, host: str) -> str:
    """For who set the server up. Quotes it only where it spoke SMTP."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = _("服务器不认这个用户名和密码。有的邮箱要用「授权码」当密码。")
    elif isinstance(error, smtplib.SMTPRecipientsRefused):
        said = _("服务器不收给你的信，看看你资料里的邮箱写对没有。")
    elif isinstance(error, smtplib.SMTPSenderRefused):
        said = _("服务器不让用这个发件邮箱，一般要和用户名是同一个。")
    elif isinstance(error, ssl.SSLError):
        said = _("加密没谈成：端口和加密方式对不上，或者服务器的证书不可信。")
    elif isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        said = _("%(host)s 10 秒没有回应，看看地址、端口和防火墙。") % {"host": host}
    elif isinstance(error, socket.gaierror):
        said = _("找不到 %(host)s，看看有没有写错。") % {"host": host}
    elif isinstance(error, ConnectionRefusedError):
        said = _("%(host)s 不接这个端口，看看端口对不对。") % {"host": host}
    elif isinstance(error, smtplib.SMTPNotSupportedError):
        said = _("服务器不支持这种加密或登录，换一种加密方式再试。")
    elif isinstance(error, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError | smtplib.SMTPHeloError):
        said = _("连上了，但那边断开了或者说的不是发信的话，看看端口和加密方式。")
    else:
        said = _("没有发出去（%(error)s）。过一会儿再试。") % {"error": type(error).__name__}
    quoted = _quoted(error)
    return said + (quoted if spoken.in_chinese() or not quoted else f" {quoted}")


def _quoted(error: Any) -> str:
    refused = getattr(error, "recipients", None)
    code, words = next(iter(refused.values())) if refused else (
        getattr(error, "smtp_code", 0), getattr(error, "smtp_error", b"")
    )  # fmt: skip
    if not 400 <= code <= 599:
        return ""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    answer = "".join(sign for sign in text if sign.isprintable())[:160]
    return _("服务器的原话：%(code)s %(answer)s") % {"code": code, "answer": answer}
