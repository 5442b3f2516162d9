"""Selling: what becomes of each deal, touch by touch."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from xiaodui.deals.acts import edit, lose, move, win
from xiaodui.deals.models import Stage
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book, Touch, Track
from xiaodui.demo.lives.doing import many, together
from xiaodui.demo.lives.prospecting import begin, new_accounts, next_touch, step
from xiaodui.demo.names.talk import LOST_WHY, STALLED_WHY
from xiaodui.demo.world import World

ON = (0.66, 0.6, 0.52, 0.46)
"""Chance that a touch brings the deal on, by stage; in the last one it is won."""
LOST = (0.2, 0.17, 0.22, 0.2)
"""Chance that it is lost; with `ON` some 28 of 100 end won."""
STALLS = 0.12
FIRST_ACCOUNTS, FIRST_DEALS = 8, 0.55
NEW_ACCOUNT, NEW_DEAL = 0.1, 0.46
"""A seller's usual number a day."""
MONTH_END = 0.3
"""Chance that a deal about to be signed is signed before the month is over."""
MORNING = (0.03, 0.08)
"""How much of today is gone when this morning's deals are signed."""


class Selling(Life):
    name, order = "selling", 30

    def prepare(self, world: World) -> None:
        """What the old spreadsheets held: customers, and deals on their way."""
        book = world.kept["book"] = Book()
        dice = world.dice(self.name, "before")
        first = world.days[0]
        wanted = []
        for login in world.sellers():
            for _ in range(round(FIRST_ACCOUNTS * world.about[login].pace)):
                wanted.append((login, world.moment(dice, world.later(first, -dice.randint(5, 180)))))
        on = []
        for account in new_accounts(world, book, dice, wanted):
            if dice.random() < FIRST_DEALS:
                stage = dice.choices(range(4), (4, 4, 3, 2))[0]
                ago = max(account.customer.created_at.date(), world.later(first, -dice.randint(2, 6 + 6 * stage)))
                on.append((account, max(world.moment(dice, ago), account.customer.created_at), stage))
        for track in begin(world, book, dice, on, first):
            track.due = max(first, track.due - timedelta(days=dice.randint(0, 3)))

    def morning(self, world: World, day: date) -> None:
        world.kept["book"].touched.clear()

    def day(self, world: World, day: date) -> None:
        book: Book = world.kept["book"]
        dice = world.dice(self.name, world.number(day))
        if world.calendar.is_workday(day):
            _prospect(world, book, dice, day)
        touches = _touches(world, book, dice, day)
        _write(world, book, dice, touches, day)
        book.touched = touches


def _prospect(world: World, book: Book, dice: Random, day: date) -> None:
    wanted, on = [], []
    for login in world.sellers():
        pace = world.about[login].pace
        lucky, deal = dice.random() < NEW_ACCOUNT * pace, dice.random() < NEW_DEAL * pace
        first, second = sorted((world.moment(dice, day), world.moment(dice, day)))
        free = [one for one in book.of(login) if not one.busy and one.rest_until <= world.number(day)]
        if (lucky or (deal and not free)) and first <= world.now:
            wanted.append((login, first))
        elif deal and second <= world.now:
            on.append((dice.choice(free), second, 0))
    new_accounts(world, book, dice, wanted)
    begin(world, book, dice, on, day)


def _touches(world: World, book: Book, dice: Random, day: date) -> list[Touch]:
    """Whom somebody attends to today, and what comes of it."""
    touches = []
    early = _this_morning(world, book) if day == world.today else []
    free, late_month = not world.calendar.is_workday(day), world.is_month_end(day)
    for track in book.tracks:
        at, luck = world.moment(dice, day, dice.uniform(0.03, 1)), dice.random()
        pulled = (
            track.stage == 3 and not track.stalled and luck < (0.3 if late_month else _hurry(world, book, track, day))
        )
        if track in early:
            at = world.moment(dice, day, MORNING[early.index(track)])
            came = "won"
        elif (track.due <= day or pulled) and not (free and luck < 0.8):
            came = "stalled" if track.stalled else _came(world, book, dice, track, day, pulled)
        else:
            continue
        if at <= world.now:
            touches.append(Touch(track, at, came))
            if came == "won":
                _note_win(world, book, track, day)
    return sorted(touches, key=lambda touch: touch.at)


