"""What an owner does first in a company that is still empty."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.context import address
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person, Team

FIRST = 60
"""A company with more facts than this has begun."""


@dataclass(frozen=True)
class FirstStep:
    title: Any
    why: Any
    icon: str
    url: str
    act: Any
    done: bool


def first_steps(person: Any) -> list[FirstStep]:
    """For the owner only, until people, teams and data are in. Three small queries, none for anybody else."""
    if not person.is_owner or Fact.objects.all()[:FIRST].count() >= FIRST:
        return []
    people, teams = Person.objects.active()[:2].count(), Team.objects.standing()[:2].count()
    found = [
        FirstStep(
            _("建团队"),
            _("名字、口号、颜色，大家一眼认得出。"),
            icon="users",
            url=address("create-team"),
            act=_("建一个"),
            done=teams > 1,
        ),
        FirstStep(
            _("请同事进来"),
            _("发一个链接，他自己设密码。"),
            icon="mail",
            url=address("invite-person"),
            act=_("发邀请"),
            done=people > 1,
        ),
        FirstStep(
            _("把客户和商机搬进来"),
            _("Excel 或 CSV 都行，先试跑，再导入。"),
            icon="table-import",
            url=import_door(),
            act=_("去导入"),
            done=False,
        ),
    ]
    return [step for step in found if step.url]


def import_door() -> str:
    return next((url for name in ("imports", "import", "new-import", "exchange") if (url := address(name))), "")
