"""Views that the demo company's people share: what a leader wants his people to look at every day."""

from xiaodui.demo.life import Life
from xiaodui.demo.world import World
from xiaodui.listviews import acts


class Viewing(Life):
    name, order = "viewing", 58

    def finish(self, world: World) -> None:
        owner, leader = world.owner, world.people["lijing"]
        keen = acts.create(
            by=owner, list="customers", name="很想买却没碰的", query="level=A&quiet=1",
            columns=["name", "owner", "last_followup", "next_plan", "protected_until", "tags"],
        )  # fmt: skip
        acts.share(keen, by=owner)
        stuck = acts.create(
            by=leader, list="deals", name="华东卡住的", query="stuck=1",
            columns=["title", "customer", "stage", "days_in_stage", "amount", "last_followup", "next_step", "owner"],
        )  # fmt: skip
        acts.share(stuck, by=leader, team=leader.team)
