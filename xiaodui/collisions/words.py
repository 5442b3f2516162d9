"""What is said of an attempt and of an outcome, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WHATS = {
    "create": gettext_lazy("想新建这家"), "register": gettext_lazy("想报备这家"), "sell": gettext_lazy("想给这家报价、开商机"),
    "take": gettext_lazy("想把这家转到手"), "claim": gettext_lazy("想领这家"), "contact": gettext_lazy("想跟进这家"),
    "edit": gettext_lazy("想改这家的资料"), "merge": gettext_lazy("想合并这家"),
}  # fmt: skip


def what_said(what: str) -> str:
    return str(WHATS.get(what, gettext_lazy("碰到这家")))


def attempt_said(detail: dict[str, Any]) -> str:
    return _("%(what)s，按规矩被拦下") % {"what": what_said(str(detail.get("what", "")))}


def terms_said(outcome: str, to: Any, other: Any, share: int | None) -> str:
    if outcome == "split":
        return _("一起做：%(to)s 牵头，%(other)s 占 %(share)s%%") % {"to": to.name, "other": other.name, "share": share}
    if outcome == "other":
        return _("归 %(to)s") % {"to": to.name} if to else _("其他安排，归属不变")
    return _("归 %(to)s") % {"to": to.name} if to else ""
