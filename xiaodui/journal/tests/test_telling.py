"""Facts told to people: sentences in both languages, names as far as sight goes, erased values, constant queries."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.utils import translation

from xiaodui.journal import Fact, Verb, record
from xiaodui.journal.erasing import erase
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.journal.telling import tell
from xiaodui.journal.tests.facts import PAID, SAID

pytestmark = pytest.mark.django_db

HANDED = Verb(
    "sample.handed", zh="{by} 把「{subject}」交给 {to}，{on} 生效", en="{by} handed {subject} to {to} on {on}"
)
CALLED = Verb("sample.called", zh="{by} 打给 {name}", en="{by} called {name}", icon="phone", tone="kept")
NOTED = Verb("sample.noted", zh="{by} 写了备注", en="{by} wrote a note")


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """Things 1 to 9 that everyone may open, but for 7; stages, which nobody opens. Counts what is asked."""
    asked = {"names": 0, "seen": 0}

    def names(ids):
        asked["names"] += 1
        return {pk: f"<东西 {pk}>" for pk in ids if pk < 10}

    def seen(person, ids):
        asked["seen"] += 1
        return {pk for pk in ids if pk != 7}

    monkeypatch.setattr(KINDS, "_plugged", [
        Kind("thing", "东西", names, lambda pk: f"/things/{pk}", seen=seen),
        Kind("person", "同事", lambda ids: {pk: f"某人{pk}" for pk in ids}, seen=lambda person, ids: set(ids)),
        Kind("stage", "阶段", lambda ids: {pk: f"阶段{pk}" for pk in ids}),
    ])  # fmt: skip
    return asked


def told(verb, subject="thing:1", known=None, **detail):
    with transaction.atomic():
        fact = record(verb, subject, by="person:3", **detail)
    [one] = tell([Fact.objects.get(pk=fact.pk)], None, known)
    return one


def test_a_sentence_has_a_bold_doer_a_linked_subject_and_an_amount():
    one = told(PAID, amount=486000, currency="CNY")
    link = '<a class="lk" href="/things/1">&lt;东西 1&gt;</a>'
    assert one.sentence == f'<b class="strong">某人3</b> 付了「{link}」，<span class="num">48.6 万</span>'
    assert (one.seal, one.dot) == ("付", "s")


def test_it_is_said_in_the_reader_s_language():
    with translation.override("en"):
        assert "paid" in told(PAID, amount=5).sentence


def test_days_and_records_in_the_detail_are_said_by_name():
    one = told(HANDED, to="person:8", on=date(2026, 3, 18))
    assert "交给 某人8" in one.sentence
    assert "3 月 18 日" in one.sentence


def test_what_one_may_not_see_has_no_name_and_no_link():
    one = told(SAID, "thing:7")
    assert "某个东西" in one.sentence
    assert "things/7" not in one.sentence
    assert "东西 7" in told(SAID, "thing:7", {"thing:7": "东西 7"}).sentence  # the page's own: its caller saw to sight


def test_a_stage_is_named_without_a_link():
    assert "交给 阶段2" in told(HANDED, to="stage:2", on=date(2026, 3, 18)).sentence


def test_text_that_looks_like_a_key_of_no_kind_stays_text():
    assert "http:80" in told(CALLED, name="http:80").sentence


def test_personal_values_are_escaped_and_erased_ones_say_so():
    one = told(CALLED, "thing:2", personal={"name": "<b>周敏</b>"})
    assert one.sentence.endswith("打给 &lt;b&gt;周敏&lt;/b&gt;")
    with transaction.atomic():
        erase("thing:2", by=None)
    [again] = tell([Fact.objects.get(pk=one.id)], None)
    assert "已抹去" in again.sentence
    assert "周敏" not in again.sentence


def test_words_and_reasons_stand_below_the_sentence():
    one = told(NOTED, personal={"text": "价格能接受\n<i>账期</i>", "reason": "客户要求"})
    assert one.words == "价格能接受\n&lt;i&gt;账期&lt;/i&gt;"
    assert one.why == "客户要求"


def test_the_house_itself_is_called_so():
    with transaction.atomic():
        fact = record(SAID, "thing:1", by=None)
    [one] = tell([fact], None)
    assert one.sentence.startswith('<b class="strong">系统</b>')


def test_a_fact_of_a_room_that_is_gone_is_still_told(monkeypatch):
    with transaction.atomic():
        fact = record(SAID, "ghost:1", by="person:3")
    fact.verb = "ghost.walked"
    assert "ghost.walked" in tell([fact], None)[0].sentence


def test_the_number_of_questions_doesn_t_grow_with_the_facts(kinds, django_assert_num_queries):
    with transaction.atomic():
        facts = [record(CALLED, f"thing:{n % 9}", by="person:3", personal={"name": f"{n}"}) for n in range(40)]
    with django_assert_num_queries(1):
        tell(facts, None)
    assert kinds == {"names": 1, "seen": 1}
