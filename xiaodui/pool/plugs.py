"""Where pools and protection show in other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MENU, MenuEntry
from xiaodui.customers.sockets import CHILDREN, GUARDS, HELD, Child
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.pool.acts.merging import merged, unmerged
from xiaodui.pool.acts.placing import move_along
from xiaodui.pool.guarding import held, keep_protected
from xiaodui.pool.models import Pool, Registration
from xiaodui.pool.models.pool import pool_ids


def sits_somewhere(person: Any) -> bool:
    return bool(person.reach.everything or pool_ids(person))


def pool_url(pk: int) -> str:
    return reverse("pool-of", args=[pk])


GUARDS.plug(keep_protected)
HELD.plug(held)
CHILDREN.plug(Child("pool", moved=move_along, merged=merged, unmerged=unmerged))
KINDS.plug(kind_of_model(Registration, _("报备"), lambda pk: reverse("registrations"), icon="flag"))
KINDS.plug(kind_of_model(Pool, _("公海"), pool_url, icon="droplet"))
MENU.plug(MenuEntry("pool", _("公海"), "droplet", "pool", 40, phone=False))

EXECUTES.plug(
    Execution(
        "pool.protection", "保护期里，别人开商机、移交、合并、改资料都会被拦下，写明归谁、到哪天；每一次都记进账簿。",
        "While it lasts, others' deals, hand-overs, merges and edits are refused with owner and last day; each try is recorded.",
        "在动手的那一刻", "At the moment of the attempt",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "pool.release", "到期前提醒，到期放回合适的公海；还有在谈商机的先留着，告诉组长。",
        "Reminds ahead and releases to the pool that fits; with an open deal it stays and the leader is told.",
        "每分钟看一次，到点就办，不提前", "Looks each minute; on time, never early",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "pool.poaching", "建重复的、动别人保护期里的客户，当场拦下，双方都查得到。",
        "Duplicates and touches on a protected customer are refused on the spot, and both sides can look it up.",
        "在动手的那一刻", "At the moment of the attempt",
    )
)  # fmt: skip
