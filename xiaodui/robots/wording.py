"""What is said outside: an announced fact as one plain sentence, in the robot's language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from string import Formatter
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from xiaodui.core import spoken
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named
from xiaodui.journal.models import Fact
from xiaodui.journal.saying import DAY, INSTANT, MONEY, NUMBER, every_key, is_key
from xiaodui.robots.flavours import Item, Message
from xiaodui.robots.models import Robot
from xiaodui.robots.rules import LONGEST_LINE
from xiaodui.robots.sockets import RECORDS, Announcement, announced

PUBLIC = frozenset({"person", "team"})
"""Kinds whose names everybody in the company knows; records of other kinds are called "a deal"."""


def items_of(facts: Sequence[Fact], language: str) -> dict[int, Item]:
    """Sentences by fact; facts that nobody announces are left out. One query for people, one for teams."""
    known = announced()
    told = [(fact, known[fact.verb]) for fact in facts if fact.verb in known]
    names = _names(told)
    with override(language):
        return {fact.pk: Item(fact.pk, fact.verb, fact.happened_at, _sentence(fact, one, names)) for fact, one in told}


def message_of(items: Sequence[Item], language: str) -> Message:
    """One sentence, or a head and a line each. The product's name stands in all: some robots only take
    texts with it. Last the installation's address, where one is set: what it is about opens there, in the reader's sight."""
    with override(language):
        if len(items) == 1:
            lines = [_("【销队】%(text)s") % {"text": items[0].text}]
        else:
            lines = [_("【销队】%(n)d 条消息") % {"n": len(items)}, *(f"· {item.text}" for item in items)]
    return Message([*lines, settings.PUBLIC_ADDRESS] if settings.PUBLIC_ADDRESS else lines, items)


def _names(told: Iterable[tuple[Fact, Announcement]]) -> dict[str, str]:
    """What the keys are called that may be named: people and teams always, others where their kind is published."""
    wanted: dict[str, set[int]] = {}
    for fact, one in told:
        own = (fact.actor, fact.team, fact.subject, fact.within)
        for key in {*filter(is_key, own), *every_key(fact.detail)}:
            if kind_of(key) in PUBLIC or one.names:
                wanted.setdefault(kind_of(key), set()).add(id_of(key))
    return {f"{kind}:{pk}": name for kind, ids in wanted.items() for pk, name in kind_named(kind).names(ids).items()}


def _sentence(fact: Fact, one: Announcement, names: Mapping[str, str]) -> str:
    fills = one.fills(fact)
    parts = (
        literal + (_value(name, fact, fills, one, names) if name else "")
        for literal, name, _spec, _conv in Formatter().parse(one.sentence)
    )
    return " ".join("".join(parts).split())[:LONGEST_LINE]


def _value(name: str, fact: Fact, fills: Mapping[str, str], one: Announcement, names: Mapping[str, str]) -> str:
    if name in fills:
        return fills[name]
    if name == "by":
        return _record(fact.actor, names)
    if name == "team":
        return _record(fact.team, names) if fact.team else _("公司")
    if name in RECORDS:
        assert one.names, "checked when it was plugged"
        return _record(getattr(fact, name), names)
    return _plain(name, fact.detail.get(name), names, fact.detail.get("currency"))


def _record(key: str, names: Mapping[str, str]) -> str:
    if key in ("", "system"):
        return _("系统")
    return names.get(key) or _("某个%(kind)s") % {"kind": kind_named(kind_of(key)).label}


def _plain(name: str, value: Any, names: Mapping[str, str], currency: str | None) -> str:
    """A detail without mark-up. What is personal, or built of parts, doesn't leave the house: "…"."""
    if isinstance(value, list):
        return _("、").join(_plain(name, one, names, currency) for one in value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if value is None or isinstance(value, dict):
        return "…"
    text = str(value)
    if is_key(text):
        return _record(text, names)
    if MONEY.search(name) and NUMBER.match(text):
        return spoken.money(text, currency)
    if DAY.match(text):
        return spoken.day(date.fromisoformat(text), weekday=False)
    return spoken.moment(datetime.fromisoformat(text)) if INSTANT.match(text) else text


def tried_out(fact: Fact, robot: Robot) -> Item:
    """What a test says: where it comes from, so that the group sees that the right robot spoke."""
    with override(robot.language):
        where = robot.team.name if robot.team else _("全公司")
        text = _("机器人「%(name)s」接好了，%(team)s的消息会发到这里。") % {"name": robot.name, "team": where}
    return Item(fact.pk, fact.verb, fact.happened_at, text)