def _this_morning(world: World, book: Book) -> list[Track]:
    """Two deals signed on the last morning: of the teams furthest behind, what brings them nearest to the first."""
    month, teams = f"{world.today:%Y-%m}", _racing(world)
    ahead = max(book.won[month, team] for team in teams)
    found: list[Track] = []
    for team in sorted(teams, key=lambda one: book.won[month, one]):
        gap = ahead - book.won[month, team]
        ripe = [t for t in book.tracks if t.stage == 3 and not t.stalled and _team(world, t) == team]
        if ripe:
            found.append(min(ripe, key=lambda track: abs(track.deal.amount - gap)))
    return found[: len(MORNING)]


def _team(world: World, track: Track) -> str:
    return str(world.people[track.login].team_id)


def _came(world: World, book: Book, dice: Random, track: Track, day: date, pulled: bool) -> str:
    on, luck = ON[track.stage] * world.about[track.login].knack, dice.random()
    if track.stage == 3:
        team = world.people[track.login].team_id
        on *= book.push(f"{day:%Y-%m}", str(team), _racing(world)) * (1.3 if pulled else 1)
    if luck < on:
        return "won" if track.stage == 3 else "on"
    if luck < on + LOST[track.stage]:
        return "lost"
    return "stalls" if dice.random() < STALLS else "lingers"


def _hurry(world: World, book: Book, track: Track, day: date) -> float:
    """Chance that a team which lies behind goes and gets the signature today."""
    push = book.push(f"{day:%Y-%m}", _team(world, track), _racing(world))
    return 0.2 if push > 1.12 else 0.0


def _racing(world: World) -> list[str]:
    return sorted({str(world.people[login].team_id) for login in world.sellers()})


def _note_win(world: World, book: Book, track: Track, day: date) -> None:
    book.won[f"{day:%Y-%m}", _team(world, track)] += track.deal.amount


def _write(world: World, book: Book, dice: Random, touches: list[Touch], day: date) -> None:
    stages = list(Stage.objects.in_use())
    on = [one for one in touches if one.came == "on"]
    for one in on:
        one.track.stage += 1
    many(move, [_row(world, one, stage=stages[one.track.stage]) for one in on])
    many(
        win,
        [_row(world, one, amount=str(_signed(dice, one.track.deal.amount))) for one in touches if one.came == "won"],
    )
    many(lose, [_row(world, one, why=dice.choice(LOST_WHY[one.track.stage])) for one in touches if one.came == "lost"])
    many(lose, [_row(world, one, why=dice.choice(STALLED_WHY)) for one in touches if one.came == "stalled"])
    with together():
        for one in touches:
            if one.came in {"on", "lingers"}:
                _plan(world, dice, one.track, one.at, day)
            elif one.came == "stalls":
                one.track.stalled, one.track.due = True, world.later(day, dice.randint(18, 40))
    ended = {id(one.track) for one in touches if one.came in {"won", "lost", "stalled"}}
    for track in book.tracks:
        if id(track) in ended:
            track.account.busy, track.account.rest_until = False, world.number(day) + dice.randint(6, 25)
    book.tracks = [track for track in book.tracks if id(track) not in ended]


def _row(world: World, touch: Touch, **given: Any) -> tuple[Any, Any, datetime, dict[str, Any]]:
    return touch.track.deal, world.people[touch.track.login], touch.at, given


def _signed(dice: Random, expected: Decimal) -> Decimal:
    """What stands in the contract: haggled, in whole hundreds."""
    return Decimal(round(float(expected) * dice.uniform(0.9, 1.03) / 100)) * 100


def _plan(world: World, dice: Random, track: Track, at: datetime, day: date) -> None:
    """Write down the next step; now and then the amount changes with what was learnt."""
    track.due = next_touch(world, dice, track.login, day)
    text, next_on = step(world, dice, track.account, track.stage, track.due)
    deal = track.deal
    amount = deal.amount * Decimal(dice.choice(("0.9", "1.1", "1.2"))) if dice.random() < 0.12 else deal.amount
    edit(
        deal, by=world.people[track.login], at=at + timedelta(seconds=20), version=deal.version, title=deal.title,
        amount=amount, currency=deal.currency, customer=track.account.customer, product=track.product,
        expected_on=max(deal.expected_on, world.later(track.due, 3)), next_step=text, next_on=next_on,
    )  # fmt: skip
