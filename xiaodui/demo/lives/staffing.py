"""People: the company as it was, a newcomer, a change of teams, days of absence."""

from datetime import date, timedelta

from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.names.cast import (
    BUSINESS,
    COLLEAGUES,
    COMPANY,
    COMPANY_SLOGAN,
    MOVER,
    MOVES_TO,
    NEWCOMER,
    OWNER,
    SIGN_IN,
    SQUADS,
    Colleague,
)  # fmt: skip
from xiaodui.demo.world import World
from xiaodui.people.acts import (
    be_away,
    create_team,
    delegate,
    edit,
    edit_team,
    enter,
    found_company,
    grant,
    invite,
    join,
    lead_team,
    make_link,
    move,
    set_hours,
    set_shifts,
)  # fmt: skip
from xiaodui.people.acts.links import link_of
from xiaodui.people.models import Person, Role, Team

NEWCOMER_DAYS = 22
"""Working days before today: her fifth week."""
AWAY = [("maxiao", 0.55, 2, "带孩子看病"), ("shenyue", 0.8, 1, "年假")]
COMING_AWAY = ("wuqian", 4, 2, "参加行业展会")
AWAY_NOW, STANDS_IN = ("gaoyuan", 0, 3, "年假"), "hanbing"
OWN_HOURS = [("gugong", "08:00-11:30, 13:00-17:30"), ("zhengyu", "10:00-12:30, 14:00-19:30")]
ON_DUTY = [("chenchen", "09:00-12:00, 13:30-17:00", 0), ("xuhang", "10:00-16:00", 7)]
"""Saturdays on the roster, days after the next one."""


class Staffing(Life):
    name, order = "staffing", 10

    def prepare(self, world: World) -> None:
        owner = found_company(
            by=None, company=COMPANY, name=OWNER.name, login=OWNER.login, password=world.password
        )  # fmt: skip
        world.people[OWNER.login], world.about[OWNER.login] = owner, OWNER
        root = Team.objects.get(pk=owner.team_id)
        edit_team(root, by=owner, slogan=COMPANY_SLOGAN, purpose=BUSINESS, emblem="启")
        world.teams["company"] = root
        for squad in SQUADS:
            world.teams[squad.key] = create_team(
                by=owner, name=squad.name, parent=world.teams[squad.under], slogan=squad.slogan, colour=squad.colour,
                emblem=squad.emblem, purpose=squad.purpose,
            )  # fmt: skip
        roles = {role.code: role for role in Role.objects.all()}
        for colleague in COLLEAGUES:
            _enter(world, colleague, roles)
        for colleague in COLLEAGUES:
            _appoint(world, colleague, roles)
        for login, hours in OWN_HOURS:
            set_hours(world.people[login], by=world.people[login], usual=hours)
        # Read anew: what they hold and who leads their team was settled after they came.
        fresh = {person.login: person for person in Person.objects.select_related("team")}
        world.people = {login: fresh[login] for login in world.people}

    def morning(self, world: World, day: date) -> None:
        number, last = world.number(day), len(world.days) - 1
        if number == max(1, last - NEWCOMER_DAYS):
            _welcome(world, day)
        if number == last // 2:
            with clock.at(world.moment(world.dice("staffing", "move"), day, 0.02)):
                move(world.people[MOVER], by=world.owner, team=world.teams[MOVES_TO])
        for login, share, days, reason in AWAY:
            if number == int(last * share):
                _away(world, login, day, days, reason)

    def finish(self, world: World) -> None:
        for login, ahead, days, reason in (COMING_AWAY, AWAY_NOW):
            _away(world, login, world.later(world.today, ahead), days, reason)
        away = world.people[AWAY_NOW[0]]
        delegate(
            away, by=away, deputy=world.people[STANDS_IN], since=world.today,
            until=world.later(world.today, AWAY_NOW[2] - 1), rights=["lead"], reason=AWAY_NOW[3],
        )  # fmt: skip
        saturday = world.today + timedelta(days=(5 - world.today.weekday()) % 7)
        for login, hours, after in ON_DUTY:
            day = saturday + timedelta(days=after)
            set_shifts(world.people[login], by=world.people["lijing"], since=day, until=day, hours=hours)


def _enter(world: World, one: Colleague, roles: dict[str, Role]) -> None:
    dice = world.dice("joined", one.login)
    since = min(date(one.joined, dice.randint(1, 12), dice.randint(1, 28)), world.days[0] - timedelta(days=60))
    person = enter(
        by=world.owner, name=one.name, login=one.login, team=world.teams[one.team], role=roles[one.role],
        title=one.title, since=since, sells=one.sells,
    )  # fmt: skip
    if one.login in SIGN_IN:
        make_link(person, by=world.owner, purpose="invite")
        join(link_of(person.invitation, "invite"), by=None, name=one.name, password=world.password)
    world.people[one.login], world.about[one.login] = Person.objects.get(pk=person.pk), one
    if one.about:
        edit(world.people[one.login], by=world.owner, about=one.about)


def _appoint(world: World, one: Colleague, roles: dict[str, Role]) -> None:
    for key in one.leads:
        lead_team(world.teams[key], by=world.owner, leader=world.people[one.login])
    if one.deputy:
        grant(world.people[one.login], by=world.owner, role=roles["deputy"], team=world.teams[one.team])


def _welcome(world: World, day: date) -> None:
    dice = world.dice("staffing", "newcomer")
    with clock.at(world.moment(dice, day, 0.05)):
        person = invite(
            by=world.people["lijing"], name=NEWCOMER.name, login=NEWCOMER.login, team=world.teams[NEWCOMER.team],
            title=NEWCOMER.title,
        )  # fmt: skip
    with clock.at(world.moment(dice, day, 0.12)):
        join(link_of(person.invitation, "invite"), by=None, name=NEWCOMER.name, password=world.password)
    world.people[NEWCOMER.login] = Person.objects.get(pk=person.pk)
    world.about[NEWCOMER.login] = NEWCOMER


def _away(world: World, login: str, since: date, days: int, reason: str) -> None:
    if since < world.today:
        with clock.at(world.moment(world.dice("staffing", "away", login), since, 0.01)):
            be_away(world.people[login], by=world.people[login], since=since, until=world.later(since, days - 1),
                    reason=reason)  # fmt: skip
    else:
        person = world.people[login]
        be_away(person, by=person, since=since, until=world.later(since, days - 1), reason=reason)
