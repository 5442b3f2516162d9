"""Logging in the dialog, the verdict while one writes, the lists, the customer's page, Today."""

from datetime import date

import pytest
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.customers.acts import add_contact
from xiaodui.followups import acts
from xiaodui.followups.lists import EXPORTED
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.tests.conftest import OTHERWISE, SAID


@pytest.fixture
def posted(customer):
    return {"customer": customer.pk, "channel": "call", "asks": "two-buttons", "seconds": "95", "text": SAID}


class TestLogging:
    def test_a_call_that_was_taken_is_two_taps_and_a_text(self, cast, htmx, posted):
        answer = htmx(cast.wanglei, "/followups/new", posted)
        assert answer.status_code == 200 and "算有效跟进" in answer.headers["HX-Trigger"].encode().decode(
            "unicode-escape"
        )
        assert FollowUp.objects.get().genuine

    def test_nobody_took_it_is_one_button(self, cast, htmx, posted):
        htmx(cast.wanglei, "/followups/new", {**posted, "text": "", "seconds": "", "unanswered": "1"})
        row = FollowUp.objects.get()
        assert (row.answered, row.outcome, row.why) == (False, "no_answer", "unanswered")

    def test_what_is_wrong_is_said_beside_what_was_typed(self, cast, htmx, posted):
        answer = htmx(cast.wanglei, "/followups/new", {**posted, "next_text": "送样品"})
        assert answer.status_code == 422
        assert "也选一下哪天" in answer.content.decode() and SAID in answer.content.decode()

    def test_who_was_rung_is_chosen_already(self, cast, customer, htmx):
        contact = add_contact(customer, by=cast.wanglei, name="刘芳", phone="138 0512 6027")
        page = htmx(cast.wanglei, f"/followups/new?customer={customer.pk}&phone=13805126027").content.decode()
        assert f'<option value="{contact.pk}" selected>' in page

    def test_without_scripts_it_is_a_page_and_leads_back(self, cast, client, customer, posted):
        sign_in(client, cast.wanglei)
        assert "接通了，记下" in client.get(f"/followups/new?customer={customer.pk}").content.decode()
        answer = client.post("/followups/new", posted)
        assert answer.status_code == 302 and answer["Location"].endswith("?tab=followups")

    def test_who_doesnt_see_the_customer_gets_nothing(self, cast, customer, htmx):
        assert htmx(cast.wanglei, f"/followups/new?customer={customer.pk}").status_code == 200
        assert htmx(cast.chenchen, f"/followups/new?customer={customer.pk}").status_code == 404

    def test_a_plan_is_done_by_the_log_that_was_opened_from_it(self, cast, customer, htmx, plan, posted):
        step = plan(due_on=date(2026, 3, 24))
        page = htmx(cast.wanglei, f"/followups/new?customer={customer.pk}&plan={step.pk}").content.decode()
        assert f'name="plan" value="{step.pk}"' in page
        htmx(cast.wanglei, "/followups/new", {**posted, "plan": step.pk})
        assert not Plan.objects.open().exists()


class TestVerdict:
    def test_it_stands_there_while_one_writes_and_nothing_is_written(self, cast, htmx, posted):
        assert "算有效跟进：通话满 60 秒" in htmx(cast.wanglei, "/followups/check", posted).content.decode()
        assert (
            "至少 6 个不同的字" in htmx(cast.wanglei, "/followups/check", {**posted, "text": "已联系"}).content.decode()
        )
        assert not FollowUp.objects.exists()

    def test_a_copy_names_the_day_of_the_earlier_one(self, cast, htmx, log, posted, clock):
        log()
        clock(2026, 3, 25, 10)
        assert "和你 3 月 18 日 写的一条差不多" in htmx(cast.wanglei, "/followups/check", posted).content.decode()

    def test_half_a_form_is_no_error(self, cast, htmx):
        answer = htmx(cast.wanglei, "/followups/check", {"channel": "call"})
        assert answer.status_code == 200 and "边写边告诉你" in answer.content.decode()

    def test_a_correction_isnt_compared_with_itself(self, cast, htmx, log, posted):
        row = log()
        said = {**posted, "of": row.pk, "version": 0, "answered": "on"}
        del said["asks"]
        assert "算有效跟进：" in htmx(cast.wanglei, "/followups/check", said).content.decode()


