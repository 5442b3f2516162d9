"""What each sign of a machine is called."""

from django.utils.translation import gettext_lazy as _

WHYS = {
    "trap": _("填了人看不到的那一格"), "forged": _("时间签名是假的"), "quick": _("不到 3 秒就填完"), "markup": _("带网页代码"),
    "sold": _("像推销广告"), "links": _("好几个链接"), "link": _("一个链接"), "named_link": _("名字里有链接"),
    "script": _("夹着少见的文字"), "unstamped": _("没有时间签名"), "elsewhere": _("从没登记的网站来"), "repeated": _("一个字重复很多遍"),
    "number": _("电话不像电话"),
}  # fmt: skip


def why_said(why: str) -> str:
    return str(WHYS.get(why, why))
