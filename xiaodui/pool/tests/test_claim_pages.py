"""Claiming and asking from pages: what is shown, what a press answers, what a refusal leaves in place."""

from datetime import timedelta

import pytest

from tests.cast import sign_in
from xiaodui.core import clock as the_clock
from xiaodui.customers.models import Customer
from xiaodui.governance import book
from xiaodui.journal import record
from xiaodui.journal.following import settle as hear_all
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.pool.acts import announce, ask, claim, release, settle
from xiaodui.pool.models import Lot, Place, Release
from xiaodui.pool.tests.claimants import a_pool, sign, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(cast):
    book.forget()
    sign(cast.lijing, cast.wanglei, cast.chenchen)
    yield a_pool()
    book.forget()


@pytest.fixture
def htmx(client):
    def press(person, path, post=None):
        sign_in(client, person)
        headers = {"HX-Request": "true"}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return press


def coming(pool, by, **more):
    places = waiting(pool, 2)
    opens = the_clock.now() + timedelta(hours=1)
    return announce(pool, by=by, places=[place.pk for place in places], opens_at=opens, policy="random", **more)


class TestClaiming:
    def test_the_row_has_its_button_and_the_head_says_what_is_left(self, client, cast, pool):
        [place] = waiting(pool)
        page = sign_in(client, cast.wanglei).get(f"/pool/{pool.pk}").content.decode()
        assert f"/pool/places/{place.pk}/claim" in page and "给我下一条" in page
        assert '<b class="strong num">10</b>' in page and '<b class="strong num">200</b>' in page

    def test_a_press_answers_with_what_is_left(self, htmx, cast, pool):
        [place] = waiting(pool)
        answer = htmx(cast.wanglei, f"/pool/places/{place.pk}/claim", {})
        assert answer.status_code == 200 and "xd:toast" in answer["HX-Trigger"]
        assert Customer.objects.get().owner == cast.wanglei

    def test_the_next_one_without_scripts_leads_to_the_customer(self, client, cast, pool):
        [place] = waiting(pool)
        answer = sign_in(client, cast.wanglei).post(f"/pool/{pool.pk}/next")
        assert answer["Location"] == f"/customers/{place.customer_id}"

    def test_a_refusal_keeps_the_row_and_says_the_way(self, htmx, cast, pool):
        [place] = waiting(pool, last_owner=cast.wanglei, cooling_until=the_clock.now() + timedelta(days=1))
        answer = htmx(cast.wanglei, f"/pool/places/{place.pk}/claim", {})
        assert answer.status_code == 422 and "才能再领" in answer.content.decode()
        assert Place.objects.filter(pk=place.pk).exists()

    def test_one_that_is_gone_is_not_there(self, htmx, cast, pool):
        [place] = waiting(pool)
        claim(place, by=cast.chenchen)
        assert htmx(cast.wanglei, f"/pool/places/{place.pk}/claim", {}).status_code == 404


