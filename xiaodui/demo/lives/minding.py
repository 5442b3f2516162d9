"""To-do lists and promises: written most mornings, done mostly in time, a few left for today."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Account, Book
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names import todo
from xiaodui.demo.names.cast import SIGN_IN
from xiaodui.demo.world import World
from xiaodui.journal import key_of
from xiaodui.tasks import acts

A_DAY = 3
"""Tasks that somebody writes down on a day; two of five are asked of another."""
KEEN = 4
"""How many times as often those write whose desks one may look at."""
IN_TIME = 0.86
LAST = 4
"""Days before today on which what is late now was written."""


@dataclass
class Noted:
    task: Any
    login: str
    done_on: date


class Minding(Life):
    name, order = "minding", 45

    def prepare(self, world: World) -> None:
        world.kept["noted"] = []

    def day(self, world: World, day: date) -> None:
        if day == world.today:
            return
        dice = world.dice(self.name, world.number(day))
        with together():
            _finish_due(world, dice, day)
            for _one in range(dice.randint(0, A_DAY)):
                _note_one(world, dice, day)
            if world.number(day) == len(world.days) - LAST:
                _leave_late(world, dice, day)
            _promise(world, dice, day)

    def finish(self, world: World) -> None:
        """What lies on today's lists, and what is owed."""
        dice = world.dice(self.name)
        with together(), clock.at(world.now - timedelta(minutes=2)):
            _today(world, dice)
            _owed(world, dice)


def _at(world: World, dice: Random, day: date, low: float, high: float) -> Any:
    return min(world.moment(dice, day, dice.uniform(low, high)), world.now)


def _pick(world: World, dice: Random, login: str) -> Account | None:
    book: Book = world.kept["book"]
    mine = book.of(login)
    return dice.choice(mine) if mine else None


def _said(text: str, account: Account | None) -> str:
    if account is None:
        return text
    return text.format(who=account.who, short=account.company.short)


def _give(
    world: World, account: Account | None, text: str, *, to: str, by: Any = None, at: Any = None, **due: Any
) -> Any:  # fmt: skip
    by = type(world.owner).objects.get(pk=(by or world.people[to]).pk)  # as far as he sees today
    about = key_of(account.customer) if account else ""
    return acts.create(
        by=by, at=at or clock.now(), title=_said(text, account), person=world.people[to], about=about, **due
    )  # fmt: skip


def _note_one(world: World, dice: Random, day: date) -> None:
    sellers = world.sellers()
    login = dice.choices(sellers, [KEEN if one in SIGN_IN else 1 for one in sellers])[0]
    account, kind = _pick(world, dice, login), dice.random()
    at, days = _at(world, dice, day, 0.02, 0.3), dice.randint(0, 3)
    by, text = world.people[login], dice.choice(todo.PLAIN)
    if account is not None:
        leader = world.leader_of(login)
        asked = kind < 0.4 and leader.login != login
        by, text = (leader, dice.choice(todo.ASKED)) if asked else (by, dice.choice(todo.OWN))
    due = world.later(day, days)
    task = _give(world, account, text, to=login, by=by, at=at, due_on=due)
    late = dice.random() > IN_TIME
    world.kept["noted"].append(Noted(task, login, world.later(due, 1) if late else due))


def _finish_due(world: World, dice: Random, day: date) -> None:
    """Done in the afternoon of its day; now and then dropped instead."""
    waiting: list[Noted] = world.kept["noted"]
    for one in [one for one in waiting if one.done_on <= day]:
        waiting.remove(one)
        by, at = world.people[one.login], _at(world, dice, day, 0.5, 0.95)
        if dice.random() < 0.05:
            acts.drop(one.task, by=by, at=at, reason=dice.choice(todo.WHY_DROPPED))
        else:
            acts.done(one.task, by=by, at=at)


