"""Validation messages: pydantic's error types in sentences that say what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

SENTENCES: dict[str, Any] = {
    "missing": _("请填上。"),
    "extra_forbidden": _("这一项这里不收，请拿掉。"),
    "string_type": _("这里要填文字。"),
    "string_unicode": _("里面有存不了的字符，删掉再试。"),
    "string_too_short": _("请填上。"),
    "string_too_long": _("太长了，最多 %(max_length)s 个字。"),
    "string_pattern_mismatch": _("写法不对，请照样例写。"),
    "decimal_parsing": _("这里要填数字，例如 1200.50。"),
    "decimal_type": _("这里要填数字，例如 1200.50。"),
    "decimal_max_digits": _("数字太长了。"),
    "decimal_max_places": _("最多四位小数。"),
    "decimal_whole_digits": _("数字太大了。"),
    "finite_number": _("这里要填数字，例如 1200.50。"),
    "greater_than_equal": _("不能小于 %(ge)s。"),
    "greater_than": _("要大于 %(gt)s。"),
    "less_than_equal": _("不能大于 %(le)s。"),
    "int_parsing": _("这里要填整数。"),
    "int_type": _("这里要填整数。"),
    "date_from_datetime_parsing": _("日期写法不对，例如 2026-03-18。"),
    "date_parsing": _("日期写法不对，例如 2026-03-18。"),
    "date_type": _("日期写法不对，例如 2026-03-18。"),
    "datetime_parsing": _("时间写法不对，例如 2026-03-18 09:30。"),
    "datetime_from_date_parsing": _("时间写法不对，例如 2026-03-18 09:30。"),
    "bool_parsing": _("请选「是」或「否」。"),
    "literal_error": _("没有这个选项，请重新选。"),
    "enum": _("没有这个选项，请重新选。"),
    "ref": _("请从列表里选一个。"),
}
OTHERWISE = _("这里填得不对，请看一下。")


def sentences(error: ValidationError, takes: Any) -> dict[str, list[Any]]:
    """{field: [sentence, …]}; errors that belong to no single field stand under ""."""
    said: dict[str, list[Any]] = {}
    for one in error.errors(include_url=False):
        name = str(one["loc"][0]) if one["loc"] else ""
        said.setdefault(name, []).append(_sentence(one))
    return said


def _sentence(one: Any) -> Any:
    own = one.get("ctx", {}).get("sentence")
    if own is not None:
        return own
    template = SENTENCES.get(one["type"], OTHERWISE)
    return template % one["ctx"] if one.get("ctx") and "%(" in str(template) else template
