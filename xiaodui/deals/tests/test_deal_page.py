"""A deal's page and the verbs pressed on it."""

import pytest
from django.db import transaction

from tests.cast import sign_in
from xiaodui.core.sockets import CUSTOMER_TABS
from xiaodui.customers import acts as customer_acts
from xiaodui.customers.models import Note
from xiaodui.deals import acts
from xiaodui.deals.hears import make_findable
from xiaodui.deals.models import Deal
from xiaodui.journal.models import Fact
from xiaodui.people.sockets import OWNED
from xiaodui.search.everywhere import search_everywhere

pytestmark = pytest.mark.django_db


def test_the_page_shows_the_buttons_that_this_reader_may_press(cast, client, deal):
    own = sign_in(client, cast.wanglei).get(f"/deals/{deal.pk}").text
    assert "昆山立讯二期" in own and f"/deals/{deal.pk}/win" in own
    looked = sign_in(client, cast.sunyue).get(f"/deals/{deal.pk}").text
    assert "昆山立讯二期" in looked and f"/deals/{deal.pk}/win" not in looked and 'id="composer"' not in looked


@pytest.mark.parametrize("verb", ["", "/win", "/lose", "/edit", "/hand-over", "/moves", "/timeline", "/reopen"])
def test_what_is_out_of_sight_is_not_there(cast, client, deal, verb):
    if verb != "/reopen":
        assert sign_in(client, cast.wanglei).get(f"/deals/{deal.pk}{verb}").status_code == 200
    for person in (cast.zhaomin, cast.chenchen):
        assert sign_in(client, person).get(f"/deals/{deal.pk}{verb}").status_code == 404


@pytest.mark.parametrize("verb", ["win", "lose", "edit", "hand-over", "plan", "note", "move", "reopen"])
def test_one_who_only_looks_is_told_so(cast, client, deal, verb):
    answer = sign_in(client, cast.sunyue).post(f"/deals/{deal.pk}/{verb}", {"amount": "1"})
    assert answer.status_code == 403


def test_a_win_presses_the_seal_and_a_second_press_changes_nothing(cast, htmx, deal):
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/win", {"amount": "200000"})
    assert answer.status_code == 200 and "seal xl pressed" in answer.text and "签了" in answer.text
    assert "xd:deal" in answer["HX-Trigger"]
    facts = Fact.objects.count()
    again = htmx(cast.lijing, f"/deals/{deal.pk}/win", {"amount": "999999"})
    assert again.status_code == 422 and "已经关闭" in again.text
    assert Fact.objects.count() == facts and Deal.objects.get(pk=deal.pk).amount == 200000


def test_a_future_day_is_refused_with_the_way_on(cast, htmx, deal):
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/win", {"amount": "1", "on": "2999-01-01"})
    assert answer.status_code == 422 and "还没到" in answer.text


def test_what_was_typed_wrong_stands_there_with_its_reason(cast, htmx, deal):
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/win", {"amount": "十八万"})
    assert answer.status_code == 422 and answer["HX-Retarget"] == "#dialog"
    assert 'value="十八万"' in answer.text and "这里要填数字" in answer.text


def test_losing_asks_why(cast, htmx, deal):
    assert "请填上" in htmx(cast.wanglei, f"/deals/{deal.pk}/lose", {"why": ""}).text
    assert htmx(cast.wanglei, f"/deals/{deal.pk}/lose", {"why": "对手低了 6%"}).status_code == 200
    assert Deal.objects.get(pk=deal.pk).lost_why == "对手低了 6%"


def test_only_a_leader_reopens(cast, htmx, deal):
    acts.lose(deal, by=cast.wanglei, why="账期")
    assert htmx(cast.wanglei, f"/deals/{deal.pk}/reopen", {"reason": "又谈了"}).status_code == 403
    assert htmx(cast.lijing, f"/deals/{deal.pk}/reopen", {"reason": "又谈了"}).status_code == 200
    assert Deal.objects.get(pk=deal.pk).state == "open"


def test_handing_over_leads_away_when_it_went_out_of_sight(cast, htmx, deal):
    answer = htmx(cast.wanglei, f"/deals/{deal.pk}/hand-over", {"to": cast.chenchen.pk, "reason": "休产假"})
    assert answer["HX-Redirect"] == "/deals"
    assert Deal.objects.get(pk=deal.pk).owner == cast.chenchen