class TestPages:
    def test_the_customers_tab_says_of_each_why(self, cast, customer, htmx, log):
        log(), log(answered=False, text=OTHERWISE)
        page = htmx(cast.wanglei, f"/customers/{customer.pk}?tab=followups").content.decode()
        assert "算有效跟进：通话满 60 秒" in page and "因为对方没接" in page and SAID in page

    def test_beside_the_timeline_stands_the_next_step_and_the_half_year(self, cast, customer, htmx, log, plan):
        log(), plan()
        page = htmx(cast.wanglei, f"/customers/{customer.pk}", target="customer-aside").content.decode()
        assert "送阶梯价" in page and "这半年的来往" in page and "data-log-calls" in page

    def test_the_timeline_says_how_and_whether_it_counts(self, cast, customer, htmx, log):
        log()
        page = htmx(cast.wanglei, f"/customers/{customer.pk}/timeline").content.decode()
        assert "电话，算有效跟进" in page and SAID in page

    def test_its_own_page_explains_and_names_the_clause(self, cast, htmx, log):
        row = log()
        page = htmx(cast.wanglei, f"/followups/{row.pk}").content.decode()
        assert "「什么算有效跟进」第 1 版" in page and "对方说了话" in page

    def test_on_a_customer_that_he_no_longer_sees_his_text_stands_without_its_name(self, cast, customer, htmx, log):
        row = log()
        from django.db import transaction

        from xiaodui.customers.acts.ownership import change_hands
        from xiaodui.customers.verbs import CUSTOMER_RELEASED

        with transaction.atomic():
            change_hands(customer, None, by=None, verb=CUSTOMER_RELEASED, reason="到期")
        for path in (f"/followups/{row.pk}", "/followups", "/followups/team"):
            page = htmx(cast.wanglei, path).content.decode()
            assert "看不到的客户" in page and customer.name not in page, path
        assert (
            customer.name
            not in htmx(cast.wanglei, f"/followups?q={customer.name[:4]}").content.decode().split("list-head")[1]
        )

    def test_lists_are_narrowed_by_what_counts(self, cast, htmx, log):
        log(), log(text="已联系")
        page = htmx(cast.wanglei, "/followups?genuine=no", target="list").content.decode()
        assert "已联系" in page and SAID not in page

    def test_what_is_planned_stands_in_a_list_until_it_is_done(self, cast, htmx, plan):
        step = plan()
        assert "送阶梯价" in htmx(cast.wanglei, "/followups/planned").content.decode()
        acts.drop(step, by=cast.wanglei, reason="先等样品")
        assert "送阶梯价" not in htmx(cast.wanglei, "/followups/planned").content.decode()
        assert "送阶梯价" in htmx(cast.wanglei, "/followups/planned?state=dropped").content.decode()

    def test_today_names_whom_to_contact(self, cast, htmx, plan, clock):
        plan()
        clock(2026, 3, 20, 9)
        page = htmx(cast.wanglei, reverse("today-section", args=["followups"])).content.decode()
        assert "送阶梯价" in page and "苏州恒拓精密机械有限公司" in page

    @pytest.mark.parametrize("path", ["edit", "drop"])
    def test_a_plan_is_changed_in_a_dialog(self, cast, htmx, plan, path):
        step = plan()
        assert "<dialog" in htmx(cast.wanglei, f"/plans/{step.pk}/{path}").content.decode()

    def test_a_plan_is_moved(self, cast, htmx, plan):
        step = plan()
        htmx(
            cast.wanglei,
            f"/plans/{step.pk}/edit",
            {"version": "0", "channel": "visit", "due_on": "2026-03-25", "text": "送样品"},
        )
        assert Plan.objects.get().due_on == date(2026, 3, 25)

    @pytest.mark.parametrize(("path", "post"), [("conclude", {"outcome": "quote"}), ("withdraw", {"reason": "记错了"})])
    def test_what_was_logged_is_put_right_in_a_dialog(self, cast, htmx, log, path, post):
        row = log()
        assert "<dialog" in htmx(cast.wanglei, f"/followups/{row.pk}/{path}").content.decode()
        assert htmx(cast.wanglei, f"/followups/{row.pk}/{path}", post).status_code == 200
        row.refresh_from_db()
        assert row.outcome == "quote" or row.withdrawn_at

    def test_a_correction_keeps_what_was_typed(self, cast, htmx, log):
        row = log(text="")
        assert "改正" in htmx(cast.wanglei, f"/followups/{row.pk}/correct").content.decode()
        said = {"version": "0", "channel": "call", "seconds": "95", "answered": "on", "text": SAID}
        assert htmx(cast.wanglei, f"/followups/{row.pk}/correct", said).status_code == 200
        row.refresh_from_db()
        assert row.genuine


class TestFiles:
    @pytest.mark.parametrize("export", EXPORTED, ids=lambda one: one.key)
    def test_each_list_is_taken_away_as_it_is_shown(self, cast, log, plan, export):
        log(), plan()
        for person, rows in (
            (cast.wanglei, 1),
            (cast.lijing, 0 if export.key == "my-followups" else 1),
            (cast.zhaomin, 0),
        ):
            found = [row[2] for row in export.rows(person, {})]
            assert found == ["苏州恒拓精密机械有限公司"] * rows
        assert not list(export.rows(cast.wanglei, {"channel": "mail"}))


class TestBehaviour:
    def test_what_the_customer_did_by_month_as_it_stands_after_corrections(self, cast, customer, log, clock):
        from xiaodui.followups.behaviour import trends

        log(), log(text=OTHERWISE, answered=False)
        gone = log(channel="visit", confirmed=True, text="见到了厂长，愿意试用一个月")
        clock(2026, 4, 2, 10)
        log(channel="message", answered=True, text="回消息说合同法务看过了")
        assert [(str(one.label), one.counts[-2:]) for one in trends(customer)[1]] == [
            ("通话", (1, 0)), ("见面", (1, 0)), ("回复", (0, 1)),
        ]  # fmt: skip
        acts.withdraw(gone, by=cast.wanglei, reason="记错了一家")
        assert [str(one.label) for one in trends(customer)[1]] == ["通话", "回复"]
