"""Where collisions show in other rooms, and what they hold there."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.collisions.acts.following import merged, moved, unmerged
from xiaodui.collisions.guard import answered_by, until_the_ruling
from xiaodui.collisions.models import Collision
from xiaodui.core.sockets import MATTERS, MENU, Matter, MenuEntry, Tab
from xiaodui.customers.sockets import ANSWERS, CHILDREN, CUSTOMER_ASIDE, GUARDS, Child
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, Kind


def collision_url(pk: int) -> str:
    return reverse("collision", args=[pk])


def _names(rows: Any) -> dict[int, str]:
    return {pk: say("「%(name)s」的撞单") % {"name": name} for pk, name in rows.order_by().values_list("pk", "name")}


def _all_names(ids: Iterable[int]) -> dict[int, str]:
    return _names(Collision.objects.filter(pk__in=list(ids)))


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    return _names(Collision.objects.visible_to(person).filter(pk__in=list(ids)))


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_opened(person, ids))


def about_customer(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """On the customer's page, while one is open: the one line that nobody should miss before he quotes."""
    found = Collision.objects.visible_to(request.user).open().filter(customer=customer)
    return "collisions/_aside.html", {"collisions": list(found.select_related("holder", "challenger", "judge")[:5])}


def matters(person: Any) -> Iterator[Matter]:
    """The oldest one that he is to rule; asked only of those who lead."""
    if not person.may("lead"):
        return
    first = Collision.objects.visible_to(person).to_rule(person).order_by("opened_at").first()
    if first is not None:
        yield Matter(_("先判「%(name)s」的撞单，两边都等着。") % {"name": first.name}, 14, collision_url(first.pk))


def _sells_or_leads(person: Any) -> bool:
    return bool(person.may("sell") or person.may("lead"))


MENU.plug(MenuEntry("collisions", _("撞单"), "arrows-cross", "collisions", 36, may=_sells_or_leads, under="customers"))
MATTERS.plug(matters)
KINDS.plug(Kind("collision", _("撞单"), _all_names, collision_url, "arrows-cross", _seen, _opened))
GUARDS.plug(until_the_ruling)
ANSWERS.plug(answered_by)
CHILDREN.plug(Child("collisions", moved, merged, unmerged))
CUSTOMER_ASIDE.plug(Tab("collisions", _("撞单"), 5, about_customer))
EXECUTES.plug(
    Execution(
        "pool.collision",
        "想要同事手上的客户，被拦下就记成撞单：两边的记录并排摆出来，交给两边共同的组长判。判之前，两边都建不了商机。",
        "An attempt on a colleague's customer that is refused becomes a case: both sides' records side by side, before the "
        "leader above both. Until the ruling neither side can open a deal.",
        "新建、报备、报价、移交被拦下时", "when creating, registering, selling or taking is refused",
    )
)  # fmt: skip
