"""Leaving the demo: the one act that wipes its own traces, since a demo installation holds nothing else."""

from typing import Annotated, Any

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core.acts import Help, Label, Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.demo import signins
from xiaodui.demo.emptying import empty
from xiaodui.demo.models import DemoCompany
from xiaodui.journal.models import Fact
from xiaodui.people.builtin import lay
from xiaodui.people.models import Role

log = structlog.get_logger("demo")


class Leaves(Takes):
    company: Annotated[
        str, StringConstraints(min_length=1, max_length=60), Label(_("公司名")), Help(_("照抄「启明科技」，免得手滑。"))
    ]


def owns(by: Any, demo: DemoCompany) -> bool:
    return bool(by.is_owner)


@act("demo.leave", on=DemoCompany, who=owns, door="none", takes=Leaves, label=_("离开演示"))
def leave(demo: DemoCompany, *, by: Any, company: str) -> None:
    """离开演示. Everything goes, the journal too, so no fact can tell of it: the log does, and the old heads stay."""
    if company.strip() != demo.name:
        raise Refusal("demo.name", _("写的不是「%(name)s」，什么都没动。") % {"name": demo.name})
    facts = Fact.objects.count()
    empty(demo.before)
    lay(Role)
    transaction.on_commit(signins.throw_away)
    transaction.on_commit(lambda: log.warning("demo.left", facts=facts))


def done_since(demo: DemoCompany) -> int:
    """How many things were recorded after the demo was made: by those who looked round, perhaps in earnest."""
    return Fact.objects.filter(pk__gt=demo.last_fact).count()
