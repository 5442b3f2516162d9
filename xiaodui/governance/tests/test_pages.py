"""The rulebook as it is read, signed, proposed and decided on its pages."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import set_up_cast, sign_in
from xiaodui.core import clock
from xiaodui.deadlines import Deadline
from xiaodui.governance import book, rules
from xiaodui.governance.acts import acknowledge, adopt, comment, draft
from xiaodui.governance.models import Acknowledgement, Clause, ClauseVersion, DraftComment
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db
CODE = "rules.changing"
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def cast(db):
    book.forget()
    yield set_up_cast()
    book.forget()


def as_(person):
    return sign_in(Client(), person)


def standing():
    return ClauseVersion.objects.get(clause__code=CODE, number=1)


def proposed(by, **more):
    said = {"title_zh": "规矩怎么改", "text_zh": "提了就要有人答，三天内。", "values": {"rules.ack_days": "3"}}
    return draft(Clause.objects.get(code=CODE), by=by, **(said | more))


class TestReading:
    def test_the_book_opens_at_what_waits_for_one_s_signature(self, cast):
        page = as_(cast.wanglei).get("/rules").content.decode()
        assert "条等你签" in page and "待签" in page

    def test_a_clause_tells_its_text_values_and_that_nobody_judges_it_yet(self, cast):
        page = as_(cast.wanglei).get(f"/rules/{CODE}").content.decode()
        assert "现行 第 1 版" in page and "几个工作日内签" in page and "现在靠人守" in page

    def test_what_changed_is_marked(self, cast):
        made = proposed(cast.wanglei, text_zh=standing().text_zh.replace("2 个工作日", "3 个工作日"))
        page = as_(cast.wanglei).get(f"/rules/v/{made.pk}").content.decode()
        assert "<del>2</del>" in page and "<ins>3</ins>" in page

    def test_what_colleagues_write_is_escaped(self, cast):
        made = proposed(cast.wanglei, text_zh=f"提了就要有人答。{EVIL}", may=EVIL)
        comment(made, by=cast.chenchen, text=EVIL)
        for path in (f"/rules/v/{made.pk}", f"/rules/v/{made.pk}/talk", f"/rules/{CODE}"):
            assert EVIL not in as_(cast.lijing).get(path).content.decode()

    def test_an_unknown_clause_is_not_there(self, cast):
        assert as_(cast.wanglei).get("/rules/pool.nonsense").status_code == 404


class TestSigning:
    def test_a_wrong_answer_is_said_kindly_and_signs_nothing(self, cast):
        answer = as_(cast.wanglei).post(
            f"/rules/v/{standing().pk}/sign", {"answer": "0"}, headers={"HX-Request": "true"}
        )
        assert answer.status_code == 422 and "再读一遍" in answer.content.decode()
        assert not Acknowledgement.objects.exists()

    def test_the_right_answer_earns_the_seal(self, cast):
        answer = as_(cast.wanglei).post(
            f"/rules/v/{standing().pk}/sign", {"answer": "1"}, headers={"HX-Request": "true"}
        )
        assert "已阅" in answer.content.decode()
        assert rules.knows(cast.wanglei, CODE)

    def test_a_leader_reads_names_and_a_member_counts_alone(self, cast):
        acknowledge(standing(), by=cast.lijing, answer=1)
        assert "王磊" in as_(cast.lijing).get("/rules/signing").content.decode()
        assert as_(cast.wanglei).get("/rules/signing").status_code == 403
        page = as_(cast.wanglei).get(f"/rules/{CODE}").content.decode()
        assert "人已签" in page and "还没签：" not in page

    def test_who_is_out_of_a_leader_s_reach_is_not_named(self, cast):
        assert "赵敏" not in as_(cast.lijing).get("/rules/signing").content.decode()
        assert "赵敏" in as_(cast.laozhou).get("/rules/signing").content.decode()

    def test_asking_again_is_for_once_a_day(self, cast):
        owner = as_(cast.laozhou)
        assert owner.post(f"/rules/v/{standing().pk}/nudge").status_code == 302
        assert Notice.objects.filter(person=cast.wanglei, kind="rule.nudged").count() == 1
        assert "今天已经催过了" in owner.post(f"/rules/v/{standing().pk}/nudge").content.decode()


class TestProposing:
    def test_typing_is_kept_when_a_value_is_out_of_bounds(self, cast):
        given = {"title_zh": "规矩怎么改", "text_zh": "提了就要有人答。", "value:rules.ack_days": "99", "kind": "duty",
                 "severity": "1", "rung": "1"}  # fmt: skip
        answer = as_(cast.wanglei).post(f"/rules/{CODE}/draft", given)
        text = answer.content.decode()
        assert (
            answer.status_code == 422 and "1 到 30 之间" in text and 'value="99"' in text and "提了就要有人答。" in text
        )
        assert not ClauseVersion.objects.drafts().exists()

    def test_a_draft_is_talked_over_in_the_open(self, cast):
        made = proposed(cast.wanglei)
        as_(cast.zhaomin).post(f"/rules/v/{made.pk}/say", {"text": "三天太久。", "stance": "against"})
        assert DraftComment.objects.get().author == cast.zhaomin
        settle()
        assert Notice.objects.filter(person=cast.wanglei, kind="draft.commented").count() == 1
        assert "三天太久。" in as_(cast.lijing).get(f"/rules/v/{made.pk}/talk").content.decode()

    def test_a_new_clause_with_a_code_that_is_taken_says_so(self, cast):
        given = {"title_zh": "又一条", "text_zh": "这是一条新规矩。", "chapter": "talk", "code": CODE, "kind": "duty",
                 "severity": "1", "rung": "1"}  # fmt: skip
        answer = as_(cast.wanglei).post("/rules/new", given)
        assert answer.status_code == 422 and "已经有了" in answer.content.decode()


class TestDeciding:
    def test_all_whom_it_binds_are_told_and_asked_in_time(self, cast):
        made = adopt(proposed(cast.wanglei), by=cast.laozhou)
        settle()
        people = {cast.lijing.pk, cast.wanglei.pk, cast.chenchen.pk, cast.sunyue.pk, cast.zhaomin.pk}
        told = set(Notice.objects.filter(kind="rule.changed").values_list("person", flat=True))
        assert told == people, "the decider knows; who has left isn't asked"
        asked = Deadline.objects.filter(kind="ack", subject=f"clauseversion:{made.pk}")
        assert set(asked.values_list("promiser", flat=True)) == people | {cast.laozhou.pk}
        assert {one.clause for one in asked} == {made.cite}

    def test_a_signature_meets_its_deadline(self, cast):
        made = adopt(proposed(cast.wanglei), by=cast.laozhou)
        settle()
        acknowledge(made, by=cast.chenchen, answer=1)
        mine = Deadline.objects.get(kind="ack", promiser=cast.chenchen)
        assert mine.ended_at is not None
        assert Deadline.objects.open().filter(kind="ack", promiser=cast.wanglei).exists()

    def test_a_dialog_asks_from_which_day(self, cast):
        made = proposed(cast.wanglei)
        owner = as_(cast.laozhou)
        assert "哪天零点起" in owner.get(f"/rules/v/{made.pk}/adopt").content.decode()
        day = clock.today() + timedelta(days=3)
        owner.post(f"/rules/v/{made.pk}/adopt", {"effective_on": day.isoformat()})
        made.refresh_from_db()
        assert clock.day_of(made.effective_at) == day
        assert f"第 {made.number} 版" in owner.get(f"/rules/{CODE}").content.decode()

    def test_a_leader_of_a_part_does_not_decide_for_all(self, cast):
        made = proposed(cast.wanglei)
        assert as_(cast.lijing).post(f"/rules/v/{made.pk}/adopt").status_code == 403


def test_the_api_reads_versions_and_signs(cast):
    client = as_(cast.wanglei)
    rows = client.get("/api/v1/clause_versions").json()["rows"]
    mine = next(row for row in rows if row["id"] == standing().pk)
    assert mine["number"] == 1 and mine["values"]["rules.ack_days"] == 2
    path = f"/api/v1/clause_versions/{standing().pk}/acknowledge"
    answer = client.post(path, {"answer": 1}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert rules.knows(cast.wanglei, CODE)
