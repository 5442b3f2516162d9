"""The pages: one sentence first, the case with what is done and what comes, the report from a timeline."""

from tests.cast import sign_in
from xiaodui.conduct.acts import withdraw
from xiaodui.conduct.models import Violation
from xiaodui.customers.acts import note
from xiaodui.customers.models import Involvement
from xiaodui.journal import Fact


def test_without_any_the_page_says_so(cast, customer, opens):
    assert "这 90 天没有违规" in opens(cast.zhaomin, "/rules/violations")


def test_the_first_sentence_counts_mine_and_hears_me_first(cast, found, opens):
    assert "这 90 天你有 1 张违规单，先听你说。" in opens(cast.wanglei, "/rules/violations")
    assert "这 90 天组里有 1 张违规单，先听本人说。" in opens(cast.lijing, "/rules/violations")


def test_the_case_tells_evidence_rung_and_what_comes_to_himself_too(cast, found, opens):
    page = opens(cast.wanglei, f"/rules/violations/{found.pk}")
    for said in (
        "疑似两人来回倒手",
        "系统发现了这件事。先听你说。",
        "90 天内第 1 次，若成立最高到「提醒」",
        "没有裁定，不算处分",
        "苏州恒拓精密机械有限公司",
    ):
        assert said in page
    assert page.count("移交给") == 2
    assert 'aria-current="step"' in page


def test_evidence_on_a_customer_that_is_no_longer_his_is_not_named(cast, found, customer, opens):
    Involvement.objects.filter(customer=customer).delete()
    page = opens(cast.wanglei, f"/rules/violations/{found.pk}")
    assert "苏州恒拓" not in page and "某个客户" in page


def test_withdrawn_it_says_why_and_names_no_rung(cast, found, opens):
    withdraw(found, by=cast.lijing, reason="客户指定换人")
    page = opens(cast.wanglei, f"/rules/violations/{found.pk}")
    assert "客户指定换人" in page and "若成立最高到" not in page
    assert "撤回了" in opens(cast.lijing, "/rules/violations")


def test_withdrawing_from_the_page(cast, found, client, opens):
    assert "弄错了，撤回" in opens(cast.lijing, f"/rules/violations/{found.pk}")
    assert "弄错了，撤回" not in opens(cast.wanglei, f"/rules/violations/{found.pk}")
    opens(cast.lijing, f"/rules/violations/{found.pk}/withdraw")
    answer = client.post(f"/rules/violations/{found.pk}/withdraw", {"reason": "客户指定换人"})
    assert answer.status_code == 302 and not Violation.objects.standing().exists()


class TestReporting:
    def ready(self, cast, customer):
        Involvement.note({(customer.pk, cast.chenchen.pk)}, customer.created_at)
        note(customer, by=cast.wanglei, text="这人真烦")
        return f"/rules/violations/report?about=customer:{customer.pk}", Fact.objects.filter(
            verb="note.written"
        ).latest("pk")

    def test_a_timeline_offers_it(self, cast, customer, opens):
        where, _fact = self.ready(cast, customer)
        assert where in opens(cast.chenchen, f"/customers/{customer.pk}")

    def test_it_offers_what_others_did_there(self, cast, customer, opens):
        where, fact = self.ready(cast, customer)
        page = opens(cast.chenchen, where)
        assert f'value="{fact.pk}"' in page and "这人真烦" in page

    def test_pressed_it_is_on_record(self, cast, customer, client, opens):
        where, fact = self.ready(cast, customer)
        opens(cast.chenchen, where)
        said = {"clause": "chat.conduct", "person": cast.wanglei.pk, "evidence": [fact.pk], "words": "背后骂客户"}
        assert client.post(where, said).status_code == 302
        assert Violation.objects.get().person == cast.wanglei

    def test_what_is_missing_is_said_and_the_typing_kept(self, cast, customer, client, opens):
        where, _fact = self.ready(cast, customer)
        opens(cast.chenchen, where)
        answer = client.post(where, {"clause": "chat.conduct", "words": "背后骂客户", "evidence": ""})
        assert answer.status_code == 422 and "背后骂客户" in answer.content.decode()

    def test_a_record_out_of_sight_is_no_page(self, cast, customer, opens):
        where, _fact = self.ready(cast, customer)
        opens(cast.zhaomin, where, status=404)
        for nonsense in ("", "customer:0x1", "customer:99999999999999999999", "stage:1", "nothing:5"):
            opens(cast.chenchen, f"/rules/violations/report?about={nonsense}", status=404)


def test_a_case_costs_the_same_however_much_evidence(cast, found, swap, hear, client, django_assert_max_num_queries):
    swap(hours=9)
    hear()
    found.refresh_from_db()
    assert len(found.evidence) == 4
    sign_in(client, cast.lijing).get(f"/rules/violations/{found.pk}")
    with django_assert_max_num_queries(15):
        client.get(f"/rules/violations/{found.pk}")
