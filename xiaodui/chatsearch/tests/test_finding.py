"""What was said is found again: by any words, in his rooms alone, as it stands now, however old."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.management import call_command

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.models import Message, Room
from xiaodui.chatsearch import finding, index
from xiaodui.chatsearch.finding import Asked, find
from xiaodui.chatsearch.jobs import remember_missing
from xiaodui.chatsearch.models import Said
from xiaodui.chatsearch.tests.conftest import Finds
from xiaodui.jobs import enqueue
from xiaodui.jobs.runner import run_due
from xiaodui.journal.following import settle

Say = Callable[..., Message]


@pytest.mark.parametrize("q", ["昆", "昆山", "昆山立讯", "昆山 报价", "gtx", "GTX10", "1080", "kunshan", "崑山"])
def test_found_by_any_words(q: str, say: Say, finds: Finds):
    say("昆山立讯要 GTX1080 的报价 1080P")
    say("别的话")
    assert finds(q) == ["昆山立讯要 GTX1080 的报价 1080P"]


def test_newest_first(say: Say, finds: Finds):
    for n in range(3):
        say(f"第 {n} 次报价")
    assert finds("报价") == ["第 2 次报价", "第 1 次报价", "第 0 次报价"]


def test_pairs_that_stand_apart_are_no_hit(say: Say, finds: Finds):
    say("昆山和山立还有立讯")
    assert finds("昆山 立讯") == ["昆山和山立还有立讯"]
    assert finds("昆山立讯") == []


def test_only_where_he_sits(say: Say, finds: Finds, cast: Cast):
    say("只说给队里的报价")
    direct = acts.talk_to(by=cast.wanglei, person=cast.chenchen)
    say("悄悄说的报价", room=direct)
    assert finds("报价") == ["悄悄说的报价", "只说给队里的报价"]
    assert finds("报价", by=cast.lijing) == ["只说给队里的报价"]
    assert finds("报价", by=cast.laozhou) == finds("报价", by=cast.zhaomin) == []
    assert finds("报价", by=cast.laozhou, room=direct.pk) == []


def test_who_left_finds_nothing_more(cast: Cast, finds: Finds):
    room = acts.open_room(by=cast.wanglei, name="春季攻坚", door="open")
    acts.enter(by=cast.zhaomin, room=room.pk)
    acts.say(room, by=cast.wanglei, text="这一单的底价")
    assert finds("底价", by=cast.zhaomin) == ["这一单的底价"]
    acts.leave(room, by=cast.zhaomin)
    assert finds("底价", by=cast.zhaomin) == []


def test_recalled_it_leaves_the_index_in_the_act_itself(heard: Say, finds: Finds, cast: Cast):
    message = heard("发错群的报价")
    assert Said.objects.filter(pk=message.pk).exists() and finds("报价")
    acts.recall(message, by=cast.wanglei)
    assert not Said.objects.filter(pk=message.pk).exists()
    assert finds("报价") == []
    settle()
    assert not Said.objects.filter(pk=message.pk).exists()


def test_an_index_that_lags_shows_no_recalled_words(heard: Say, finds: Finds, cast: Cast):
    message = heard("发错群的报价")
    kept = Said.objects.get(pk=message.pk)
    acts.recall(message, by=cast.wanglei)
    settle()
    kept.save(force_insert=True)
    assert finds("报价") == []


def test_reworded_it_is_found_by_its_new_words_only(heard: Say, finds: Finds, cast: Cast):
    message = heard("明天报价")
    acts.reword(message, by=cast.wanglei, text="后天签约", version=message.version)
    assert find(cast.wanglei, Asked("报价")).hits == []
    assert finds("签约") == ["后天签约"]
    assert finds("报价") == []


class TestNarrowing:
    @pytest.fixture
    def lines(self, say: Say, cast: Cast, clock: Any) -> dict[str, Message]:
        clock(2025, 12, 31, 12)
        old = say("旧报价")
        clock(2026, 5, 3, 0, 30)
        mine = say("我的报价")
        clock(2026, 5, 4, 9)
        theirs = say("@王磊 你的报价", by=cast.lijing)
        acts.say(theirs.room, by=cast.wanglei, text="收到报价", under=theirs.pk)
        acts.pin(mine, by=cast.lijing)
        topic = acts.open_room(by=cast.wanglei, name="春季攻坚")
        other = say("别处的报价", room=topic)
        return {"old": old, "mine": mine, "theirs": theirs, "other": other}

    @pytest.mark.parametrize("q", ["报价", ""])
    def test_by_whom(self, q: str, lines: Any, finds: Finds, cast: Cast):
        assert finds(q, by=None, only=frozenset({"mine"})) == ["别处的报价", "收到报价", "我的报价", "旧报价"]
        assert [hit.message.text for hit in find(cast.wanglei, Asked(q, by=cast.lijing.pk)).hits] == ["@王磊 你的报价"]

    @pytest.mark.parametrize("q", ["报价", ""])
    def test_where(self, q: str, lines: Any, finds: Finds):
        assert finds(q, room=lines["other"].room_id) == ["别处的报价"]

    @pytest.mark.parametrize("q", ["报价", ""])
    def test_when_in_the_company_s_days(self, q: str, lines: Any, finds: Finds):
        assert finds(q, since=date(2026, 5, 3), until=date(2026, 5, 3)) == ["我的报价"]
        assert finds(q, until=date(2026, 5, 3)) == ["我的报价", "旧报价"]
        assert finds(q, since=date(2026, 5, 4)) == ["别处的报价", "收到报价", "@王磊 你的报价"]

    @pytest.mark.parametrize("q", ["报价", ""])
    def test_pinned_answered_and_naming_me(self, q: str, lines: Any, finds: Finds):
        assert finds(q, only=frozenset({"pinned"})) == ["我的报价"]
        assert finds(q, only=frozenset({"answered"})) == ["@王磊 你的报价"]
        assert finds(q, only=frozenset({"named"})) == ["@王磊 你的报价"]
        assert finds(q, only=frozenset({"named", "pinned"})) == []

    def test_nothing_asked_finds_nothing(self, lines: Any, finds: Finds):
        assert finds("") == finds("，。！") == []

    def test_punctuation_is_no_way_round_the_words(self, lines: Any, finds: Finds, cast: Cast):
        assert finds("！！", by=cast.lijing) == []


class TestPaging:
    def test_page_after_page_to_the_very_first(self, say: Say, cast: Cast, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(finding, "SPARE", 1)
        for n in range(25):
            say(f"报价 {n}")
            say("别的")
        settle()
        seen: list[str] = []
        asked, found = Asked("报价"), None
        while found is None or found.next:
            found = find(cast.wanglei, asked if found is None else finding.go_on(asked, found), 4)
            seen += [hit.message.text for hit in found.hits]
        assert seen == [f"报价 {n}" for n in reversed(range(25))]

    def test_a_page_that_is_just_full_has_no_next(self, say: Say, cast: Cast):
        for n in range(4):
            say(f"报价 {n}")
        settle()
        assert find(cast.wanglei, Asked("报价"), 4).next is None

    def test_what_would_take_too_long_is_said_and_goes_on(self, say: Say, cast: Cast, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(finding, "SPARE", -26)
        monkeypatch.setattr(finding, "MOST", 4)
        monkeypatch.setattr(finding, "LOOKED_AT", 8)
        say("昆山立讯")
        for _ in range(20):
            say("立讯和山立和昆山")
        settle()
        asked = Asked("昆山立讯")
        found, pages = find(cast.wanglei, asked), 1
        assert not found.hits and found.looked_to
        while found.next:
            found, pages = find(cast.wanglei, finding.go_on(asked, found)), pages + 1
        assert [hit.message.text for hit in found.hits] == ["昆山立讯"] and pages == 3


def test_who_sits_nearly_everywhere_and_who_sits_in_few_rooms_find_the_same(
    say: Say, finds: Finds, cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    for n in range(5):
        say(f"报价 {n}")
    monkeypatch.setattr(finding, "SPARE", -28)
    found = []
    for part in (0, 10**9):
        monkeypatch.setattr(finding, "FEW_SEEN", {"sqlite": part, "postgresql": part})
        found.append(finds("报价"))
    assert found[0] == found[1] == [f"报价 {n}" for n in (4, 3, 2, 1, 0)]


def test_what_is_not_near_is_gathered(say: Say, finds: Finds, monkeypatch: pytest.MonkeyPatch):
    """On PostgreSQL the newest rows are walked first."""
    monkeypatch.setattr(index, "WALKS", 3)
    monkeypatch.setattr(index, "EACH", 0)
    say("很早的报价")
    for n in range(6):
        say(f"别的 {n}")
    assert finds("报价") == ["很早的报价"]
    assert finds("别") == [f"别的 {n}" for n in (5, 4, 3, 2, 1, 0)]


def test_said_before_the_index_was_it_is_put_there_at_night(heard: Say, finds: Finds, cast: Cast):
    kept, lost = heard("有的报价"), heard("丢的报价")
    Said.objects.filter(pk=lost.pk).delete()
    assert finds("报价") == ["有的报价"]
    enqueue(remember_missing, by=None)
    run_due()
    assert finds("报价") == ["丢的报价", "有的报价"]
    assert Said.objects.filter(pk=kept.pk).exists()


def test_the_check_names_what_differs_and_the_rebuild_mends_it(heard: Say, finds: Finds, capsys: Any):
    lost, other = heard("丢的报价"), heard("错的报价")
    Said.objects.filter(pk=lost.pk).delete()
    Said.objects.filter(pk=other.pk).update(words="别 的")
    with pytest.raises(SystemExit):
        call_command("rebuild_chat_search", "--check", "--json")
    assert '"wrong": 2' in capsys.readouterr().out
    call_command("rebuild_chat_search")
    call_command("rebuild_chat_search", "--check")
    assert finds("报价") == ["错的报价", "丢的报价"]


def test_words_that_look_like_a_query_are_words(say: Say, finds: Finds):
    say("NEAR AND OR NOT 报价 \" ' * ( ) : | & ! -- ;")
    for q in ("near and or not", '" OR 1=1 --', "报价*", "') | ('", "a:*", "报价 & !"):
        finds(q)
    assert len(finds("NEAR AND")) == 1
    assert len(finds('报价"*')) == 1


def test_a_very_long_message_is_found_by_its_end(say: Say, finds: Finds, thunder: Room):
    text = "话" * 7000 + "结尾处的麒麟"
    say(text)
    assert finds("麒麟") == [text]
    assert finds("qilin") == [text] or finds("qilin") == []


def test_old_words_go_with_their_day(heard: Say, clock: Any):
    clock(2026, 5, 3, 0, 30)
    message = heard("子夜半点")
    assert "m·202605" in Said.objects.get(pk=message.pk).words.split()
    assert message.said_at < datetime(2026, 5, 3, tzinfo=message.said_at.tzinfo)


@pytest.mark.parametrize(
    "asked", [Asked("报价"), Asked("", until=date(2026, 5, 3)), Asked("", only=frozenset({"mine"}))]
)
def test_who_sits_nowhere_is_answered_with_nothing(asked: Asked, heard: Say, cast: Cast):
    heard("报价")
    assert find(cast.zhaomin, asked).hits == [] and find(cast.zhaomin, asked).next is None
