"""The one sentence that a ranking opens with."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core.spoken import in_chinese
from xiaodui.measures.ranking import Line, Ranking
from xiaodui.measures.saying import say

_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff，。]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Sentence:
    main: str
    more: str = ""


def sentence(table: Ranking) -> Sentence:
    """Who leads and by how much; then where the reader stands. Speaks of the leading figure only."""
    leading = table.headlines[0]
    placed = sorted(
        (line for line in table.lines if line.key and line.lead.value),
        key=lambda line: (-(line.lead.value or 0), line.name),
    )
    when = table.chosen.label
    if not placed:
        return Sentence(
            _("%(when)s还没有赢单。") % {"when": when}, _("第一单会记在这里，谁赢的、多少钱，点开就看得到。")
        )
    first, rest = placed[0], placed[1:]
    total = sum((line.lead.value or Decimal(0) for line in placed), Decimal(0))
    said = {"name": first.name, "amount": first.lead.said, "when": when}
    if not rest:
        return Sentence(closed_up(_("%(name)s 先开了张，%(amount)s。") % said), closed_up(_mine(table, placed)))
    gap = say((first.lead.value or Decimal(0)) - (rest[0].lead.value or Decimal(0)), leading.measure.unit)
    if not (first.lead.value or 0) - (rest[0].lead.value or 0):
        main = _("%(name)s 和 %(second)s 并排领先，%(amount)s。") % {**said, "second": rest[0].name}
    else:
        main = _("%(name)s 领先，%(amount)s，比 %(second)s 多 %(gap)s。") % {**said, "second": rest[0].name, "gap": gap}
    share = _("前三名占了 %(share)s%%。") % {"share": _share(placed[:3], total)} if len(placed) > 5 else ""
    return Sentence(closed_up(main), joined(_mine(table, placed), share))


def closed_up(sentence: str) -> str:
    """A name stands with spaces where it is Latin and without where it is Chinese, as the rest of its sentence."""
    return _BETWEEN.sub("", sentence)


def joined(*sentences: str) -> str:
    """Sentences in a row: Chinese ones stand without a space."""
    return ("" if in_chinese() else " ").join(closed_up(one) for one in sentences if one)


def _share(lines: list[Line], total: Decimal) -> str:
    top = sum((line.lead.value or Decimal(0) for line in lines), Decimal(0))
    return str((top / total * 100).quantize(Decimal(1))) if total else "0"


def _mine(table: Ranking, placed: list[Line]) -> str:
    """Where the reader, or his team, stands; nothing for who isn't in this ranking."""
    mine: Any = next((n for n, line in enumerate(placed) if line.me), None)
    if mine is None:
        listed = any(line.me for line in table.lines)
        return _("你还没开张，下一单就有名次。") if listed and table.by == "person" else ""
    if not mine:
        return _("你在最前面。") if table.by == "person" else _("我们队在最前面。")
    gap = (placed[mine - 1].lead.value or Decimal(0)) - (placed[mine].lead.value or Decimal(0))
    said = {"place": mine + 1, "gap": say(gap, table.headlines[0].measure.unit), "name": placed[mine - 1].name}
    if table.by == "person":
        return _("你第 %(place)s，离 %(name)s 还差 %(gap)s。") % said
    return _("我们队第 %(place)s，离 %(name)s 还差 %(gap)s。") % said
