"""Today: who is let in, what is said first, and what each person finds there."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import sign_in
from tests.sold import NOW, sell
from xiaodui.core import clock as the_clock
from xiaodui.deals.models import Deal
from xiaodui.governance.models import Acknowledgement, ClauseVersion
from xiaodui.people.models import Person


@pytest.fixture
def page(client: Any) -> Any:
    def opens(person: Any, path: str = "/") -> str:
        answer = sign_in(client, person).get(path)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return opens


@pytest.fixture
def signed(cast: Any) -> None:
    """Everybody has signed the rules, so they aren't what is said first."""
    asked = ClauseVersion.objects.exclude(question=None)
    Acknowledgement.objects.bulk_create(
        Acknowledgement(version=one, person=person, signed_at=NOW)
        for one in asked
        for person in Person.objects.active()
    )


@pytest.fixture
def sold(cast: Any, signed: None) -> Any:
    found = sell(cast)
    with the_clock.at(NOW):
        yield found


def plan(deal: Deal, step: str, days: int) -> None:
    Deal.objects.filter(pk=deal.pk).update(next_step=step, next_on=the_clock.today() + timedelta(days=days))


class TestWhoIsLetIn:
    @pytest.mark.django_db
    def test_nobody_exists_so_the_first_doors_open(self, client: Any) -> None:
        assert client.get("/")["Location"] == reverse("start")

    def test_who_is_not_signed_in_signs_in(self, cast: Any, client: Any) -> None:
        assert client.get("/")["Location"].startswith(reverse("account_login"))


class TestWhatIsSaidFirst:
    def test_the_latest_step(self, cast: Any, sold: Any, page: Any) -> None:
        plan(sold.deals[10], "回电，答复账期", -3)
        said = page(cast.wanglei)
        assert "王磊，早上好。" in said.replace("\n", "") or "王磊，上午好。" in said
        assert "先办「锐驰汽配 · S1」：回电，答复账期，晚了 3 天。" in said and "其他都在点上。" in said

    def test_what_is_due_today(self, cast: Any, sold: Any, page: Any) -> None:
        plan(sold.deals[10], "发报价", 0)
        assert "今天先把「锐驰汽配 · S1」的下一步做了。" in page(cast.wanglei)

    def test_a_leader_hears_what_his_people_are_late_with(self, cast: Any, sold: Any, page: Any) -> None:
        plan(sold.deals[10], "发报价", -1)
        said = page(cast.lijing)
        assert "组里 1 个人有 1 件下一步晚了" in said and "组里在途" in said

    def test_else_how_far_the_team_is_behind(self, cast: Any, sold: Any, page: Any) -> None:
        assert "长风队离雷霆队还差 36.9 万，一单就能近一步。" in page(cast.zhaomin)

    def test_nothing_due_is_said_too(self, cast: Any, signed: None, page: Any) -> None:
        assert "今天没有到期的事" in page(cast.wanglei)


class TestWhatStandsThere:
    def test_my_month_opens(self, cast: Any, sold: Any, page: Any) -> None:
        said = page(cast.wanglei)
        assert "本月已赢" in said and 'title="¥228,000.50"' in said and f"person={cast.wanglei.pk}" in said

    def test_the_working_day_of_the_month(self, cast: Any, sold: Any, page: Any) -> None:
        assert "本月第 13 个工作日，还剩 9 个" in page(cast.wanglei)

    def test_wins_are_published_as_name_and_amount_only(self, cast: Any, sold: Any, page: Any) -> None:
        mine, theirs = page(cast.zhaomin), page(cast.laozhou)
        assert "昆山立讯" in theirs and "昆山立讯" not in mine
        assert "陈晨" in mine and "24.0 万" in mine and "赢了一单" in mine

    def test_a_win_taken_back_is_no_news(self, cast: Any, sold: Any, page: Any) -> None:
        assert "5.0 万" not in page(cast.laozhou, "/today/wins")

    def test_a_section_is_asked_alone(self, cast: Any, sold: Any, page: Any) -> None:
        part = page(cast.wanglei, "/today/race")
        assert 'id="today-race"' in part and "雷霆队 · 我们" in part and "<html" not in part

    def test_no_such_section(self, cast: Any, client: Any) -> None:
        assert sign_in(client, cast.wanglei).get("/today/nothing").status_code == 404


class TestAnEmptyCompany:
    def test_the_owner_is_told_what_to_do(self, cast: Any, page: Any) -> None:
        said = page(cast.laozhou)
        assert "公司刚开张" in said and reverse("invite-person") in said

    def test_a_newcomer_is_led_to_his_first_deal(self, cast: Any, page: Any) -> None:
        said = page(cast.wanglei)
        assert "手上还没有商机" in said and reverse("new-deal") in said and "公司刚开张" not in said


def test_more_lists_every_room(cast: Any, page: Any) -> None:
    said = page(cast.wanglei, "/more")
    assert reverse("ranking") in said and reverse("my-profile") in said
