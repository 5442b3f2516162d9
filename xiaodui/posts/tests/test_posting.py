"""A strict room takes forms only and helps; a room with forms counts; everybody else is left alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.measures.replay import replay
from xiaodui.posts import acts
from xiaodui.posts.acts.posting import forget
from xiaodui.posts.models import Post
from xiaodui.posts.types import TYPES

pytestmark = pytest.mark.django_db
MUSTS = [f"{kind.key}.{key}" for kind in TYPES.values() for key in kind.musts]


@pytest.fixture
def strict(cast: Cast, thunder: Room) -> Room:
    acts.set_format(thunder, by=cast.lijing, strict=True, types=[], musts=MUSTS)
    return thunder


def counted(code: str, person: Any) -> int:
    return sum(int(row.value) for row in Tally.objects.filter(measure=code, person_id=person.pk))


def test_a_post_is_a_message_with_a_card(cast: Cast, thunder: Room) -> None:
    post = acts.post(
        thunder, by=cast.wanglei, type="deal", title="恒拓二期签了", body="@陈晨 帮着改了三版方案", customer="苏州恒拓",
        amount="320000", choice="new",
    )  # fmt: skip
    assert post.title == "恒拓二期签了"
    assert [key for key, _said in post.lines] == ["客户", "金额", "哪一种"]
    message = Message.objects.get(post=post)
    html = drawn(message, dressed([message])[message.pk])
    assert "post-card" in html and "320,000" in html and "新签" in html and "data-person" in html
    assert counted("posts.made", cast.wanglei) == 1 and counted("posts.mended", cast.wanglei) == 0


def test_what_must_be_there_is_asked_field_by_field(cast: Cast, strict: Room) -> None:
    with pytest.raises(Invalid) as no:
        acts.post(strict, by=cast.wanglei, type="deal", title="签了", customer="恒拓")
    assert set(no.value.errors) == {"amount"}
    with pytest.raises(Invalid) as no:
        acts.post(strict, by=cast.wanglei, type="help", title="谁有合同", choice="gold")
    assert set(no.value.errors) == {"choice"}
    assert not Post.objects.exists()


def test_a_file_may_be_asked_for_and_only_its_kind_is_known(cast: Cast, thunder: Room) -> None:
    acts.set_format(thunder, by=cast.lijing, strict=True, types=["notice"], musts=["notice.file"])
    with pytest.raises(Invalid) as no:
        acts.post(thunder, by=cast.lijing, type="notice", title="新价目表")
    assert set(no.value.errors) == {"enclosed"}
    with pytest.raises(Invalid) as no:
        acts.post(thunder, by=cast.lijing, type="deal", title="签了")
    assert set(no.value.errors) == {"type"} and "通知" in str(no.value)


def test_a_strict_room_holds_a_plain_line_names_what_it_lacks_and_counts_it_once_it_is_mended(
    cast: Cast, strict: Room, say: Callable[..., Message]
) -> None:
    with pytest.raises(Refusal) as no:
        say("恒拓签下了，合同 32 万")
    assert (no.value.code, no.value.detail["type"]) == ("message.shapeless", "deal")
    assert all(word in str(no.value) for word in ("战报", "客户", "金额"))
    assert no.value.detail["clause"] == "chat.format@1"
    assert not Message.objects.exists()
    fact = Fact.objects.get(verb="post.held")
    assert fact.detail["length"] == 13 and "恒拓" not in fact.body
    acts.post(strict, by=cast.wanglei, type="deal", title="恒拓签下了", customer="恒拓", amount="320000")
    acts.post(strict, by=cast.wanglei, type="help", title="谁会装", choice="technical")
    assert [counted(f"posts.{name}", cast.wanglei) for name in ("held", "made", "mended", "outside")] == [1, 2, 1, 0]


def test_a_recalled_post_is_taken_off_its_day_and_may_be_mended_again(
    cast: Cast, strict: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 17, 23)
    with pytest.raises(Refusal):
        say("恒拓签下了，合同 32 万")
    post = acts.post(strict, by=cast.wanglei, type="deal", title="恒拓签下了", customer="恒拓", amount="320000")
    clock(2026, 3, 18, 10)
    chat.recall(post.message, by=cast.wanglei)
    forget(post.message, [post.pk])
    assert [counted(f"posts.{name}", cast.wanglei) for name in ("held", "made", "mended")] == [1, 0, 0]
    assert set(Tally.objects.filter(measure="posts.made").values_list("day", flat=True)) == {date(2026, 3, 17)}
    assert Fact.objects.get(verb="post.taken_back").detail["heard"] == [strict.key]
    acts.post(strict, by=cast.wanglei, type="deal", title="恒拓签下了", customer="恒拓", amount="330000")
    assert [counted(f"posts.{name}", cast.wanglei) for name in ("made", "mended")] == [1, 1]
    assert replay().differences == 0


def test_answers_and_the_system_s_own_words_are_free(cast: Cast, strict: Room, say: Callable[..., Message]) -> None:
    post = acts.post(strict, by=cast.wanglei, type="help", title="谁有合同", choice="contract")
    assert say("我有", by=cast.chenchen, under=post.message_id).root_id == post.message_id
    assert chat.say(strict, by=None, text="早").author is None
    assert chat.reword(post.message, by=cast.wanglei, text="找到了", version=0).text == "找到了"


def test_a_room_that_doesn_t_insist_counts_and_one_without_forms_does_not(
    cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    say("随便说说")
    acts.set_format(thunder, by=cast.lijing, strict=False, types=[], musts=[])
    say("再说一句")
    assert counted("posts.outside", cast.wanglei) == 1


def test_the_clause_switched_off_holds_nothing(
    cast: Cast, strict: Room, say: Callable[..., Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    from xiaodui.posts import looks

    real = looks.rulebook.value
    monkeypatch.setattr(looks.rulebook, "value", lambda code, **more: real(code, **more)._replace(value=False))
    say("恒拓签下了")
    assert counted("posts.outside", cast.wanglei) == 1


def test_one_daily_report_a_day(cast: Cast, thunder: Room, clock: Callable[..., Any]) -> None:
    clock(2026, 3, 18, 18)
    first = acts.post(thunder, by=cast.wanglei, type="daily", title="拜访三家", more="给恒拓送样")
    assert first.day == date(2026, 3, 18)
    with pytest.raises(Refusal) as no:
        acts.post(thunder, by=cast.wanglei, type="daily", title="又一份", more="睡觉")
    assert no.value.code == "post.daily"
    acts.post(thunder, by=cast.chenchen, type="daily", title="我的", more="睡觉")
    first.refresh_from_db()
    chat.recall(first.message, by=cast.wanglei)
    assert Post.objects.get(pk=first.pk).fields == {}
    acts.post(thunder, by=cast.wanglei, type="daily", title="重写一份", more="给恒拓送样")


def test_only_who_runs_the_room_sets_its_forms_and_only_the_seated_read_them(cast: Cast, thunder: Room) -> None:
    with pytest.raises(Forbidden):
        acts.set_format(thunder, by=cast.wanglei, strict=True, types=[], musts=[])
    post = acts.post(thunder, by=cast.wanglei, type="help", title="谁有合同", choice="contract")
    assert Post.objects.visible_to(cast.chenchen).filter(pk=post.pk).exists()
    assert not Post.objects.visible_to(cast.zhaomin).exists()


def test_a_post_is_carried_by_its_own_message_alone(cast: Cast, thunder: Room) -> None:
    post = acts.post(thunder, by=cast.wanglei, type="help", title="谁有合同", choice="contract", client="a1")
    assert (
        acts.post(thunder, by=cast.wanglei, type="help", title="谁有合同", choice="contract", client="a1").pk == post.pk
    )
    for by in (cast.wanglei, cast.chenchen):
        with pytest.raises(Invalid):
            chat.say(thunder, by=by, text="看", enclosed=[f"post:{post.pk}"])
