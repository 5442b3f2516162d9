"""Evenings: daily reports and weekly summaries of the last days, most in time, a few late or missing, most commented on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.names import reporting
from xiaodui.demo.names.cast import SIGN_IN
from xiaodui.demo.world import World
from xiaodui.people.models import Person
from xiaodui.reports import acts
from xiaodui.reports.acts.calling import call
from xiaodui.reports.acts.opening import ask
from xiaodui.reports.models import WorkReport
from xiaodui.reports.rules import DAILY, WEEKLY

BACK = 8
"""Working days before today of which there are reports."""
LATE, MISSING, COMMENTED = 0.08, 0.14, 0.85
SIMPLE = ("xuhang", "zhengyu")
"""Who leaves out the most."""


@dataclass
class Due:
    report: WorkReport
    at: datetime


class Reporting(Life):
    name, order = "reporting", 88

    def __init__(self) -> None:
        self.late: list[Due] = []
        self.waiting: list[int] = []

    def morning(self, world: World, day: date) -> None:
        """Leaders answer what came the evening before; who was late hands in."""
        dice = world.dice(self.name, "morning", world.number(day))
        for one in self.late:
            _write(world, dice, one.report, world.moment(dice, day, 0.03))
        self.late.clear()
        for pk in self.waiting:
            if dice.random() < COMMENTED:
                _answer(dice, pk, world.moment(dice, day, dice.uniform(0.05, 0.35)), world.now)
        self.waiting.clear()

    def evening(self, world: World, day: date) -> None:
        number = world.number(day)
        if day == world.today or number < len(world.days) - 1 - BACK:
            return
        dice = world.dice(self.name, number)
        with clock.at(clock.noon(day) - timedelta(hours=11)):
            ask(day)
        asked = WorkReport.objects.missing().filter(due_at__date__gte=day, start__lte=day, end__gte=day)
        for report in asked.select_related("person").order_by("pk"):
            self._evening_of(world, dice, report)
        with clock.at(min(clock.noon(day) + timedelta(hours=6, minutes=35), world.now)):
            call()

    def _evening_of(self, world: World, dice: Random, report: WorkReport) -> None:
        assert report.due_at is not None, "what is asked for has an hour"
        chance, simple = dice.random(), report.person.login in SIMPLE
        if chance < MISSING * (2 if simple else 0.6):
            return
        if chance > 1 - LATE and report.person.login not in SIGN_IN:
            self.late.append(Due(report, report.due_at))
            return
        _write(world, dice, report, report.due_at - timedelta(minutes=dice.randint(3, 70)))
        self.waiting.append(report.pk)

    def finish(self, world: World) -> None:
        """Today's are open; 王磊 has begun his."""
        ask(world.today)
        dice, wanglei = world.dice(self.name, "today"), Person.objects.get(login="wanglei")
        words = _filled(world, dice, "wanglei", reporting.DRAFT)
        said: dict[str, Any] = dict(zip(("well", "stuck", "plan"), words, strict=True))
        acts.save(by=wanglei, kind=DAILY, day=world.today, **said)


def _filled(world: World, dice: Random, login: str, words: tuple[str, str, str]) -> list[str]:
    book: Book = world.kept["book"]
    mine = book.of(login) or book.of("wanglei")
    account = dice.choice(mine)
    return [text.format(who=account.who, short=account.company.short) for text in words]


def _write(world: World, dice: Random, report: WorkReport, at: datetime) -> None:
    person = Person.objects.select_related("team").get(pk=report.person_id)  # as far as he sees that day
    leads = person.leads.exists()
    texts = reporting.LEADER if leads else reporting.WEEKLY if report.kind == WEEKLY else reporting.DAILY
    words = _filled(world, dice, person.login, dice.choice(texts))
    said: dict[str, Any] = dict(zip(("well", "stuck", "plan"), words, strict=True))
    acts.hand_in(by=person, at=min(at, world.now), kind=report.kind, day=report.start, **said)


def _answer(dice: Random, pk: int, at: datetime, now: datetime) -> None:
    report = WorkReport.objects.select_related("person__team", "roll__leader").get(pk=pk)
    leader = report.leader and Person.objects.get(pk=report.leader_id)
    if leader is None or not acts.comment.may(leader, report):
        return
    acts.comment(report, by=leader, at=min(at, now), text=dice.choice(reporting.REMARKS))
    if dice.random() < 0.15:
        report.refresh_from_db()
        writer = Person.objects.get(pk=report.person_id)
        acts.comment(report, by=writer, at=min(at + timedelta(minutes=20), now), text=dice.choice(reporting.REPLIES))
