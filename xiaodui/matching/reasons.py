"""What speaks for two records being one, in words."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "name": _("名称相同"), "suffix": _("只差公司后缀"), "region": _("只差地区"), "short": _("一个是另一个的简称"),
    "typo": _("名称只差一两个字"), "homophone": _("名称读音相同"), "alias": _("和它的别名一致"), "phone": _("电话相同"),
    "email": _("邮箱相同"), "tax": _("税号相同"),
}  # fmt: skip


def said(why: tuple[str, ...]) -> str:
    """「电话相同，名称读音相同」. An unknown code is shown as it is."""
    return str(_("，")).join(str(REASONS.get(code, code)) for code in why)
