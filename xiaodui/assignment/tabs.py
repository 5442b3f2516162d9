"""The pages of assignment as their head lists them, for one reader; rooms above add theirs."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class Page:
    """`led`: about people's work, so for who leads some."""

    url_name: str
    label: Any
    order: int
    led: bool = False


TABS: Socket[Page] = Socket("assignment.tabs", Page)
for page in (
    Page("assignment", _("规则"), 10), Page("stage-routes", _("按阶段"), 15),
    Page("unassigned", _("没分出去"), 20, led=True), Page("orphans", _("没人负责"), 30, led=True),
    Page("team-load", _("人手"), 40, led=True), Page("fairness", _("公平"), 50),
):  # fmt: skip
    TABS.plug(page)


def tabs(person: Any) -> list[tuple[str, Any]]:
    """(URL name, label)."""
    leads = person.may("lead")
    return [(page.url_name, page.label) for page in TABS if leads or not page.led]