def test_the_next_step_is_set_alone_and_not_over_somebody_elses(cast, htmx, deal):
    said = {"next_step": "周三带样品", "next_on": "2026-12-02", "version": 0}
    assert htmx(cast.wanglei, f"/deals/{deal.pk}/plan", said).status_code == 200
    kept = Deal.objects.get(pk=deal.pk)
    assert (kept.next_step, kept.title, kept.amount) == ("周三带样品", "昆山立讯二期", 186000)
    stale = htmx(cast.lijing, f"/deals/{deal.pk}/plan", {**said, "next_step": "别的"})
    assert stale.status_code == 422 and "别人刚改过" in stale.text


def test_a_note_mentions_a_colleague_and_stands_in_the_timeline(cast, htmx, deal):
    assert htmx(cast.wanglei, f"/deals/{deal.pk}/note", {"text": "@李静 帮看一下账期"}).status_code == 200
    assert Note.objects.get().mentions.get().person == cast.lijing
    assert "帮看一下账期" in htmx(cast.wanglei, f"/deals/{deal.pk}/timeline").text


def test_colleagues_are_offered_for_a_mention(cast, client):
    found = sign_in(client, cast.wanglei).get("/deals/mention?q=lj").json()["people"]
    assert [one["name"] for one in found] == ["李静"]


def test_a_new_deal_opens_at_its_customer(cast, htmx):
    customer = customer_acts.create(by=cast.wanglei, name="昆山立讯")
    form = htmx(cast.wanglei, f"/deals/new?customer={customer.pk}").text
    assert f'value="{customer.pk}" selected' in form
    answer = htmx(cast.wanglei, "/deals/new", {"title": "二期", "amount": "186,000", "customer": customer.pk})
    deal = Deal.objects.get()
    assert answer["HX-Redirect"] == f"/deals/{deal.pk}" and deal.customer == customer and deal.amount == 186000


def test_the_customers_tab_holds_what_the_reader_sees(cast, rf):
    customer = customer_acts.create(by=cast.wanglei, name="昆山立讯")
    acts.create(by=cast.wanglei, title="王磊的", amount="1", customer=customer)
    acts.create(by=cast.wanglei, owner=cast.zhaomin, title="赵敏的", amount="1", customer=customer)
    tab = next(tab for tab in CUSTOMER_TABS if tab.key == "deals")
    request = rf.get("/")
    request.user = cast.wanglei
    assert [deal.title for deal in tab.part(request, customer)[1]["deals"]] == ["王磊的"]
    assert tab.count(request, customer) == 1


def test_a_deal_is_found_by_those_who_see_it(cast, deal):
    make_findable(Fact.objects.all())
    assert [group.hits[0].title for group in search_everywhere(cast.wanglei, "立讯")] == ["昆山立讯二期"]
    assert search_everywhere(cast.zhaomin, "立讯") == []


def test_who_leaves_leaves_his_open_deals(cast, deal):
    won = acts.create(by=cast.wanglei, title="赢了的", amount="1")
    acts.win(won, by=cast.wanglei, amount="1")
    owned = next(one for one in OWNED if "商机" in str(one.label))
    assert owned.count(cast.wanglei) == 1
    with transaction.atomic():
        owned.hand_over(cast.wanglei, cast.chenchen, cast.lijing, "离职")
    assert owned.count(cast.wanglei) == 0
    kept = Deal.objects.get(pk=deal.pk)
    assert (kept.owner, kept.team, kept.version) == (cast.chenchen, cast.chenchen.team, 1)
    assert Deal.objects.get(pk=won.pk).owner == cast.wanglei
    assert Fact.objects.filter(verb="deal.handed_over").count() == 1


def test_stages_are_set_by_those_who_set_the_process(cast, htmx, deal):
    assert htmx(cast.wanglei, "/settings/stages").status_code == 403
    assert "初步接触" in htmx(cast.laozhou, "/settings/stages").text
    said = {"name_zh": "试用", "order": "5", "chance": "60", "usual_days": "10"}
    assert htmx(cast.laozhou, "/settings/stages/new", said)["HX-Redirect"] == "/settings/stages"
    answer = htmx(cast.laozhou, f"/settings/stages/{deal.stage_id}/retire", {})
    assert answer.status_code == 422 and "先把它们移走" in answer.text
    assert htmx(cast.laozhou, f"/settings/stages/{deal.stage_id}/edit", {**said, "chance": "101"}).status_code == 422
