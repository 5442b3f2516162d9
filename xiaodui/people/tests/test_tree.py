"""How deep the tree of teams may go."""

import pytest

from xiaodui.core.refusal import Refusal
from xiaodui.people import acts
from xiaodui.people.acts.teams import DEEPEST
from xiaodui.people.models import Team


def test_the_tree_goes_no_deeper_than_people_lead(cast):
    lowest, branch = cast.south, acts.create_team(by=cast.laozhou, name="一支", parent=cast.east)
    for level in range(lowest.depth + 1, DEEPEST):
        lowest = acts.create_team(by=cast.laozhou, name=f"{level} 层", parent=lowest)
    acts.create_team(by=cast.laozhou, name="下一级", parent=branch)
    before = Team.objects.count()
    with pytest.raises(Refusal, match="最多 12 层") as no:
        acts.move_team(branch, by=cast.laozhou, under=lowest)
    assert no.value.code == "team.deep"
    deepest = acts.create_team(by=cast.laozhou, name="最底下", parent=lowest)
    with pytest.raises(Refusal, match="「最底下」下面放不下了"):
        acts.create_team(by=cast.laozhou, name="再下面", parent=deepest)
    assert Team.objects.count() == before + 1 and not any(Team.objects.find_problems())
    moved = acts.move_team(branch, by=cast.laozhou, under=Team.objects.get_parent(lowest, update=True))
    assert moved.depth + 1 == DEEPEST == deepest.depth
