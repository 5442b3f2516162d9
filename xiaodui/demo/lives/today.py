"""What should lie on today's tables: steps that are due now, also when today is a free day."""

from datetime import timedelta

from xiaodui.core import clock
from xiaodui.deals.acts import edit
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names.talk import WEEKEND_STEPS
from xiaodui.demo.world import World

EACH, ON_A_FREE_DAY = 2, 1
"""Deals of each seller that want something today."""


class Today(Life):
    name, order = "today", 90

    def finish(self, world: World) -> None:
        book: Book = world.kept["book"]
        dice = world.dice(self.name)
        free = not world.calendar.is_workday(world.today)
        with together(), clock.at(world.now - timedelta(minutes=1)):
            for login in world.sellers():
                waiting = [one for one in book.tracks if one.login == login and not one.stalled]
                due = [one for one in waiting if one.deal.next_on == world.today]
                ahead = [one for one in waiting if one.deal.next_on and one.deal.next_on > world.today]
                for track in ahead[: max((ON_A_FREE_DAY if free else EACH) - len(due), 0)]:
                    text = (
                        dice.choice(WEEKEND_STEPS).format(boss=track.account.boss, who=track.account.who)
                        if free
                        else track.deal.next_step
                    )
                    deal = track.deal
                    # It may have gone to another group's stage, and been offered there, since the book was written.
                    deal.refresh_from_db()
                    edit(
                        deal, by=world.people[login], version=deal.version, title=deal.title, amount=deal.amount,
                        currency=deal.currency, customer=track.account.customer, product=track.product,
                        expected_on=deal.expected_on, next_step=text, next_on=world.today,
                    )  # fmt: skip
