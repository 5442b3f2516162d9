"""Making the demo company: an empty installation becomes one that has worked for months."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.exact import ExactSum
from xiaodui.core.refusal import Refusal
from xiaodui.demo import signins
from xiaodui.demo.days import live
from xiaodui.demo.emptying import empty, remember
from xiaodui.demo.models import DemoCompany
from xiaodui.demo.names.cast import COMPANY
from xiaodui.demo.world import World, new_world
from xiaodui.people.models import Person, Team

SEED, DAYS, FEWEST = 7, 90, 5
Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """No progress shown."""


def make(seed: int = SEED, days: int = DAYS, progress: Progress = quiet, *, whole: bool = True) -> dict[str, Any]:
    """Live `days` working days up to today; what is there then, as figures. Refusal where people are already.

    `whole`: all or nothing in one transaction. Otherwise day by day, so that a running server keeps answering; what
    an attempt that died left behind is emptied first.
    """
    if days < FEWEST:
        raise Refusal("demo.short", _("至少要 %(days)s 天，才看得出公司在动。") % {"days": FEWEST})
    with transaction.atomic():
        _clear_the_ground()
    with transaction.atomic() if whole else _nothing():
        world = new_world(seed, days, signins.new_password())
        company = DemoCompany.objects.create(name=COMPANY, seed=seed, began_at=clock.now(), before=remember())
        live(world, progress, whole=False)
        _done(company, world)
    signins.keep(signins.in_order(world.people, world.password, world.about))
    return counted(company, world)


def _nothing() -> Any:
    from contextlib import nullcontext

    return nullcontext()


def _clear_the_ground() -> None:
    left = DemoCompany.objects.filter(made_at=None).first()
    if left is not None:
        empty(left.before, jobs=False)
    if Person.objects.exists():
        raise Refusal(
            "demo.not-empty",
            _("这里已经有公司了，演示公司只能放进空的数据目录。换一个 XIAODUI_DATA_DIR，或先离开现在的演示。"),
        )


def _done(company: DemoCompany, world: World) -> None:
    from xiaodui.journal.models import Fact

    company.people = sorted(person.pk for person in world.people.values())
    company.last_fact = Fact.objects.aggregate(last=Max("pk"))["last"] or 0
    company.made_at = clock.now()
    company.save()
    cache.delete(signins.KEY)


def counted(company: DemoCompany, world: World) -> dict[str, Any]:
    """What `--json` prints."""
    from xiaodui.customers.models import Customer, Note
    from xiaodui.deals.models import Deal
    from xiaodui.journal.models import Fact

    deals = Deal.objects.all()
    return {
        "company": company.name, "seed": company.seed, "days": len(world.days), "people": len(world.people),
        "teams": Team.objects.count(), "customers": Customer.objects.count(), "deals": deals.count(),
        "won": deals.won().count(), "lost": deals.lost().count(), "open": deals.open().count(),
        "won_amount": str(deals.won().aggregate(sum=ExactSum("amount"))["sum"] or 0), "notes": Note.objects.count(),
        "facts": Fact.objects.count(),
    }  # fmt: skip
