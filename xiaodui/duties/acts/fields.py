"""The words that topics, charters and role cards are described with in acts' input, and who may write them."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Widget
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.duties.models import PHASES, Topic
from xiaodui.measures import Ratio, SumOf
from xiaodui.measures.asking import name_of
from xiaodui.measures.headlines import HEADLINES
from xiaodui.people.fields import people, wrong
from xiaodui.people.models import Person, Team


def leads_somewhere(by: Any, target: Any = None) -> bool:
    return bool(by.may("lead"))


def leads_there(by: Any, target: Any) -> bool:
    """Whether he leads the team that this belongs to."""
    return bool(by.may("lead", target.team))


def check_leads(by: Any, team: Team) -> None:
    if by is not None and not by.may("lead", team):
        raise Forbidden("no-right", _("「%(team)s」不归你带，请它的组长来写。") % {"team": team.name})
    if team.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})


def _says_something(name: str) -> str:
    if not Topic.fold(name):
        raise wrong("name", _("写上这件事叫什么，例如「报价」。"))
    return name


def _phase(value: str) -> str:
    if value not in dict(PHASES):
        raise wrong("unknown", _("没有这个选项，请重新选。"))
    return value


def publishable() -> list[SumOf | Ratio]:
    """Figures of the ranking that aren't everybody's already, but for counts of what went wrong: late promises,
    violations and lost deals aren't shown round."""
    found = [one for one in HEADLINES if one.good >= 0 or isinstance(one.measure, Ratio)]
    return [one.measure for one in found if not one.measure.published]


def _measures(values: list[str]) -> list[str]:
    if unknown := set(values) - {measure.code for measure in publishable()}:
        raise wrong("unknown", _("没有「%(name)s」这个数字。") % {"name": min(unknown)})
    return sorted(set(values))


def could_be_published(by: Any) -> list[tuple[str, str]]:
    return [(measure.code, name_of(measure)) for measure in publishable()]


TopicName = Annotated[
    str, StringConstraints(min_length=1, max_length=40), AfterValidator(_says_something), Label(_("什么事")),
    Help(_("一个词，例如「报价」「合同」「投诉」。群里可以 @职责:报价。")),
]  # fmt: skip
Note = Annotated[str, StringConstraints(max_length=200)]
People = Annotated[list[int], Choices(people)]
Phase = Annotated[str, AfterValidator(_phase), Choices(lambda by: PHASES)]
Published = Annotated[list[str], AfterValidator(_measures), Choices(could_be_published)]
Prose = Annotated[str, StringConstraints(max_length=2000), Widget("textarea")]
Needed = Annotated[str, StringConstraints(min_length=1, max_length=2000), Widget("textarea")]


def colleagues(ids: list[int], field: str, by: Any) -> list[Person]:
    """Active colleagues by id; Invalid at `field` when one of them isn't there."""
    rows = Person.objects.all() if by is None else Person.objects.visible_to(by)
    found = list(rows.active().filter(pk__in=ids).order_by("initials", "pk"))
    if len(found) != len(set(ids)):
        raise Invalid({field: [_("有一位同事不在了，请重新选。")]})
    return found


def check_active(person: Person, field: str) -> None:
    if not person.is_active:
        raise Invalid({field: [_("%(name)s 已经离开了，换一位在职的同事。") % {"name": person.name}]})
