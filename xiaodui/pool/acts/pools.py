"""Setting pools, and who sits in them."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.catalog.models import Product
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import record
from xiaodui.pool.acts.inputs import EditPool, MovePlace, PoolIs, SeatPool
from xiaodui.pool.acts.placing import place_many
from xiaodui.pool.models import Place, Pool, PoolSeat
from xiaodui.pool.rights import keeps_pool, keeps_pools, keeps_seat
from xiaodui.pool.verbs import POOL_RETIRED, POOL_SEATED, POOL_SET, POOL_UNSEATED


@act("pools.create", who=keeps_pools, takes=PoolIs, label=_("新公海"))
def create(*, by: Any, products: list[int], regions: str, **given: Any) -> Pool:
    given["regions"] = named(regions)
    pool = Pool.objects.create(**given)
    pool.products.set(_there(products))
    record(POOL_SET, pool, by=by, **given, products=products)
    return pool


@act("pools.edit", on=Pool, who=keeps_pool, takes=EditPool, label=_("改公海"))
def edit(pool: Pool, *, by: Any, version: int, products: list[int], regions: str, **given: Any) -> Pool:
    """Customers that wait here stay; the next ones go by the new rule."""
    before = edit_row(pool, version, {**given, "regions": named(regions)})
    there = _there(products)
    if before or set(there) != set(pool.products.all()):
        pool.products.set(there)
        record(POOL_SET, pool, by=by, fields=sorted(before), products=products)
    return pool


def named(said: str) -> list[str]:
    """江苏、上海, 浙江 as people type it, each once."""
    for sign in "，、;；\n":
        said = said.replace(sign, ",")
    return list(dict.fromkeys(word.strip()[:40] for word in said.split(",") if word.strip()))


def _there(ids: list[int]) -> list[Product]:
    found = list(Product.objects.filter(pk__in=ids))
    if len(found) != len(set(ids)):
        raise Invalid({"products": [_("有一个产品没有找到，请重新选。")]})
    return found


@act("pools.retire", on=Pool, who=keeps_pools, label=_("停用"))
def retire(pool: Pool, *, by: Any) -> Pool:
    """停用. Only an empty one: nothing is left where nobody looks. The company's own stays."""
    if pool.is_default:
        raise Refusal("pool.default", _("公司公海要一直在：别处都不收的客户去那里。"))
    if waiting := Place.objects.filter(pool=pool).count():
        raise Refusal(
            "pool.not-empty", _("「%(pool)s」里还有 %(n)s 家客户，先换到别的公海。") % {"pool": pool.name, "n": waiting}
        )
    if not Pool.objects.standing().filter(pk=pool.pk).update(retired_on=clock.today(), version=F("version") + 1):
        raise Refusal("pool.retired", _("「%(pool)s」已经停用了。") % {"pool": pool.name})
    pool.refresh_from_db()
    record(POOL_RETIRED, pool, by=by)
    return pool


@act("pools.seat", on=Pool, who=keeps_pool, takes=SeatPool, label=_("加人"))
def seat(pool: Pool, *, by: Any, person: Any, team: Any, is_admin: bool) -> PoolSeat:
    """加人. Asked again for somebody who sits there, it sets whether he is an admin."""
    if (person is None) == (team is None):
        raise Invalid({"person": [_("选一位同事，或者选一个团队。")]})
    if is_admin and person is None:
        raise Invalid({"is_admin": [_("管公海的要是一位同事，不能是整个团队。")]})
    if person is not None and not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": person.name})
    row, made = PoolSeat.objects.get_or_create(
        pool=pool, person=person, team=team, defaults={"is_admin": is_admin, "since": clock.now()}
    )
    if not made and row.is_admin == is_admin:
        raise Refusal("pool.seated", _("已经在「%(pool)s」里了。") % {"pool": pool.name})
    if not made:
        PoolSeat.objects.filter(pk=row.pk).update(is_admin=is_admin)
        row.is_admin = is_admin
    record(POOL_SEATED, pool, by=by, whom=person or team, is_admin=is_admin)
    return row


@act("pool_seats.unseat", on=PoolSeat, who=keeps_seat, label=_("移出"))
def unseat(row: PoolSeat, *, by: Any) -> PoolSeat:
    """移出. He no longer sees what waits there; what he claimed stays his."""
    pk, whom = row.pk, row.person or row.team
    if not PoolSeat.objects.filter(pk=pk).delete()[0]:
        raise Refusal("stale", _("刚才已经移出了，刷新后再看。"))
    record(POOL_UNSEATED, row.pool, by=by, whom=whom)
    row.pk = pk
    return row


def keeps_place(by: Any, place: Place) -> bool:
    return keeps_pool(by, place.pool)


@act("places.move", on=Place, who=keeps_place, takes=MovePlace, label=_("换公海"))
def move(place: Place, *, by: Any, pool: Pool) -> Place:
    """换公海. It begins to wait anew, at the top of the other pool's list."""
    if not pool.is_standing:
        raise Refusal("pool.retired", _("「%(pool)s」已经停用，换一个。") % {"pool": pool.name})
    if place.release_id:
        raise Refusal("pool.in-release", _("这一条留给开抢了，等开完再换。"))
    if place.pool_id != pool.pk:
        place_many([place.customer], pool=pool, reason=place.reason, note=place.note, by=by)
        place.refresh_from_db()
    return place
