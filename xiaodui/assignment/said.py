"""Rules and decisions in words, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from xiaodui.assignment.models import RuleVersion
from xiaodui.assignment.models.rule import BY, FALLBACKS
from xiaodui.assignment.rules.shares import WHOLE
from xiaodui.people.models import Person, Team

FIELD_NAMES = {
    "region": gettext_lazy("地区"), "source": gettext_lazy("来源"), "campaign": gettext_lazy("市场活动"),
    "sector": gettext_lazy("行业"), "tag": gettext_lazy("标签"), "product": gettext_lazy("产品"),
    "level": gettext_lazy("意向"), "kind": pgettext_lazy("lead or customer", "种类"),
}  # fmt: skip
WHYS = {
    "got": gettext_lazy("轮到他"), "turn": gettext_lazy("还没轮到"), "inactive": gettext_lazy("停用了"),
    "right": gettext_lazy("没有做单的权限"), "had": gettext_lazy("刚从他手上出来"), "away": gettext_lazy("请假"),
    "full": gettext_lazy("手上满了"), "cap": gettext_lazy("今天分够了"), "off": gettext_lazy("不在班"),
}  # fmt: skip
WAITS = {
    "nobody": gettext_lazy("规则里一个人也没有"), "inactive": gettext_lazy("规则里的人都停用了"),
    "right": gettext_lazy("规则里的人没有做单的权限"), "had": gettext_lazy("能接的人都接过了"),
    "away": gettext_lazy("能接的人请假了"), "full": gettext_lazy("能接的人手上都满了"),
    "cap": gettext_lazy("能接的人今天都分够了"), "off": gettext_lazy("现在没有人在班"),
}  # fmt: skip
KINDS = {"lead": gettext_lazy("线索"), "customer": gettext_lazy("客户")}


@dataclass(frozen=True)
class Line:
    """One candidate as one reader sees him: why for everybody, figures for whom he reaches."""

    person: Any
    why: Any
    got: bool
    ready: bool
    figures: str


@dataclass(frozen=True)
class Said:
    """A rule in words: whom it means, to whom it gives, how, and what when nobody can."""

    when: str
    to: str
    turns: str
    cap: str
    fallback: str


def names_of(versions: Iterable[RuleVersion]) -> tuple[dict[int, str], dict[int, str]]:
    """Names of all teams and people that these name; two queries."""
    found = list(versions)
    teams = {pk for one in found for pk in one.teams}
    people = {pk for one in found for pk in one.people}
    return (
        dict(Team.objects.filter(pk__in=teams).order_by().values_list("pk", "name")),
        dict(Person.objects.filter(pk__in=people).values_list("pk", "name")),
    )


def rule_said(version: RuleVersion, teams: Mapping[int, str], people: Mapping[int, str]) -> Said:
    to = [teams.get(pk, "") for pk in version.teams] + [people.get(pk, "") for pk in version.people]
    return Said(
        when_said(version.when), _("、").join(name for name in to if name), str(dict(BY)[version.turns]),
        _("每人每天最多 %(n)d 条") % {"n": version.cap} if version.cap else "", str(dict(FALLBACKS)[version.fallback]),
    )  # fmt: skip


def when_said(when: Mapping[str, Sequence[str]]) -> str:
    """地区：上海、苏州；意向：A, in the order of the form (PostgreSQL keeps none); without a condition it means all."""
    said = [
        _("%(field)s：%(words)s") % {"field": name, "words": _("、").join(_words(field, when[field]))}
        for field, name in FIELD_NAMES.items()
        if when.get(field)
    ]
    return _("；").join(said) or _("所有的")


def _words(field: str, words: Sequence[str]) -> list[str]:
    if field == "kind":
        return [str(KINDS.get(word, word)) for word in words]
    return [str(word) for word in words]


def lines(stands: Sequence[Mapping[str, Any]], reader: Any) -> list[Line]:
    """Each candidate of a decision. One query for their names."""
    people = Person.objects.select_related("team").in_bulk([one["id"] for one in stands])
    return [
        Line(
            people[one["id"]], WHYS.get(one["why"], one["why"]), one["why"] == "got", one["why"] in {"got", "turn"},
            figures(one) if reader.reach.sees(one["id"]) else "",
        )
        for one in stands if one["id"] in people
    ]  # fmt: skip


def figures(one: Mapping[str, Any]) -> str:
    """手上 12 条 · 今天 3 条 · 占 33%; as far as they were kept."""
    said = []
    if "held" in one:
        said.append(_("手上 %(n)d 条") % {"n": one["held"]})
    if "today" in one:
        said.append(_("今天 %(n)d 条") % {"n": one["today"]})
    if one.get("share"):
        said.append(_("该得 %(n)d%%") % {"n": round(one["share"] * 100 / WHOLE)})
    if one.get("new"):
        said.append(_("新人"))
    return " · ".join(said)


def sentence(given: Any, found: Sequence[Line]) -> str:
    """分给 王磊：「华东线索」轮到他，今天第 3 条；陈晨 请假，赵敏 手上满了，另有 4 位还没轮到。"""
    said: dict[str, Any] = {"name": given.person.name, "reason": given.reason}
    if given.rule is None:
        said["by"] = given.by.name if given.by else ""
        return _("%(by)s 分给 %(name)s：%(reason)s") % said
    said |= {
        "rule": given.rule.name,
        "n": 1 + next((one.get("today", 0) for one in given.stands if one["why"] == "got"), 0),
    }
    if given.how == "again":
        start = _("没有人联系，改派给 %(name)s：「%(rule)s」轮到他，今天第 %(n)d 条") % said
    else:
        start = _("分给 %(name)s：「%(rule)s」轮到他，今天第 %(n)d 条") % said
    kept = [f"{line.person.name} {line.why}" for line in found if not line.ready]
    if others := sum(line.ready and not line.got for line in found):
        kept.append(_("另有 %(n)d 位还没轮到") % {"n": others})
    return _("%(start)s；%(others)s。") % {"start": start, "others": _("，").join(kept)} if kept else start + _("。")
