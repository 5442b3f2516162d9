"""A law: whatever the moves, on each day one is in exactly one team, the one of the last move before."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaodui.people import acts
from xiaodui.people.history import TeamThen
from xiaodui.people.models import Membership

FIRST = date(2025, 6, 1)
moves = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_each_day_has_the_team_of_the_last_move(cast, steps):
    person = cast.fresh(cast.wanglei)
    Membership.objects.filter(person=person).delete()
    Membership.objects.create(person=person, team=cast.thunder, since=date(2025, 1, 1))
    type(person).objects.filter(pk=person.pk).update(team=cast.thunder)
    person.refresh_from_db()
    teams, day = [cast.thunder, cast.breeze, cast.east, cast.south], FIRST
    expected = {FIRST - timedelta(1): cast.thunder.pk}
    for gap, number in steps:
        day += timedelta(gap)
        if teams[number].pk != person.team_id:
            acts.move(person, by=None, team=teams[number], on=day)
        expected[day] = teams[number].pk
    then = TeamThen([person.pk])
    assert {day: then.of(person.pk, day) for day in expected} == expected
    for row in Membership.objects.filter(person=person):
        assert row.until is None or row.until > row.since
