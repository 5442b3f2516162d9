"""Law: the bulk form does what the single form does, row by row: the same rows, facts and tallies, the same noes."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaodui.core import clock as the_clock
from xiaodui.core.acts import Asked
from xiaodui.core.models import Rate
from xiaodui.core.refusal import Refusal
from xiaodui.deals import acts
from xiaodui.deals.models import Deal, Stage
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 18)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["win", "lose", "move"]), st.integers(0, 4), st.integers(0, 400_000), st.integers(0, 3),
        st.integers(-2, 30), st.sampled_from(["wanglei", "lijing", "sunyue"]),
    ), min_size=1, max_size=8,
)  # fmt: skip


def asked_for(act, row, deal, cast, stages):
    verb, _which, amount, stage, ago, by = row
    given = {
        "win": {"amount": Decimal(amount), "on": DAY - timedelta(days=ago)},
        "lose": {"why": "账期", "on": DAY - timedelta(days=ago)},
        "move": {"stage": stages[stage]},
    }[verb]
    return Asked(input=act.takes(**given), by=getattr(cast, by), target=deal)


def written(answers):
    """What the world holds after it: rows, facts without the moment of writing, tallies, and the noes."""
    personal = [json.loads(fact.body) for fact in Fact.objects.order_by("id")]
    for body in personal:
        body.pop("recorded_at")
        body["detail"].pop("why", None)  # a salted reference, another each time
    return (
        list(Deal.objects.order_by("pk").values()), personal,
        sorted(map(str, Tally.objects.values_list("measure", "person_id", "team_id", "day", "value", "subject"))),
        [answer.code if isinstance(answer, Refusal) else "done" for answer in answers],
    )  # fmt: skip


class Undone(Exception):
    pass


def tried(do):
    found = None
    try:
        with transaction.atomic():
            found = written(do())
            raise Undone
    except Undone:
        return found


@given(rows=ROWS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bulk_equals_one_by_one(cast, rows):
    with the_clock.at(the_clock.noon(DAY)):
        stages = list(Stage.objects.in_use())
        with transaction.atomic():
            point = transaction.savepoint()
            for verb in ("win", "lose", "move"):
                _compare(verb, [row for row in rows if row[0] == verb], cast, stages)
            transaction.savepoint_rollback(point)


def _compare(verb, rows, cast, stages):
    act = getattr(acts, verb)
    # The fourth is in a currency that has a rate only since ten days ago: winning it earlier is refused.
    deals = [
        acts.create(by=cast.wanglei, title=f"第 {n} 单", amount="100", currency="USD" if n == 3 else "CNY")
        for n in range(5)
    ]
    Rate.objects.get_or_create(currency="USD", since=DAY - timedelta(days=10), defaults={"rate": Decimal("7.1")})

    def asked():
        # A bulk form gets each record once in memory, as an importer does.
        fresh = {deal.pk: Deal.objects.get(pk=deal.pk) for deal in deals}
        return [asked_for(act, row, fresh[deals[row[1]].pk], cast, stages) for row in rows]

    assert tried(lambda: act.many(asked())) == tried(lambda: [act._one(row) for row in asked()])


def without_ids(found):
    deals, facts, tallies, answers = found
    for row in deals:
        row.pop("id")
    for fact in facts:
        fact.pop("subject")
    return deals, facts, tallies, answers


def created_both_ways(rows):
    with the_clock.at(the_clock.noon(DAY)):
        bulk = without_ids(tried(lambda: acts.create.many(rows)))
        assert bulk == without_ids(tried(lambda: [acts.create._one(row) for row in rows]))
        return bulk[3]


def test_creating_in_bulk_equals_one_by_one(cast):
    takes = [acts.create.takes(title=f"第 {n} 单", amount=Decimal(n)) for n in range(7)]
    people = [cast.wanglei, cast.sunyue, cast.chenchen, None, cast.lijing, cast.wanglei, cast.zhaomin]
    answers = created_both_ways([Asked(input=t, by=p) for t, p in zip(takes, people, strict=True) if p is not None])
    assert "no-right" in answers and answers.count("done") == 5


@given(codes=st.lists(st.sampled_from(["SJ-1", "SJ-2", "there", "", None]), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_code_is_given_once_in_bulk_as_one_by_one(cast, codes):
    with transaction.atomic():
        point = transaction.savepoint()
        acts.create(by=cast.wanglei, title="早就在", amount="1", code="there")
        takes = [acts.create.takes(title=f"第 {n} 单", amount=Decimal(n), code=code) for n, code in enumerate(codes)]
        answers = created_both_ways([Asked(input=one, by=cast.wanglei) for one in takes])
        transaction.savepoint_rollback(point)
    firsts = {codes.index(code) for code in ("SJ-1", "SJ-2") if code in codes}
    assert [answer == "done" for answer in answers] == [not code or n in firsts for n, code in enumerate(codes)]


def test_a_missing_rate_stops_its_own_row_only(cast):
    with the_clock.at(the_clock.noon(DAY)):
        home = acts.create(by=cast.wanglei, title="内销", amount="100")
        abroad = acts.create(by=cast.wanglei, title="出口", amount="100", currency="USD")
        takes = acts.win.takes(amount=Decimal(100))
        answers = acts.win.many([Asked(input=takes, by=cast.wanglei, target=deal) for deal in (abroad, home)])
    assert isinstance(answers[0], Refusal) and answers[0].code == "no-rate"
    home.refresh_from_db(), abroad.refresh_from_db()
    assert home.won_on == DAY and abroad.won_on is None
    assert Fact.objects.filter(verb="deal.won").count() == 1
