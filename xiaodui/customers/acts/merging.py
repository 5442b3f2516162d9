"""Two records of one company become one, and part again within thirty days as they were."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.acts import carrying
from xiaodui.customers.acts.inputs import MergeInto, Unmerge
from xiaodui.customers.acts.rights import owner_or_leader
from xiaodui.customers.acts.taken import in_turn
from xiaodui.customers.acts.telling import tell_leveled
from xiaodui.customers.guarding import guard
from xiaodui.customers.likeness import forget_these, remember
from xiaodui.customers.models import Customer, Merge
from xiaodui.customers.sockets import CHILDREN
from xiaodui.customers.verbs import CUSTOMER_MERGED, CUSTOMER_UNMERGED
from xiaodui.journal import record

UNDONE_WITHIN = timedelta(days=30)


@act("customers.merge", on=Customer, who=owner_or_leader, takes=MergeInto, label=_("并过来"))
def merge(kept: Customer, *, by: Any, gone: Customer, take: list[str]) -> Customer:
    """合并重复. `gone` goes into `kept`, with all that hangs on it; of the fields in `take` its value is the right one.

    It stays as a row that leads to the one that was kept. Right and guard are asked of both.
    """
    if by is not None and not owner_or_leader(by, gone):
        raise Forbidden("no-right", _("两家都归你，或者都归你带的人，才能合并。请共同的组长来做。"))
    if gone.pk == kept.pk:
        raise Refusal("merge.same", _("这是同一条记录，选另一家。"))
    in_turn()
    guard(kept, by, "merge")
    guard(gone, by, "merge")
    level = kept.level
    data: dict[str, Any] = {"gone": carrying.columns(gone, carrying.LEFT), "owner": gone.owner_id, "level": gone.level}
    data["team"] = gone.owner.team_id if gone.owner else None
    _claim(kept, gone)
    data["rows"] = carrying.carry(kept, gone)
    data["children"] = {child.name: child.merged(kept, gone) for child in CHILDREN if child.merged}
    data["kept"], data["set"] = _take(kept, gone, take)
    data["rows"]["named"] = carrying.name_too(kept, [gone.name, data["kept"].get("name", "")])
    made = Merge.objects.create(kept=kept, gone=gone, by=by, at=clock.now(), data=data)
    forget_these([gone.pk])
    remember([kept])
    _tell(CUSTOMER_MERGED, made, by)
    tell_leveled(kept, level, by)
    return kept


def _claim(kept: Customer, gone: Customer) -> None:
    """Both are taken as they were seen: of two merges at once the second is refused."""
    stood = Customer.objects.standing().filter(pk=kept.pk, version=kept.version).update(version=F("version") + 1)
    went = Customer.objects.standing().filter(pk=gone.pk, version=gone.version).update(
        merged_into=kept, owner=None, owned_since=None, parent=None, version=F("version") + 1
    )  # fmt: skip
    if not (stood and went):
        raise Refusal("stale", _("这两家刚才有人动过，刷新后再合并。"))


def _take(kept: Customer, gone: Customer, take: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Columns of the kept one (before, after). What it lacks comes from the other without being asked for."""
    kept.refresh_from_db()
    before = carrying.columns(kept, carrying.TAKEN)
    for name in carrying.FIELDS:
        column = carrying.COLUMN.get(name, name)
        if name in take or (getattr(kept, column) in (None, "") and getattr(gone, column) not in (None, "")):
            carrying.give(kept, gone, name)
    kept.touched_at = max(kept.touched_at, gone.touched_at)
    if kept.parent_id in (kept.pk, gone.pk):
        kept.parent_id = None
    if kept.is_lead and not gone.is_lead:
        kept.qualified_on, kept.disqualified_on, kept.disqualified_why = gone.qualified_on, None, ""
    after = carrying.columns(kept, carrying.TAKEN)
    changed = [name for name in carrying.TAKEN if before[name] != after[name]]
    if changed:
        kept.save(update_fields=changed)
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


@act("customers.unmerge", on=Customer, who=owner_or_leader, takes=Unmerge, label=_("撤销合并"))
def unmerge(kept: Customer, *, by: Any, gone: int) -> Customer:
    """撤销合并, within thirty days: all that went over goes back. What was changed since stays with the kept one."""
    in_turn()
    guard(kept, by, "merge")
    made = Merge.objects.standing().select_related("gone").filter(kept=kept, gone_id=gone).first()
    if made is None:
        raise Refusal("merge.none", _("没有这次合并，或者已经撤销了。"))
    if clock.now() - made.at > UNDONE_WITHIN:
        raise Refusal("merge.late", _("合并超过 30 天，不能撤销了。要分开，请新建一家。"))
    if not Merge.objects.standing().filter(pk=made.pk).update(undone_at=clock.now()):
        raise Refusal("merge.none", _("没有这次合并，或者已经撤销了。"))
    level = kept.level
    _give_back(kept, made)
    carrying.carry_back(kept, made.gone, made.data["rows"])
    for child in CHILDREN:
        if child.unmerged and child.name in made.data["children"]:
            child.unmerged(kept, made.gone, made.data["children"][child.name])
    remember([kept, made.gone])
    _tell(CUSTOMER_UNMERGED, made, by)
    tell_leveled(kept, level, by)
    return made.gone


def _give_back(kept: Customer, made: Merge) -> None:
    """The columns as they were, but for those that somebody set to something else in the meantime."""
    now = carrying.columns(kept, carrying.TAKEN)
    for name, before in made.data["kept"].items():
        if now[name] == made.data["set"][name]:
            carrying.put(kept, name, before)
    kept.version += 1
    kept.save(update_fields=[*made.data["kept"], "version"])
    gone = made.gone
    for name, before in made.data["gone"].items():
        carrying.put(gone, name, before)
    if gone.owner_id and gone.owner and not gone.owner.is_active:
        gone.owner, gone.owned_since = kept.owner, clock.now()
    gone.merged_into, gone.version = None, gone.version + 1
    gone.save(update_fields=[*made.data["gone"], "merged_into", "version"])


def _tell(verb: Any, made: Merge, by: Any) -> None:
    """Within the kept one, of the other: it leaves its owner's stock, or comes back to it."""
    owner, team = made.data["owner"], made.data["team"]
    record(
        verb, made.gone, by=by, within=made.kept, team=f"team:{team}" if team else None,
        owner=f"person:{owner}" if owner else None, kept=made.kept, level=made.data["level"], merge=made.pk,
        personal={"duplicate": made.gone.name},
    )  # fmt: skip
