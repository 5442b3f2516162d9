"""Leads of sellers' own: heard of, asked about, found fit or unfit; some that a colleague has already; one twice in the book."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from xiaodui.core.clock import day_of
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import create_lead, disqualify, merge, qualify
from xiaodui.customers.models import Customer
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.names.companies import new_company
from xiaodui.demo.names.humans import new_human
from xiaodui.demo.world import World

A_DAY = 0.09
"""Leads a seller writes down on a usual working day."""
FIT, UNFIT = 0.34, 0.3
ASKED_AFTER = (1, 9)
TWICE = 0.12
"""Share of new leads that a colleague has already."""
CAMPAIGNS = ("", "", "秋季工博会", "直播课", "行业年会", "老客转介月")
FOUND = (
    "{who}说年底前要上两条线，{boss}拍板，预算已批。", "现在用的那家交期总拖，想先试一批。要样品，下周给。",
    "老板要求三家比价，技术上认我们的方案。月底前报价。", "扩产的厂房已经封顶，设备三月进场。{boss}管采购。",
)  # fmt: skip
WHYS = (
    ("no_need", "今年不扩产了"),
    ("no_budget", "预算要等明年"),
    ("no_answer", ""),
    ("rival", "和别家签了三年"),
    ("not_ours", ""),
)


@dataclass
class Heard:
    lead: Customer
    login: str
    asked_on: date
    who: str
    boss: str


class Leading(Life):
    name, order = "leading", 36

    def prepare(self, world: World) -> None:
        world.kept["heard"] = []

    def day(self, world: World, day: date) -> None:
        if not world.calendar.is_workday(day):
            return
        dice = world.dice(self.name, world.number(day))
        book: Book = world.kept["book"]
        for login in world.sellers():
            if dice.random() < A_DAY * world.about[login].pace:
                self._hears(world, book, dice, login, min(world.moment(dice, day, dice.uniform(0.1, 0.5)), world.now))
        self._asks(world, dice, day)

    def _hears(self, world: World, book: Book, dice: Random, login: str, at: datetime) -> None:
        if at > world.now:
            return
        others = [one for one in book.accounts if one.login != login]
        if others and dice.random() < TWICE:
            self._too_late(world, login, at, dice.choice(others).company.name)
            return
        company, human = new_company(dice, world.region_of(login), book.brands), new_human(dice, None)
        lead = create_lead(
            by=world.people[login], at=at, name=company.name, contact=human.name, title=human.title, phone=human.phone,
            source=company.source, campaign=dice.choice(CAMPAIGNS), level=dice.choice(("", "B", "C")), sector=company.sector,
            region=company.region,
        )  # fmt: skip
        when = world.later(day_of(at), dice.randint(*ASKED_AFTER))
        world.kept["heard"].append(Heard(lead, login, when, human.called, human.called))

    def _too_late(self, world: World, login: str, at: datetime, name: str) -> None:
        """He hears of a company under its short name; it is told that a colleague has it, and the attempt stays a fact."""
        try:
            create_lead(by=world.people[login], at=at, name=name.replace("有限公司", "公司"), source="展会")
        except Refusal:
            return

    def _asks(self, world: World, dice: Random, day: date) -> None:
        due = [one for one in world.kept["heard"] if one.asked_on <= day]
        for one in due:
            at, luck = min(world.moment(dice, day, dice.uniform(0.2, 0.9)), world.now), dice.random()
            lead, by = Customer.objects.select_related("owner__team").get(pk=one.lead.pk), world.people[one.login]
            if at > world.now or lead.owner_id != by.pk or not lead.is_lead or lead.disqualified_on:
                continue
            if luck < FIT:
                found = dice.choice(FOUND).format(who=one.who, boss=one.boss)
                qualify(lead, by=by, at=at, level=dice.choice("AABBC"), found=found)
            elif luck < FIT + UNFIT:
                why, words = dice.choice(WHYS)
                disqualify(lead, by=by, at=at, why=why, words=words)
            else:
                one.asked_on = world.later(day, dice.randint(2, 6))
        world.kept["heard"] = [one for one in world.kept["heard"] if one.asked_on > day]

    def finish(self, world: World) -> None:
        """One company stands there twice, under its brand and its name: its seller puts the two together."""
        book: Book = world.kept["book"]
        free = [one for one in book.accounts if not one.busy]
        if not free:
            return
        account, at = free[0], world.now - timedelta(hours=3)
        kept = Customer.objects.select_related("owner__team").get(pk=account.customer.pk)
        if kept.owner is None:
            return
        try:
            double = create_lead(by=kept.owner, at=at, name=f"{account.company.short[2:]}二厂", source="展会")
            merge(kept, by=kept.owner, at=at + timedelta(minutes=20), gone=double.pk, take=[])
        except Refusal:
            return
