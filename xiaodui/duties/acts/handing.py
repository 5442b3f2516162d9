"""Handing over the places of somebody who leaves: nothing stays with one who isn't there."""

from typing import Any

from django.db.models import Q, QuerySet

from xiaodui.duties.acts.topics import MANY, change
from xiaodui.duties.models import Topic
from xiaodui.duties.verbs import TOPIC_HANDED
from xiaodui.people.models import Person


def topics_with(person: Person) -> QuerySet[Topic]:
    """Open topics in which he stands anywhere."""
    anywhere = Q(responsible=person) | Q(decider=person) | Q(consulted=person) | Q(informed=person)
    return Topic.objects.open().filter(anywhere).distinct().order_by("pk")


def hand_over_places(person: Person, to: Person, by: Any, reason: str) -> None:
    """All his places in every matrix to `to`; the caller has asked whether `by` may."""
    for topic in topics_with(person).select_related("team", "responsible", "decider"):
        own = {name: to for name in ("responsible", "decider") if getattr(topic, f"{name}_id") == person.pk}
        many = {name: _without(topic, name, person, to) for name in MANY}
        words = {"personal": {"reason": reason}} if reason else {}
        change(topic, topic.version, own, many, by, verb=TOPIC_HANDED, former=person, to=to, **words)


def _without(topic: Topic, name: str, person: Person, to: Person) -> list[Person]:
    there = list(getattr(topic, name).all())
    if person not in there:
        return there
    kept = [one for one in there if one.pk != person.pk]
    return kept if to in kept else [*kept, to]
