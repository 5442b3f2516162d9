"""Whom to ask: a topic's people, found from a team upwards."""

from dataclasses import dataclass

from xiaodui.duties.models import Topic
from xiaodui.people.models import Person, Team


@dataclass(frozen=True)
class Answered:
    """`topic` is None where nobody answers for it: then `person` is the one who decides in the last resort."""

    person: Person | None
    topic: Topic | None


def line_up(team: Team | None) -> list[str]:
    """Paths of the team and of all above it, itself first."""
    if team is None:
        return []
    step = type(team).steplen
    return [team.path[:end] for end in range(len(team.path), 0, -step)]


def answers_for(name: str, team: Team | None) -> Answered:
    """Who answers for a topic in this team: the nearest team upwards that has it. One query, up to two more for the last resort.

    Who was deactivated answers for nothing: then the one who decides, then the last resort.
    """
    found = Topic.objects.open().filter(team__path__in=line_up(team), folded=Topic.fold(name))
    topic = found.select_related("responsible", "decider", "team").order_by("-team__path").first()
    for person in (topic.responsible, topic.decider) if topic else ():
        if person.is_active:
            return Answered(person, topic)
    return Answered(last_resort(team), topic)


def who_is(name: str, team: Team | None) -> Person | None:
    """The person to be asked about `name` in this team; None only in a company without any leader or owner."""
    return answers_for(name, team).person


def last_resort(team: Team | None) -> Person | None:
    """Who decides what nobody answers for: the nearest leader upwards, else an owner of the company."""
    led = Team.objects.filter(path__in=line_up(team), leader__is_active=True).select_related("leader")
    nearest = led.order_by("-path").first()
    if nearest is not None:
        return nearest.leader
    return Person.objects.active().filter(is_owner=True).order_by("pk").first()
