"""Writing, handing in, changing, answering."""

from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.deadlines.models import Deadline
from xiaodui.journal import Fact
from xiaodui.notices.models import Notice
from xiaodui.reports import acts
from xiaodui.reports.acts.calling import call
from xiaodui.reports.models import WorkReport
from xiaodui.reports.tests.conftest import TODAY, WORDS
from xiaodui.tasks.acts import create as give_task
from xiaodui.tasks.acts import done


def test_what_was_done_is_taken_when_it_is_handed_in(cast: Cast, asked: Any, at: Any) -> None:
    did = give_task(by=cast.wanglei, title="给恒拓回电话", due_on=TODAY)
    give_task(by=cast.wanglei, title="约周敏看线", due_on=TODAY)
    give_task(by=cast.wanglei, title="发方案", due_on=TODAY.replace(day=19))
    done(did, by=cast.wanglei)
    report = acts.hand_in(by=cast.wanglei, **WORDS)
    assert dict(report.figures)["tasks.done"] == "1"
    assert dict(report.figures)["deadlines.task.met"] == "1"
    assert {key: [row[1] for row in one["rows"]] for key, one in report.tasks.items()} == {
        "done": ["给恒拓回电话"], "left": ["约周敏看线"], "next": ["发方案"],
    }  # fmt: skip
    assert (report.asked, report.is_late, report.leader) == (True, False, cast.lijing)
    promise = Deadline.objects.get(kind="daily", promiser=cast.wanglei)
    assert promise.end == "met" and promise.clause.startswith("meeting.report@")


def test_once_a_day_and_changed_with_a_trace_until_ten(cast: Cast, asked: Any, at: Any) -> None:
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(21)
    report = acts.hand_in(by=cast.wanglei, **{**WORDS, "plan": "先去恒拓"})
    assert WorkReport.objects.filter(person=cast.wanglei, kind="daily").count() == 1
    assert (report.plan, [was["plan"] for was in report.earlier]) == ("先去恒拓", ["上午写方案"])
    assert Fact.objects.filter(verb="workreport.changed").count() == 1
    assert acts.hand_in(by=cast.wanglei, **{**WORDS, "plan": "先去恒拓"}).earlier == report.earlier, "nothing changed"
    at(22)
    with pytest.raises(Refusal, match="改的时间过了"):
        acts.hand_in(by=cast.wanglei, **WORDS)


def test_its_words_stand_in_no_fact(cast: Cast, asked: Any) -> None:
    acts.hand_in(by=cast.wanglei, **WORDS)
    fact = Fact.objects.get(verb="workreport.handed_in")
    assert not any(word in fact.body for word in WORDS.values())
    assert fact.detail["length"] == sum(map(len, WORDS.values())) and len(fact.detail["sha256"]) == 64


def test_late_is_late_and_counted_once(cast: Cast, asked: Any, at: Any) -> None:
    at(18, 31)
    report = acts.hand_in(by=cast.wanglei, **WORDS)
    assert report.is_late and report.missed_at == report.due_at
    call()
    assert Fact.objects.filter(verb="workreport.missed", subject=f"workreport:{report.pk}").count() == 1
    assert Deadline.objects.get(kind="daily", promiser=cast.wanglei).end == "late"


@pytest.mark.parametrize(
    ("said", "why"), [({"day": TODAY.replace(day=19)}, "还没到"), ({"day": TODAY.replace(day=2)}, "不用补了")]
)
def test_neither_ahead_nor_long_ago(cast: Cast, asked: Any, said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refusal, match=why):
        acts.hand_in(by=cast.wanglei, **WORDS, **said)


def test_three_empty_boxes_say_what_is_missing(cast: Cast, asked: Any) -> None:
    with pytest.raises(Invalid) as no:
        acts.hand_in(by=cast.wanglei, well="  ")
    assert "well" in no.value.errors


class TestDrafts:
    def test_half_written_it_is_its_writers_alone(self, cast: Cast, asked: Any) -> None:
        acts.save(by=cast.wanglei, **WORDS)
        report = asked(cast.wanglei)
        assert report.typed == WORDS and report.words == {"well": "", "stuck": "", "plan": ""}
        assert not Fact.objects.filter(verb__startswith="workreport").exists()
        assert acts.hand_in(by=cast.wanglei, **WORDS).draft is None

    def test_another_page_does_not_write_over_it_unseen(self, cast: Cast, asked: Any) -> None:
        on_phone = acts.save(by=cast.wanglei, version=0, page="phone", **WORDS)
        again = acts.save(by=cast.wanglei, version=0, page="phone", **{**WORDS, "plan": "先打三家"})
        assert again.version > on_phone.version, "one page never stands in its own way"
        with pytest.raises(Refusal, match="别的地方也写过"):
            acts.save(by=cast.wanglei, version=0, page="desk", well="另一份")
        with pytest.raises(Refusal, match="别的地方也写过"):
            acts.hand_in(by=cast.wanglei, version=0, page="desk", well="另一份")
        assert asked(cast.wanglei).typed["plan"] == "先打三家"
        assert acts.save(by=cast.wanglei, version=again.version, page="desk", well="另一份").typed["well"] == "另一份"


class TestAnswering:
    @pytest.fixture
    def report(self, cast: Cast, asked: Any) -> WorkReport:
        acts.hand_in(by=cast.wanglei, **WORDS)
        return asked(cast.wanglei)  # type: ignore[no-any-return]

    def test_the_writer_hears_of_it_and_may_say_something_back(self, cast: Cast, report: WorkReport) -> None:
        with pytest.raises(Forbidden):
            acts.comment(report, by=cast.wanglei, text="我先说一句")
        acts.comment(report, by=cast.lijing, text="账算得好，方案放第一页")
        assert Notice.objects.filter(person=cast.wanglei, kind="workreport.answered").count() == 1
        acts.comment(report, by=cast.wanglei, text="好，明早发您")
        assert Notice.objects.filter(person=cast.lijing, kind="workreport.answered").count() == 1
        firsts = [fact.detail["first"] for fact in Fact.objects.filter(verb="workreport.answered").order_by("pk")]
        assert firsts == [True, False], "what the writer says back is no comment of a leader"

    def test_only_who_leads_the_writer(self, cast: Cast, report: WorkReport) -> None:
        assert acts.comment.may(cast.laozhou, report) and acts.comment.may(cast.lijing, report)
        for other in (cast.chenchen, cast.sunyue, cast.zhaomin, cast.wanglei):
            with pytest.raises(Forbidden):
                acts.comment(report, by=other, text="我来说两句")

    def test_nothing_is_said_to_what_is_not_there(self, cast: Cast, asked: Any) -> None:
        with pytest.raises(Refusal, match="还没交"):
            acts.comment(asked(cast.chenchen), by=cast.lijing, text="怎么还没交")
