"""What deals show on Today: my next steps by their day, what my team is late with, and the newest wins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.once import once
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.core.spoken import in_chinese
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.models.deal import stayed_too_long
from xiaodui.deals.verbs import DEAL_REOPENED, DEAL_WON
from xiaodui.journal.keys import id_of
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person, Team

STEPS = 8
SOON = 7
"""Days ahead that 接下来 looks."""
WINS, WINS_FOR = 4, 30


@dataclass(frozen=True)
class Step:
    """A deal's next step as a promise with a day: late, due (today), calm."""

    deal: Deal
    days: int

    @property
    def state(self) -> str:
        return "late" if self.days < 0 else "due" if self.days == 0 else "calm"

    @property
    def share(self) -> Decimal:
        """How much of the last week before its day has passed, for the ring."""
        return Decimal(min(max(SOON - self.days, 0), SOON)) / (SOON + 1) if self.days >= 0 else Decimal(1)

    @property
    def said(self) -> str:
        if self.days < 0:
            return _("晚了 1 天") if self.days == -1 else _("晚了 %(n)s 天") % {"n": -self.days}
        return [_("今天"), _("明天")][self.days] if self.days < 2 else _("%(n)s 天后") % {"n": self.days}


def planned(person: Person, today: date) -> Any:
    """His open deals whose next step has a day within the week, the latest first."""
    mine = Deal.objects.visible_to(person).open().filter(owner=person)
    return mine.filter(next_on__lte=today + timedelta(days=SOON)).order_by("next_on", "pk").select_related("customer")


def steps(person: Person) -> tuple[list[Step], int]:
    """The first of them, and how many there are. Two queries."""
    return once(("steps", person.pk), lambda: _steps(person))


def _steps(person: Person) -> tuple[list[Step], int]:
    today = clock.today()
    found = [Step(deal, (deal.next_on - today).days) for deal in planned(person, today)[: STEPS + 1]]  # type: ignore[operator]
    count = len(found) if len(found) <= STEPS else planned(person, today).count()
    return found[:STEPS], count


def next_steps(request: Any, person: Person) -> tuple[str, dict[str, Any]]:
    found, count = steps(person)
    context: dict[str, Any] = {
        "steps": found,
        "count": count,
        "more": count - len(found),
        "sells": person.sells and person.may("sell"),
    }
    if not found:
        context["open_count"] = Deal.objects.visible_to(person).open().filter(owner=person)[:1].count()
    return "deals/_today_steps.html", context


def in_charge(person: Person) -> bool:
    return bool(person.reach.everything or person.may("lead"))


def team_state(request: Any, person: Person) -> tuple[str, dict[str, Any]]:
    """Late and stuck deals of those in a leader's reach, by who has most. Nothing for who leads nobody."""
    if not in_charge(person):
        return "deals/_today_team.html", {}
    counts = team_counts(person)
    return "deals/_today_team.html", {"shown": True, **{name: f"{n:,}" if n else "" for name, n in counts.items()}}


def _theirs(person: Person) -> Any:
    return Deal.objects.visible_to(person).open().exclude(owner=person)


def team_counts(person: Person) -> dict[str, int]:
    """How many open deals of those in his reach there are, his own aside: all, late and of how many people, stuck,
    without a next step. Two queries a page."""
    return once(("team's deals", person.pk), lambda: _team_counts(person))


def _team_counts(person: Person) -> dict[str, int]:
    late, stuck = Q(next_on__lt=clock.today()), stayed_too_long(Stage.objects.all(), clock.now())
    return _theirs(person).aggregate(
        open=Count("pk"), late=Count("pk", filter=late), stuck=Count("pk", filter=stuck),
        unplanned=Count("pk", filter=Q(next_on=None)), people=Count("owner", filter=late, distinct=True),
    )  # fmt: skip


@dataclass(frozen=True)
class Win:
    """As published: name and amount; the customer and the link only where the reader sees them."""

    person: Person | None
    team: Team | None
    amount: Decimal
    currency: str
    at: Any
    deal: Deal | None
    customer: str