class TestReleases:
    def test_announced_from_a_page_with_what_was_ticked(self, client, cast, pool):
        places = waiting(pool, 2)
        address = f"/pool/{pool.pk}/releases/new"
        assert str(places[0].customer.name) in sign_in(client, cast.lijing).get(address).content.decode()
        late = {"places": [places[0].pk], "opens_at": "2020-01-01T10:00", "policy": "fewest"}
        refused = client.post(address, late)
        assert refused.status_code == 422 and f'value="{places[0].pk}" checked' in refused.content.decode()
        local = (the_clock.now() + timedelta(hours=1)).astimezone(the_clock.zone()).strftime("%Y-%m-%dT%H:%M")
        made = client.post(address, {**late, "opens_at": local})
        assert made["Location"] == f"/releases/{Release.objects.get().pk}"
        assert Release.objects.get().policy == "fewest" and Lot.objects.count() == 1

    def test_the_seed_is_nowhere_before_the_draw(self, client, htmx, cast, pool):
        one = coming(pool, cast.lijing)
        for person in (cast.laozhou, cast.lijing, cast.wanglei):
            sign_in(client, person)
            for path in (f"/releases/{one.pk}", "/releases", f"/pool/{pool.pk}", "/api/v1/releases", "/api/v1/lots"):
                page = client.get(path).content.decode()
                assert one.seed not in page
            assert one.seed_hash in client.get(f"/releases/{one.pk}").content.decode()

    def test_a_press_says_that_one_is_in_and_the_result_says_why(self, htmx, cast, pool):
        one = coming(pool, cast.lijing)
        first = one.lots.order_by("pk").first()
        with the_clock.at(one.opens_at + timedelta(seconds=1)):
            assert "已报名" in htmx(cast.wanglei, f"/lots/{first.pk}/ask", {}).content.decode()
            ask(first, by=cast.chenchen)
            assert client_sees(htmx, cast.chenchen, one).count("已报名，等开奖") == 1
        with the_clock.at(one.opens_at + timedelta(seconds=3)):
            settle(one)
            winner = Lot.objects.get(pk=first.pk).awarded_to
            loser = cast.chenchen if winner == cast.wanglei else cast.wanglei
            assert "归你了。2 人报名，你排第 1。" in client_sees(htmx, winner, one)
            told = client_sees(htmx, loser, one)
            assert f"2 人报名，你排第 2，归 {winner.name}。" in told and "没有人抢" in told
            one.refresh_from_db()
            assert one.seed in told
            how = htmx(loser, f"/lots/{first.pk}").content.decode()
            assert "xiaodui-draw-1" in how and Lot.objects.get(pk=first.pk).detail["draw"] in how

    def test_an_outsider_of_the_pool_sees_none_of_it(self, client, cast, pool):
        one = coming(pool, cast.lijing)
        pool.for_all = False
        pool.save()
        sign_in(client, cast.zhaomin)
        assert client.get(f"/releases/{one.pk}").status_code == 404
        assert client.post(f"/lots/{one.lots.first().pk}/ask").status_code == 404


def client_sees(htmx, person, one):
    return htmx(person, f"/releases/{one.pk}").content.decode()


class TestMeasures:
    def figures(self):
        return {
            code: int(sum(t.value for t in Tally.objects.filter(measure=code)))
            for code in ("pool.claimed", "pool.contacted", "pool.contact_minutes", "pool.claims_won", "pool.returned")
        }

    def test_a_claim_its_first_contact_and_its_return(self, cast, pool):
        from xiaodui.followups.verbs import FOLLOWED_UP

        [place] = waiting(pool)
        customer = claim(place, by=cast.wanglei)
        later = the_clock.now() + timedelta(minutes=42)
        for genuine in (False, True, True):
            with the_clock.at(later):
                record(
                    FOLLOWED_UP, "followup:1", by=cast.wanglei, within=customer, owner=cast.wanglei, person=cast.wanglei, genuine=genuine,
                    channel="call", why="", customer=customer, first_of_day=False,
                )  # fmt: skip
        hear_all()
        assert self.figures() == {
            "pool.claimed": 1, "pool.contacted": 1, "pool.contact_minutes": 42, "pool.claims_won": 0, "pool.returned": 0,
        }  # fmt: skip
        customer.refresh_from_db()
        release(customer, by=cast.wanglei, why="no-time", note="")
        hear_all()
        assert self.figures()["pool.returned"] == 1
        assert Fact.objects.filter(verb="claim.contacted").count() == 1

    def test_a_complaint_upheld_about_a_claim(self, cast, pool):
        from xiaodui.complaints import acts as complaints
        from xiaodui.measures import measure_named

        first, second = waiting(pool, 2)
        claimed = claim(first, by=cast.wanglei)
        claim(second, by=cast.wanglei)
        for outcome in ("upheld", "unfounded"):
            one = complaints.file(claimed, by=cast.wanglei, text="说好今天回电话，没有回")
            complaints.answer(one, by=cast.lijing, outcome=outcome, text="听过两边")
        given = complaints.file(claimed, by=cast.wanglei, text="组长答应的也没来", about=cast.lijing)
        complaints.answer(given, by=cast.laozhou, outcome="upheld", text="确实没去")
        hear_all()
        hear_all()
        fact = Fact.objects.get(verb="claim.complained")
        assert fact.detail["owner"] == f"person:{cast.wanglei.pk}", "the leader had it by no claim"
        asked = measure_named("pool.complaints")
        sums = {
            code: int(sum(t.value for t in Tally.objects.filter(measure=code)))
            for code in ("pool.complained", "pool.claimed")
        }
        assert sums == {"pool.complained": 1, "pool.claimed": 2} and asked.numerator.code == "pool.complained"
