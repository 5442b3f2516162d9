"""Battle reports of the days before the rooms' first talk, with a cheer or two under each."""

from datetime import timedelta

from xiaodui.battles.acts.telling import tell
from xiaodui.battles.models import Posting
from xiaodui.chat import acts
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Seat
from xiaodui.core import clock
from xiaodui.deals.verbs import DEAL_WON
from xiaodui.demo.life import Life
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names import rooms
from xiaodui.demo.world import World
from xiaodui.journal.models import Fact

TOLD = 9
CHEERS = "🎉🎉🎉👍💪"


class Cheering(Life):
    name, order = "cheering", 89

    def finish(self, world: World) -> None:
        """Rooms are opened with the oldest of them; what is said later stands below."""
        first = world.days[-len(rooms.THUNDER)]
        before = Fact.objects.said(DEAL_WON).filter(happened_at__lt=clock.noon(first) - timedelta(hours=12))
        wins = list(before.order_by("-happened_at", "-pk")[:TOLD])[::-1]
        with together():
            for number, fact in enumerate(wins):
                with clock.at(fact.happened_at):
                    follow_teams()
                    for report in tell([fact]):
                        _cheer(world, report.pk, number)


def _cheer(world: World, report: int, number: int) -> None:
    dice = world.dice("cheering", number)
    for posting in Posting.objects.filter(report=report).select_related("message"):
        seats = Seat.objects.taken().filter(room_id=posting.message.room_id).select_related("person").order_by("pk")
        for seat in dice.sample(list(seats), min(len(seats), dice.randint(1, 4))):
            acts.react(posting.message, by=seat.person, sign=dice.choice(CHEERS))
