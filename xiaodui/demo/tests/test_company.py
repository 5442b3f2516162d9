"""What is true of every demo company."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from django.db.models import Sum

from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.calendar.company import company_calendar
from xiaodui.customers.models import Customer, Mention, Note
from xiaodui.deals.models import Deal
from xiaodui.demo.tests.conftest import NOW
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.people.history import TeamThen
from xiaodui.people.models import Membership, Person, Team


class TestPeople:
    def test_24_in_four_groups_two_regions_and_a_company(self, company):
        assert Person.objects.count() == company["people"] == 24
        root = Team.objects.get(depth=1)
        assert [region.name for region in root.get_children()] == ["华东", "华南"]
        groups = Team.objects.filter(depth=3)
        assert {group.name for group in groups} == {"雷霆队", "破晓队", "长风队", "磐石队"}
        assert all(team.slogan and team.emblem and team.purpose for team in Team.objects.all())
        assert all(group.leader_id for group in groups)

    def test_the_cast_stands_where_everybody_knows_it(self, company):
        places = dict(Person.objects.values_list("name", "team__name"))
        assert {places[name] for name in ("王磊", "陈晨", "孙浩", "周洁")} == {"雷霆队"}
        assert places["赵敏"] == "长风队"
        assert Team.objects.get(name="华东").leader.name == "李静"
        assert Person.objects.get(is_owner=True).name == "老周"

    def test_the_newcomer_came_in_the_middle(self, company):
        joined = Person.objects.get(name="周洁").joined_on
        assert min(Deal.objects.values_list("created_at", flat=True)).date() < joined < date(2026, 3, 18)


class TestFacts:
    def test_none_lies_in_the_future(self, company):
        assert not Fact.objects.filter(happened_at__gt=NOW).exists()
        assert not Note.objects.filter(written_at__gt=NOW).exists()

    def test_a_room_reads_in_the_order_of_its_time(self, company):
        said = Message.objects.order_by("room", "seq").values_list("room", "said_at")
        assert all(before < then for (room, before), (same, then) in pairwise(said) if room == same and before != then)

    def test_work_happens_in_working_hours(self, company):
        calendar = company_calendar()
        facts = Fact.objects.filter(verb__startswith="deal.")
        outside = [fact for fact in facts if not calendar.is_working(fact.happened_at)]
        assert len(outside) < 0.05 * len(facts)

    def test_every_figure_is_its_deals(self, company):
        won = Deal.objects.won()
        assert won.count() > 5
        tallied = Tally.objects.filter(measure="deals.won_amount")
        assert tallied.aggregate(sum=Sum("value"))["sum"] == won.aggregate(sum=Sum("amount"))["sum"]
        assert Tally.objects.filter(measure="deals.lost_count").count() == Deal.objects.lost().count()
        for person, amount in won.values_list("owner").annotate(sum=Sum("amount")):
            assert tallied.filter(person_id=person).aggregate(sum=Sum("value"))["sum"] == amount

    def test_figures_of_before_a_move_stay_with_the_old_team(self, company):
        mover = Person.objects.get(name="林峰")
        spans = list(Membership.objects.filter(person=mover).order_by("since").values_list("team__name", flat=True))
        assert spans == ["长风队", "磐石队"]
        then = TeamThen()
        assert all(tally.team_id == then.of(tally.person_id, tally.day) for tally in Tally.objects.all())


class TestToday:
    def test_every_open_deal_has_an_owner_who_sees_its_customer(self, company):
        for deal in Deal.objects.open().select_related("owner"):
            assert deal.owner.sells and deal.team_id
            assert Customer.objects.visible_to(deal.owner).filter(pk=deal.customer_id).exists()

    def test_every_deal_belongs_to_one_who_sells(self, company):
        assert not Deal.objects.exclude(owner__sells=True, team__depth=3).exists()

    def test_somebody_signed_this_morning(self, company):
        assert Deal.objects.filter(won_on=clock.today()).exists()

    def test_tables_are_laid(self, company):
        waiting = Deal.objects.open()
        assert waiting.filter(next_on=clock.today()).count() >= 10
        assert waiting.filter(next_on__gt=clock.today()).count() > waiting.filter(next_on__lt=clock.today()).count()
        assert all(Decimal(40_000) <= deal.amount <= Decimal(900_000) for deal in waiting)

    def test_nobody_has_two_open_deals_at_one_customer(self, company):
        customers = list(Deal.objects.open().values_list("customer", flat=True))
        assert len(customers) == len(set(customers))

    def test_people_talk_to_each_other(self, company):
        assert Mention.objects.exclude(person__name="顾工").exists()
        assert not any("{" in text for text in Note.objects.values_list("text", flat=True))

    def test_names_are_made_up_once(self, company):
        names = list(Customer.objects.values_list("name", flat=True))
        assert len(names) == len(set(names)) == company["customers"]
        assert Fact.objects.filter(verb="customer.handed_over").exists()
        assert min(Customer.objects.values_list("created_at", flat=True)) < NOW - timedelta(days=60)