def _leave_late(world: World, dice: Random, day: date) -> None:
    """Three that nobody does by today."""
    for login, days in (("wanglei", 2), ("sunhao", 1), ("zhengyu", 2)):
        account = _pick(world, dice, login)
        at, due = _at(world, dice, day, 0.1, 0.4), world.later(day, days)
        if due < world.today:
            leader = world.leader_of(login)
            _give(
                world,
                account,
                dice.choice(todo.ASKED if account else todo.PLAIN),
                to=login,
                by=leader,
                at=at,
                due_on=due,
            )


def _today(world: World, dice: Random) -> None:
    day, later = world.today, world.later
    for login, text in (
        ("wanglei", todo.OWN[0]),
        ("chenchen", todo.OWN[1]),
        ("wuqian", todo.OWN[6]),
        ("zhaomin", todo.OWN[3]),
    ):
        _give(world, _pick(world, dice, login), text, to=login, due_on=day)
    for login, text in (("wanglei", todo.OWN[4]), ("chenchen", todo.OWN[8]), ("zhoujie", todo.OWN[9])):
        if login in world.people:
            _give(world, _pick(world, dice, login), text, to=login, due_on=later(day, dice.randint(1, 2)))
    lijing = world.people["lijing"]
    for login, text in (("xuhang", todo.ASKED[3]), ("sunhao", todo.ASKED[2])):
        _give(world, _pick(world, dice, login), text, to=login, by=lijing, due_on=later(day, dice.randint(1, 6)))
    _give(
        world,
        _pick(world, dice, "chenchen"),
        todo.MATES[0],
        to="wanglei",
        by=world.people["chenchen"],
        due_on=later(day, 1),
    )
    _give(world, None, "看雷霆队的周报", to="lijing", due_on=day)
    _give(world, None, "定下月的团建日子", to="lijing", by=world.owner, due_on=later(day, 3))
    _give(world, None, todo.PLAIN[1], to="wanglei")


def _promise(world: World, dice: Random, day: date) -> None:
    """Rewards of long ago, kept; one of which somebody said that it wasn't."""
    number, half = world.number(day), len(world.days) // 2
    for place, (login, team, text, how) in enumerate(todo.REWARDS):
        if number == half + 4 * place:
            _kept(world, dice, day, login, team, text, how)
    if number == len(world.days) - 12:
        login, team, text, how, why = todo.SHORT
        promise = _kept(world, dice, day, login, team, text, how)
        member = next(
            (one for one in world.sellers() if world.people[one].team == world.teams[team] and one != login), None
        )
        if member:
            at = min(world.moment(dice, world.later(day, 5), 0.3), world.now)
            acts.dispute(promise, by=world.people[member], at=at, reason=why)
            acts.settle(promise, by=world.people[login], at=min(world.moment(dice, world.later(day, 6), 0.6), world.now),
                        how="后两天补上了")  # fmt: skip


def _kept(world: World, dice: Random, day: date, login: str, team: str, text: str, how: str) -> Any:
    by, at = world.people[login], _at(world, dice, day, 0.1, 0.3)
    promise = acts.make(by=by, at=at, kind="reward", text=text, to_team=world.teams[team], due_on=world.later(day, 4))
    return acts.settle(promise, by=by, at=min(world.moment(dice, world.later(day, 4), 0.5), world.now), how=how)


def _owed(world: World, dice: Random) -> None:
    day, people, later = world.today, world.people, world.later
    login, team, text = todo.OPEN_REWARD
    acts.make(by=people[login], kind="reward", text=text, to_team=world.teams[team], due_on=later(day, 9))
    login, team, text = todo.OPEN_PENALTY
    acts.make(by=people[login], kind="penalty", text=text, to_team=world.teams[team], due_on=later(day, 5))
    for giver, to, text in todo.ANSWERS:
        acts.make(by=people[giver], kind="answer", text=text, to_person=people[to], due_on=later(day, 2))
    for login, text in todo.DATES:
        account = _pick(world, dice, login)
        if account:
            acts.make(by=people[login], kind="date", text=_said(text, account), about=key_of(account.customer),
                      due_on=later(day, dice.randint(1, 4)))  # fmt: skip
