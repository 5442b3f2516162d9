"""The pages of assignment as their head lists them, for one reader."""

from typing import Any

from django.utils.translation import gettext_lazy as _

TABS = (
    ("assignment", _("规则"), False), ("unassigned", _("没分出去"), True), ("orphans", _("没人负责"), True),
    ("team-load", _("人手"), True), ("fairness", _("公平"), False),
)  # fmt: skip


def tabs(person: Any) -> list[tuple[str, Any]]:
    """(URL name, label); those about people's work are for who leads some."""
    leads = person.may("lead")
    return [(name, label) for name, label, led in TABS if leads or not led]
