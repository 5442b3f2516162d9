"""The list of what waits in a pool."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.web.lists import Choice, Column, Listing, ListPage, Sort, Words
from xiaodui.customers.models.customer import LEVELS
from xiaodui.pool.acts import claim
from xiaodui.pool.models import Place
from xiaodui.pool.models.place import REASONS
from xiaodui.pool.seen import contact_counts, seen
from xiaodui.search.matching import matching


def named(places: Any, words: str, person: Any) -> Any:
    """By name, pinyin and initials only: to find it by its phone would tell the phone."""
    return places.filter(customer_id__in=matching("customer", words, in_title=True))


def in_region(places: Any, words: str, person: Any) -> Any:
    return places.filter(region__startswith=words)


def holding(column: str) -> Any:
    return lambda places, words, person: places.filter(**{f"customer__{column}__icontains": words})


def kind(places: Any, what: str, person: Any) -> Any:
    return places.filter(customer__qualified_on__isnull=what == "lead")


PLACES = ListPage(
    key="pool", row="pool/_row.html", live="place",
    empty=_("到期的、放出来的和没有人跟的客户会来这里，谁都可以领。"),
    filters=(
        Words(name="q", label=_("搜名称、拼音"), apply=named),
        Choice(name="level", label=_("全部意向"), choices=lambda person: LEVELS, column="level", main=True),
        Choice(name="why", label=_("为什么在这里"), choices=lambda person: REASONS, column="reason", main=True),
        Choice(
            name="kind", label=_("线索和客户"), choices=lambda person: [("lead", _("线索")), ("customer", _("客户"))],
            apply=kind,
        ),
        Words(name="region", label=_("地区"), apply=in_region, main=False),
        Words(name="sector", label=_("行业"), apply=holding("sector"), main=False),
        Words(name="source", label=_("来源"), apply=holding("source"), main=False),
    ),
    sorts=(Sort("since", "since", falling=True),),
    columns=(
        Column(_("客户"), key="name", stays=True), Column(_("意向"), key="level"), Column(_("地区"), css="opt", key="region"),
        Column(_("行业"), css="opt", key="sector"), Column(_("电话"), key="phone"), Column(_("为什么在这里"), key="reason"),
        Column(_("到这里"), "since", "r", key="since"), Column(_("可以做"), css="r", key="act", stays=True),
    ),
    more_columns=(
        Column(_("来源"), key="source"), Column(_("谁跟过"), key="last_owner"),
        Column(_("联系人数"), css="r", key="contacts", kind="number"),
    ),
)  # fmt: skip


def waiting(person: Any, pool: Any) -> Any:
    """Without the pool itself, which is known: joined to it, SQLite sorts all places of the pool instead of walking them."""
    places = Place.objects.visible_to(person).filter(pool=pool).shown(clock.now())
    return places.select_related(None).select_related("customer", "last_owner")


def show(request: Any, pool: Any) -> Listing:
    """One page; each row gives `seen`, and nothing else of it reaches the template. Two queries beside the list's."""
    listing = PLACES.show(request, waiting(request.user, pool))
    counts = contact_counts([row.customer_id for row in listing.rows]) if listing.rows else {}
    may_claim = claim.may(request.user)
    for row in listing.rows:
        row.pool = pool
    listing.rows = [seen(row, counts, may_claim) for row in listing.rows]
    return listing
