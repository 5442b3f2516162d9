"""Timed releases: announced, asked within the window, drawn once, told how, and drawn again from the journal alone."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest

from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.governance import book
from xiaodui.jobs.models import Job
from xiaodui.jobs.runner import run_due
from xiaodui.journal import exporting, record, verify
from xiaodui.journal.models import Fact
from xiaodui.journal.sealing import seal_pending
from xiaodui.pool.acts import announce, ask, claim, settle, withdraw
from xiaodui.pool.claim_verbs import CLAIM_REFUSED, LOT_ASKED, LOT_SETTLED, RELEASE_ANNOUNCED, RELEASE_SETTLED
from xiaodui.pool.models import Allowance, Bid, Lot, Place, Release
from xiaodui.pool.rules import draws
from xiaodui.pool.tests.claimants import a_pool, seat, sign, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_book():
    book.forget()
    yield
    book.forget()


@pytest.fixture
def pool(cast):
    sign(cast.lijing, cast.wanglei, cast.chenchen, cast.zhaomin)
    return a_pool()


def announced(pool, by, count=1, policy="random", places=None):
    """A release that opens in an hour."""
    places = waiting(pool, count) if places is None else places
    opens = the_clock.now() + timedelta(hours=1)
    return announce(pool, by=by, places=[place.pk for place in places], opens_at=opens, policy=policy)


def within(release, seconds=1.0):
    return the_clock.at(release.opens_at + timedelta(seconds=seconds))


def asked(release, *people, nonces=()):
    """Each asks for each lot, one after another."""
    with within(release):
        for lot in release.lots.order_by("pk"):
            for number, person in enumerate(people):
                ask(lot, by=person, **({"nonce": nonces[number]} if nonces else {}))


def drawn(release):
    with within(release, 3):
        assert settle(release)
    release.refresh_from_db()
    return list(release.lots.order_by("pk"))


def rows():
    while seal_pending(2000):
        pass
    return list(exporting.rows())


def found(given):
    return [one.why for one in verify.Draws().through(given).findings]


class TestAnnouncing:
    def test_it_keeps_them_from_being_claimed_and_tells_the_hash_of_its_seed(self, cast, pool):
        release = announced(pool, cast.lijing, 2)
        fact = Fact.objects.said(RELEASE_ANNOUNCED).get()
        assert fact.detail["seed_hash"] == draws.hash_of(bytes.fromhex(release.seed))
        assert release.seed not in fact.body and len(fact.detail["lots"]) == 2
        assert release.window_seconds == 3 and fact.detail["cite"] == "pool.claim@1"
        with pytest.raises(Refusal, match="留给开抢"):
            claim(Place.objects.first(), by=cast.wanglei)

    def test_only_for_its_admins_and_leaders(self, cast, pool):
        with pytest.raises(Forbidden):
            announced(pool, cast.wanglei)
        seat(pool, cast.wanglei, is_admin=True)
        announced(pool, cast.wanglei)

    def test_not_into_the_past_and_not_twice(self, cast, pool):
        places = waiting(pool)
        with pytest.raises(Invalid):
            announce(pool, by=cast.lijing, places=[places[0].pk], opens_at=the_clock.now(), policy="random")
        announced(pool, cast.lijing, places=places)
        with pytest.raises(Refusal, match="别的开抢"):
            announced(pool, cast.lijing, places=places)
        assert Release.objects.count() == 1

    def test_called_off_before_it_opens_only(self, cast, pool):
        release = announced(pool, cast.lijing)
        with within(release, 0), pytest.raises(Refusal, match="不能撤"):
            withdraw(release, by=cast.lijing)
        withdraw(release, by=cast.lijing)
        claim(Place.objects.get(), by=cast.wanglei)
        with within(release), pytest.raises(Refusal):
            ask(Lot.objects.get(), by=cast.wanglei)
        assert found(rows()) == []


class TestAsking:
    def test_only_within_the_window(self, cast, pool):
        release = announced(pool, cast.lijing)
        lot = release.lots.get()
        for seconds, code in [(-0.001, "lot.early"), (3, "lot.late")]:
            with within(release, seconds), pytest.raises(Refusal) as no:
                ask(lot, by=cast.wanglei)
            assert no.value.code == code == Fact.objects.said(CLAIM_REFUSED).latest("pk").detail["code"]
        with within(release, 0):
            ask(lot, by=cast.wanglei)
        with within(release, 2.999):
            ask(lot, by=cast.chenchen)
        assert Bid.objects.count() == 2

    def test_a_person_counts_once_however_often_he_presses(self, cast, pool):
        release = announced(pool, cast.lijing)
        with within(release):
            first = ask(release.lots.get(), by=cast.wanglei, nonce="我的")
            again = ask(release.lots.get(), by=cast.wanglei, nonce="换一个")
        assert first.pk == again.pk and again.nonce == "我的"
        assert Fact.objects.said(LOT_ASKED).count() == 1

    def test_who_has_not_signed_may_not(self, cast, pool):
        release = announced(pool, cast.lijing)
        with within(release), pytest.raises(Refusal, match="认领与限额"):
            ask(release.lots.get(), by=cast.laozhou)


class TestDrawing:
    def test_one_of_them_gets_it_and_why_is_in_the_fact(self, cast, pool):
        release = announced(pool, cast.lijing)
        asked(release, cast.wanglei, cast.chenchen, cast.zhaomin)
        [lot] = drawn(release)
        fact = Fact.objects.said(LOT_SETTLED).get()
        assert f"person:{lot.awarded_to_id}" == fact.detail["winner"] == fact.detail["order"][0]
        assert Customer.objects.get().owner == lot.awarded_to
        assert fact.detail["seed"] == release.seed and len(fact.detail["bids"]) == 3
        assert Fact.objects.said(CUSTOMER_CLAIMED).get().detail["how"] == "draw"
        assert Fact.objects.said(RELEASE_SETTLED).count() == 1 and release.settled_at

    def test_not_before_its_window_is_over_and_never_twice(self, cast, pool):
        release = announced(pool, cast.lijing)
        asked(release, cast.wanglei)
        with within(release, 2.9):
            assert settle(release) == 0
        drawn(release)
        with within(release, 4):
            assert settle(release) == 0
        assert Fact.objects.said(LOT_SETTLED).count() == Fact.objects.said(CUSTOMER_CLAIMED).count() == 1

    def test_the_clock_draws_it(self, cast, pool):
        release = announced(pool, cast.lijing)
        asked(release, cast.wanglei)
        assert Job.objects.get(name="pool.settle").free_at == release.opens_at + timedelta(seconds=3)
        with within(release, 3.2):
            run_due()
        assert Customer.objects.get().owner == cast.wanglei

    def test_one_that_nobody_asked_for_goes_to_whoever_comes_first(self, cast, pool):
        release = announced(pool, cast.lijing)
        drawn(release)
        with within(release, 4):
            assert claim(Place.objects.get(), by=cast.wanglei).owner == cast.wanglei

    def test_who_is_over_a_limit_is_passed_over_with_the_reason(self, cast, pool):
        release = announced(pool, cast.lijing)
        asked(release, cast.wanglei, cast.chenchen)
        seed = bytes.fromhex(release.seed)
        bids = {f"person:{bid.person_id}": bid.nonce for bid in Bid.objects.all()}
        draw = draws.draw_of(seed, f"release:{release.pk}", f"lot:{release.lots.get().pk}", bids)
        first, second = draws.order_of(draw, {who: draws.Standing() for who in bids}, draws.Terms())
        with within(release):
            Allowance.objects.create(person_id=int(first[7:]), day=the_clock.today(), claimed=10)
        [lot] = drawn(release)
        assert f"person:{lot.awarded_to_id}" == second
        assert lot.detail["passed"] == {first: "claim.day"}
        assert found(rows()) == []

    def test_fewest_first_counts_what_this_release_gave_already(self, cast, pool):
        for place in waiting(pool, 2):
            claim(place, by=cast.wanglei)
        release = announced(pool, cast.lijing, 3, "fewest")
        asked(release, cast.wanglei, cast.chenchen)
        first, second, third = drawn(release)
        assert first.awarded_to == second.awarded_to == cast.chenchen
        assert third.detail["standings"] == {f"person:{cast.wanglei.pk}": [2, 0], f"person:{cast.chenchen.pk}": [2, 0]}
        assert found(rows()) == []

    def test_best_first_by_what_was_bought(self, cast, pool):
        from xiaodui.deals.verbs import DEAL_WON

        for person in (cast.wanglei, cast.chenchen):
            for place in waiting(pool, 6):
                customer = claim(place, by=person)
        detail = {
            "owner": cast.chenchen,
            "product": None,
            "base": 1,
            "amount": 1,
            "currency": "CNY",
            "on": the_clock.today(),
        }
        record(DEAL_WON, "deal:1", by=cast.chenchen, within=customer, **detail)
        release = announced(pool, cast.lijing, 1, "best")
        asked(release, cast.wanglei, cast.chenchen)
        [lot] = drawn(release)
        assert lot.awarded_to == cast.chenchen
        assert lot.detail["standings"][f"person:{cast.chenchen.pk}"] == [6, 1]
        assert found(rows()) == []


class TestDrawnAgain:
    """From the export alone."""

    @pytest.fixture
    def release(self, cast, pool):
        release = announced(pool, cast.lijing, 2)
        asked(release, cast.wanglei, cast.chenchen, cast.zhaomin, nonces=["甲", "b", "c c"])
        drawn(release)
        return release

    def test_the_stand_alone_verifier_draws_it_too(self, release, tmp_path):
        rows()
        exporting.export(tmp_path / "journal.jsonl")
        said = subprocess.run(
            [sys.executable, "-I", "-S", verify.__file__, str(tmp_path / "journal.jsonl"), "--json"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        report = json.loads(said.stdout)
        assert (said.returncode, report["ok"], report["drawn"]) == (0, True, 2)

    @pytest.mark.parametrize("verb", ["release.announced", "lot.asked", "lot.settled", "release.settled"])
    def test_one_byte_anywhere_in_its_words_is_found(self, release, verb):
        """The chain aside: somebody who could make it anew is caught by the draw itself."""
        given = rows()
        assert found(given) == []
        at = next(n for n, row in enumerate(given) if f'"verb":"{verb}"'.encode() in row[3])
        body = given[at][3]
        fact = json.loads(body)
        missed = []
        for name in DECIDES[verb]:
            text = json.dumps(fact["detail"][name], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            start = body.index(f'"{name}":'.encode()) + len(name) + 3
            assert body[start : start + len(text)] == text
            for place in range(start, start + len(text)):
                if not chr(body[place]).isalnum():
                    continue
                other = b"7" if body[place : place + 1] != b"7" else b"3"
                changed = body[:place] + other + body[place + 1 :]
                if not found([*given[:at], (*given[at][:3], changed, *given[at][4:]), *given[at + 1 :]]):
                    missed.append((name, place - start))
        assert missed == []

    @pytest.mark.parametrize("verb", ["release.announced", "lot.asked", "lot.settled", "customer.claimed"])
    def test_a_fact_that_is_left_out_or_comes_twice_is_found(self, release, verb):
        given = rows()
        at = next(n for n, row in enumerate(given) if f'"verb":"{verb}"'.encode() in row[3])
        assert found(given[:at] + given[at + 1 :])
        assert found([*given[: at + 1], given[at], *given[at + 1 :]])

    def test_facts_in_another_order_are_found(self, release):
        given = rows()
        kinds = [json.loads(row[3])["verb"] for row in given]
        asks, end = kinds.index("lot.asked"), kinds.index("lot.settled")
        assert found([*given[:asks], *given[asks + 1 : end + 1], given[asks], *given[end + 1 :]])

    def test_a_claimant_dropped_from_both_is_found(self, release):
        given = rows()
        dropped = next(n for n, row in enumerate(given) if b'"verb":"lot.asked"' in row[3])
        who = json.loads(given[dropped][3])["actor"]
        rest = []
        for row in given[:dropped] + given[dropped + 1 :]:
            fact = json.loads(row[3])
            if fact["verb"] == "lot.settled" and any(pair[0] == who for pair in fact["detail"]["bids"]):
                fact["detail"]["bids"] = [pair for pair in fact["detail"]["bids"] if pair[0] != who]
                fact["detail"]["order"].remove(who)
            rest.append((*row[:3], json.dumps(fact, ensure_ascii=False).encode().replace(b'": ', b'":'), *row[4:]))
        assert found(rest)


DECIDES = {
    "release.announced": ["seed_hash", "lots", "terms"],
    "lot.asked": ["nonce", "release"],
    "lot.settled": ["seed", "bids", "order", "winner", "draw", "customer", "terms", "release"],
    "release.settled": ["seed"],
}
