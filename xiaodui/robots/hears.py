"""Robots hear the whole journal: what is announced goes to those whose team it concerns."""

from collections.abc import Sequence

from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.people.models import Team
from xiaodui.robots.giving import give
from xiaodui.robots.models import Robot
from xiaodui.robots.sockets import Announcement, announced


@hears(name="robots.announce", from_now=True)
def announce(facts: Sequence[Fact]) -> None:
    """Two queries and a plain insert, however many facts; nothing at all while no robot listens."""
    known = announced()
    facts = [fact for fact in facts if fact.verb in known]
    robots = list(Robot.objects.listening().select_related("team")) if facts else []
    if not robots:
        return
    paths = _paths(facts)
    given = [
        (robot, fact)
        for fact in facts
        for robot in robots
        if fact.verb in robot.kinds and concerns(known[fact.verb], fact, robot, paths)
    ]
    give(given)


def concerns(what: Announcement, fact: Fact, robot: Robot, paths: dict[str, str]) -> bool:
    """Whether this robot's team is the fact's or stands above it; the company's robots are told everything."""
    if robot.team is None:
        return True
    if what.concerns is not None:
        return robot.team_id in what.concerns(fact)
    return paths.get(fact.team, "").startswith(robot.team.path)


def _paths(facts: Sequence[Fact]) -> dict[str, str]:
    ids = {id_of(fact.team) for fact in facts if fact.team.startswith("team:")}
    return {f"team:{pk}": path for pk, path in Team.objects.filter(pk__in=ids).values_list("pk", "path")}