def latest_wins(person: Person) -> list[Win]:
    """The newest wins of the month before now, those undone left out. Five queries."""
    facts = Fact.objects.said(DEAL_WON, DEAL_REOPENED).filter(happened_at__gte=clock.now() - timedelta(days=WINS_FOR))
    won: dict[str, Fact] = {}
    # By id: the index stands in this order, and what was undone was undone later.
    for fact in facts.order_by("-id")[: WINS * 10]:
        won.setdefault(fact.subject, fact)
    newest = [fact for fact in won.values() if fact.verb == DEAL_WON.name]
    newest = sorted(newest, key=lambda fact: (fact.happened_at, fact.pk), reverse=True)[:WINS]
    deals = Deal.objects.visible_to(person).in_bulk([id_of(fact.subject) for fact in newest])
    within = [id_of(fact.within) for fact in newest if fact.within]
    customers = dict(Customer.objects.visible_to(person).filter(pk__in=within).values_list("pk", "name"))
    people = Person.objects.in_bulk([id_of(fact.detail["owner"]) for fact in newest])
    teams = Team.objects.in_bulk([id_of(fact.team) for fact in newest if fact.team])
    return [_win(fact, deals, customers, people, teams) for fact in newest]


def _win(fact: Fact, deals: Any, customers: Any, people: Any, teams: Any) -> Win:
    said = fact.detail
    return Win(
        people.get(id_of(said["owner"])), teams.get(id_of(fact.team)) if fact.team else None, Decimal(said["amount"]),
        said["currency"], fact.happened_at, deals.get(id_of(fact.subject)),
        customers.get(id_of(fact.within), "") if fact.within else "",
    )  # fmt: skip


def wins(request: Any, person: Person) -> tuple[str, dict[str, Any]]:
    return "deals/_today_wins.html", {"wins": latest_wins(person)}


def _besides(late: int, due: int) -> str:
    """What stands behind the most pressing step."""
    if late:
        return _("另有 %(n)s 件也晚了。") % {"n": late}
    return _("今天还有 %(n)s 件。") % {"n": due} if due else _("其他都在点上。")


def matters(person: Person) -> Iterator[Matter]:
    """The latest step first; then today's; a leader hears what his people are late with."""
    found, _count = steps(person)
    late = [step for step in found if step.state == "late"]
    due = [step for step in found if step.state == "due"]
    if late:
        first = late[0]
        said = {"deal": first.deal, "step": first.deal.next_step or _("下一步"), "late": first.said}
        sentence = _("先办「%(deal)s」：%(step)s，%(late)s。") % said
        gap = "" if in_chinese() else " "
        yield Matter(f"{sentence}{gap}{_besides(len(late) - 1, len(due))}", 10, reverse("deal", args=[first.deal.pk]))
    elif due:
        said = {"n": len(due), "deal": due[0].deal}
        sentence = (
            _("今天先把「%(deal)s」的下一步做了。") if len(due) == 1 else _("今天有 %(n)s 件要做，从「%(deal)s」开始。")
        )
        yield Matter(sentence % said, 20, reverse("deal", args=[due[0].deal.pk]))
    if in_charge(person):
        counts = team_counts(person)
        if counts["late"]:
            said = {"n": counts["late"], "people": counts["people"]}
            yield Matter(
                _("组里 %(people)s 个人有 %(n)s 件下一步晚了，先问最久的那件。") % said, 30, f"{reverse('deals')}"
            )
    elif found and not late and not due:
        yield Matter(_("今天没有到期的，最近一件在%(when)s。") % {"when": found[0].said}, 60)


TODAY.plug(Tab("steps", gettext_lazy("接下来"), 20, next_steps))
TODAY.plug(Tab("team-state", gettext_lazy("组里"), 30, team_state))
TODAY.plug(Tab("wins", gettext_lazy("最近赢的"), 120, wins))
MATTERS.plug(matters)
