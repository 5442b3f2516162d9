"""The matrix: writing a topic into it, changing who stands where, taking it out."""

from typing import Annotated, Any

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Version, Widget, act
from xiaodui.core.refusal import Refusal
from xiaodui.duties.acts.fields import (
    Note,
    People,
    TopicName,
    check_active,
    check_leads,
    colleagues,
    leads_somewhere,
    leads_there,
)
from xiaodui.duties.models import Topic
from xiaodui.duties.verbs import TOPIC_CREATED, TOPIC_EDITED, TOPIC_ENDED
from xiaodui.journal import key_of, record
from xiaodui.people.fields import APerson, ATeam
from xiaodui.people.models import Person, Team

Responsible = Annotated[APerson, Label(_("谁负责")), Help(_("有事先找他。"))]
Decider = Annotated[APerson, Label(_("谁拍板")), Help(_("只能有一位。"))]
Consulted = Annotated[People, Label(_("先问谁")), Help(_("定之前要听他们的。"))]
Informed = Annotated[People, Label(_("告诉谁")), Help(_("定了以后让他们知道。"))]
Aside = Annotated[Note, Label(_("说明"))]
Order = Annotated[int, Field(ge=0, le=999), Label(_("排第几"))]


MANY: tuple[str, ...] = ("consulted", "informed")


class CreatesTopic(Takes):
    team: Annotated[ATeam, Label(_("哪个团队")), Widget("hidden")]
    name: TopicName
    responsible: Responsible
    decider: Decider
    consulted: Consulted = []
    informed: Informed = []
    note: Aside = ""


def places_of(topic: Topic) -> dict[str, Any]:
    """Who stands where, as facts say it."""
    return {
        "responsible": key_of(topic.responsible),
        "decider": key_of(topic.decider),
        "consulted": sorted(key_of(one) for one in topic.consulted.all()),
        "informed": sorted(key_of(one) for one in topic.informed.all()),
    }


def _check_name(name: str, team: Team, but: Topic | None = None) -> str:
    folded = Topic.fold(name)
    if Topic.objects.open().filter(team=team, folded=folded).exclude(pk=but.pk if but else 0).exists():
        raise Refusal("topic.exists", _("「%(team)s」的矩阵里已经有「%(name)s」了，直接改它。")
                      % {"team": team.name, "name": name})  # fmt: skip
    return folded


@act("topics.create", who=leads_somewhere, takes=CreatesTopic, label=_("加一件事"))
def create_topic(
    *, by: Any, team: Team, name: str, responsible: Person, decider: Person, consulted: list[int], informed: list[int],
    note: str,
) -> Topic:  # fmt: skip
    """加一件事. Who does it and the one who decides are always there; who is asked and told may be nobody."""
    check_leads(by, team)
    check_active(responsible, "responsible")
    check_active(decider, "decider")
    asked, told = colleagues(consulted, "consulted", by), colleagues(informed, "informed", by)
    last = Topic.objects.open().filter(team=team).aggregate(last=Max("order"))["last"] or 0
    topic = Topic.objects.create(
        team=team, name=name, folded=_check_name(name, team), responsible=responsible, decider=decider, note=note,
        order=last + 1,
    )  # fmt: skip
    topic.consulted.set(asked)
    topic.informed.set(told)
    record(TOPIC_CREATED, topic, by=by, team=team, name=name, note=note, **places_of(topic))
    return topic


class EditsTopic(Takes):
    """What isn't said stays as it is."""

    name: TopicName | None = None
    responsible: Responsible | None = None
    decider: Decider | None = None
    consulted: Consulted | None = None
    informed: Informed | None = None
    note: Aside | None = None
    order: Order | None = None
    version: Version | None = None


@act("topics.edit", on=Topic, who=leads_there, takes=EditsTopic, label=_("改这件事"))
def edit_topic(topic: Topic, *, by: Any, version: int | None, **said: Any) -> Topic:
    """改这件事. The fact tells who stood where before and who stands there now."""
    _refuse_ended(topic)
    changes = {name: value for name, value in said.items() if value is not None}
    many = {name: colleagues(changes.pop(name), name, by) for name in MANY if name in changes}
    for name in ("responsible", "decider"):
        if name in changes:
            check_active(changes[name], name)
    if "name" in changes:
        changes["folded"] = _check_name(changes["name"], topic.team, but=topic)
    return change(topic, topic.version if version is None else version, changes, many, by)


def change(
    topic: Topic, seen: int, changes: dict[str, Any], many: dict[str, list[Person]], by: Any, **more: Any
) -> Topic:
    """Claim the row by its version, so that people and words change together or not at all."""
    before = {**places_of(topic), "name": topic.name, "note": topic.note, "order": topic.order}
    own = {name: value for name, value in changes.items() if getattr(topic, name) != value}
    moved = {name: who for name, who in many.items() if {one.pk for one in getattr(topic, name).all()} != _ids(who)}
    if not own and not moved:
        return topic
    if not Topic.objects.open().filter(pk=topic.pk, version=seen).update(**own, version=F("version") + 1):
        raise Refusal("stale", _("别人刚改过这件事。看一眼新的内容，再改一次；你填的还在。"))
    topic = Topic.objects.select_related("team").get(pk=topic.pk)
    for name, who in moved.items():
        getattr(topic, name).set(who)
    after = {**places_of(topic), "name": topic.name, "note": topic.note, "order": topic.order}
    changed = sorted(name for name in before if before[name] != after[name])
    record(
        more.pop("verb", TOPIC_EDITED), topic, by=by, team=topic.team, before={name: before[name] for name in changed},
        after={name: after[name] for name in changed}, **more,
    )  # fmt: skip
    return topic


def _ids(people: list[Person]) -> set[int]:
    return {one.pk for one in people}


def _refuse_ended(topic: Topic) -> None:
    if topic.ended_on:
        raise Refusal("topic.ended", _("「%(name)s」已经移出矩阵了，要用就重新加。") % {"name": topic.name})


@act("topics.end", on=Topic, who=leads_there, label=_("移出矩阵"))
def end_topic(topic: Topic, *, by: Any) -> Topic:
    """移出矩阵. What was answered for stays in the journal; from now on the team above answers, or the leader."""
    if not Topic.objects.open().filter(pk=topic.pk).update(ended_on=clock.today(), version=F("version") + 1):
        _refuse_ended(Topic.objects.get(pk=topic.pk))
    topic.refresh_from_db()
    record(TOPIC_ENDED, topic, by=by, team=topic.team, name=topic.name, before=places_of(topic))
    return topic
