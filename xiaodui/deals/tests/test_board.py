"""The board: who sees what on it, what moving does, what it costs."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in
from xiaodui.core import clock as the_clock
from xiaodui.core.models import Rate
from xiaodui.deals import acts
from xiaodui.deals.models import Deal
from xiaodui.deals.tests.crowd import crowd

pytestmark = pytest.mark.django_db
MEMBER, LEADER = 9, 12
"""Queries of the board: session, person, what he holds, what calls him, stages, sums, cards; a leader's teams and people
beside."""


def queries(client, path):
    client.get(path)  # the session is written on the first visit
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(caught)


def test_the_owner_of_a_deal_and_his_leader_see_its_card(cast, client, deal):
    for person in (cast.wanglei, cast.lijing, cast.laozhou):
        assert "昆山立讯二期" in sign_in(client, person).get("/deals").text


def test_an_outsider_sees_neither_card_nor_sum(cast, client, deal):
    lane = f"/deals/board/column/{deal.stage_id}"
    assert "昆山立讯" in sign_in(client, cast.wanglei).get(lane).text
    for path in ("/deals", lane, "/deals/list"):
        text = sign_in(client, cast.zhaomin).get(path).text
        assert "昆山立讯" not in text and "18.6" not in text


def test_nobody_is_asked_to_sign_in(client, deal):
    for path in ("/deals", f"/deals/board/column/{deal.stage_id}", "/deals/list", f"/deals/{deal.pk}"):
        assert client.get(path).status_code == 302


def test_a_drag_moves_the_deal_and_answers_card_and_both_heads(cast, htmx, deal, stages):
    said = {"stage": stages[2].pk, "version": 0}
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/move", said, target=f"deal-{deal.pk}")
    assert answer.status_code == 200
    assert Deal.objects.get(pk=deal.pk).stage == stages[2]
    assert 'data-version="1"' in answer.text
    for stage in (stages[0], stages[2]):
        assert f'id="lane-head-{stage.pk}" hx-swap-oob="true"' in answer.text


def test_of_two_tabs_the_stale_one_is_refused_and_told_why(cast, htmx, deal, stages):
    assert htmx(cast.wanglei, f"/deals/{deal.pk}/move", {"stage": stages[1].pk, "version": 0}).status_code == 200
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/move", {"stage": stages[2].pk, "version": 0})
    assert answer.status_code == 422
    assert "刚被别人动过" in answer.text and "data-refusal" in answer.text
    assert Deal.objects.get(pk=deal.pk).stage == stages[1]


def test_a_colleague_without_reach_can_not_move_what_he_can_not_see(cast, htmx, deal, stages):
    assert htmx(cast.zhaomin, f"/deals/{deal.pk}/move", {"stage": stages[1].pk}).status_code == 404
    assert htmx(cast.sunyue, f"/deals/{deal.pk}/move", {"stage": stages[1].pk}).status_code == 403
    assert Deal.objects.get(pk=deal.pk).stage == stages[0]


def test_dropped_on_the_won_lane_the_card_goes_home_and_the_win_is_asked(cast, htmx, deal):
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/move", {"stage": "won", "version": 0}, target=f"deal-{deal.pk}")
    assert answer.status_code == 422 and answer["HX-Retarget"] == "#dialog"
    assert 'value="186000"' in answer.text and f'hx-post="/deals/{deal.pk}/win"' in answer.text
    assert Deal.objects.get(pk=deal.pk).won_on is None


def test_a_lane_that_did_not_change_answers_nothing(cast, htmx, deal, stages):
    path = f"/deals/board/column/{deal.stage_id}"
    tag = re.search(r'"seen": "([^"]+)"', htmx(cast.wanglei, path).text)[1]
    assert htmx(cast.wanglei, f"{path}?seen={tag}").status_code == 204
    acts.move(deal, by=cast.wanglei, stage=stages[1])
    assert htmx(cast.wanglei, f"{path}?seen={tag}").status_code == 200


def test_stuck_ones_are_marked_counted_and_found(cast, client, stages, clock):
    clock(2026, 3, 2)
    acts.create(by=cast.wanglei, title="停着的", amount="1")
    clock(2026, 3, 18)
    acts.create(by=cast.wanglei, title="刚来的", amount="1")
    text = sign_in(client, cast.wanglei).get("/deals").text
    assert "卡住 · 停留 16 天，通常 7 天" in text and '卡住的 <b class="num">1</b>' in text
    text = client.get("/deals?stuck=1").text
    assert "停着的" in text and "刚来的" not in text


def test_sums_are_in_the_base_currency_and_never_guess_a_rate(cast, client, stages):
    acts.create(by=cast.wanglei, title="美元单", amount="10000", currency="USD")
    assert "+ $1.0 万" in sign_in(client, cast.wanglei).get("/deals").text
    Rate.objects.create(currency="USD", since=the_clock.today() - timedelta(days=1), rate=Decimal("7.1"))
    assert "7.1<small>万</small>" in client.get("/deals").text


def test_a_lane_shows_twenty_and_loads_the_rest_in_order(cast, htmx, stages):
    deals = [acts.create(by=cast.wanglei, title=f"第 {n} 单", amount="1") for n in range(45)]
    seen, text = [], htmx(cast.wanglei, "/deals").text
    while True:
        seen += [int(pk) for pk in re.findall(r'id="deal-(\d+)"', text)]
        more = re.search(r'hx-get="(/deals/board/more/[^"]+)"', text)
        if not more:
            break
        text = htmx(cast.wanglei, more[1].replace("&amp;", "&")).text
    assert seen == [deal.pk for deal in reversed(deals)]


@pytest.mark.parametrize(("login", "most"), [("wanglei", MEMBER), ("lijing", LEADER), ("laozhou", MEMBER)])
def test_the_board_asks_as_often_for_2000_deals_as_for_20(cast, client, login, most):
    owners = [cast.wanglei, cast.chenchen, cast.lijing]
    sign_in(client, getattr(cast, login))
    crowd(20, owners)
    client.get("/deals")  # the first page of a session also notes when he was last seen
    few = queries(client, "/deals")
    crowd(1980, owners)
    assert queries(client, "/deals") == few <= most


def test_the_board_of_5000_deals_weighs_less_than_100_kb(cast, client):
    crowd(5000, [cast.wanglei, cast.chenchen, cast.lijing])
    answer = sign_in(client, cast.laozhou).get("/deals")
    assert answer.text.count('<article class="deal') == 100
    assert len(answer.content) < 100_000
