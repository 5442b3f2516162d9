"""Thanks for something named; a room's four weeks, as a whole and never as a list of persons."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.climate.acts import thank
from xiaodui.climate.acts.thanking import forget
from xiaodui.climate.models import Thanks
from xiaodui.climate.reading import silent_ones, slowest, supports, weeks_of
from xiaodui.climate.rules import Weeks, median
from xiaodui.climate.views.behind import BEHIND
from xiaodui.core.clock import now as clock_now
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.governance import rules
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.measures.replay import replay
from xiaodui.norms.acts import flag, take_down, withdraw
from xiaodui.norms.jobs import clear
from xiaodui.norms.models import Held
from xiaodui.notices.models import Notice
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


def test_the_middle_one_of_the_minutes() -> None:
    assert [median(one) for one in ([], [7], [9, 1, 5], [1, 2, 3, 400])] == [None, 7, 5, 3]


def test_shares_of_nothing_are_none() -> None:
    empty = Weeks(0, 0, 0, 0, None, 0, 0, [0, 0, 0, 0])
    assert empty.silent is None and empty.share is None
    assert Weeks(4, 1, 4, 3, 9, 0, 0, [0, 0, 0, 1]).silent == 0.75


def test_thanks_stand_in_the_room_with_their_evidence(cast: Cast, thunder: Room, say: Callable[..., Message]) -> None:
    shown = say("图纸我连夜改好了", by=cast.chenchen)
    made = thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="连夜改图", evidence=shown.pk)
    message = made.message
    html = drawn(message, dressed([message])[message.pk])
    assert "互相帮忙" in html and reverse("message", args=[shown.pk]) in html
    assert Notice.objects.filter(kind="thanks.given", person=cast.chenchen).exists()
    counted = {row.measure: row.person_id for row in Tally.objects.filter(measure__startswith="thanks.")}
    assert counted == {"thanks.given": cast.wanglei.pk, "thanks.received": cast.chenchen.pk}
    chat.recall(message, by=cast.wanglei)
    assert not Thanks.objects.visible_to(cast.chenchen).exists()


@pytest.mark.parametrize("how", ["recalled", "taken down"])
def test_thanks_that_are_gone_are_taken_off_the_day_and_the_teams_of_then(
    cast: Cast, thunder: Room, clock: Callable[..., Any], how: str
) -> None:
    clock(2026, 3, 17, 10)
    made = thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="连夜改图")
    thank(thunder, by=cast.wanglei, to=cast.lijing, value="互相帮忙", text="改了报价")
    Person.objects.filter(pk=cast.chenchen.pk).update(team=cast.zhaomin.team)
    clock(2026, 3, 19, 10)
    if how == "recalled":
        chat.recall(made.message, by=cast.wanglei)
    else:
        take_down(made.message, by=cast.lijing, reason="说过不在这里谢")
        assert not Fact.objects.filter(verb="thanks.taken_back").exists()  # he may object
        clock(2026, 3, 27, 10)
        clear(None)
    day, giver, left = date(2026, 3, 17), cast.wanglei, cast.lijing
    assert counted() == {
        ("thanks.given", giver.pk, giver.team_id, day): 1, ("thanks.received", left.pk, left.team_id, day): 1,
    }  # fmt: skip
    back = Fact.objects.get(verb="thanks.taken_back")
    assert back.detail["heard"] == Fact.objects.get(verb="thanks.given", subject=back.subject).detail["heard"]
    forget(made.message, [made.pk])
    assert Fact.objects.filter(verb="thanks.taken_back").count() == 1
    assert replay().differences == 0


def counted() -> dict[Any, int]:
    """What isn't nothing, by measure, whose, which team's, on which day."""
    found: Counter[Any] = Counter()
    for row in Tally.objects.filter(measure__startswith="thanks."):
        found[row.measure, row.person_id, row.team_id, row.day] += int(row.value)
    return {key: value for key, value in found.items() if value}


def test_recalled_thanks_use_up_the_day(cast: Cast, thunder: Room, clock: Callable[..., Any]) -> None:
    clock(2026, 3, 18, 10)
    for number in range(5):
        made = thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text=f"第 {number} 件事")
        chat.recall(made.message, by=cast.wanglei)
    with pytest.raises(Refusal) as refused:
        thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="又一件")
    assert refused.value.code == "thanks.many"


def test_thanks_are_for_somebody_here_under_a_value_and_not_too_many(
    cast: Cast, thunder: Room, clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 18, 10)
    wrong = [
        ({"to": cast.wanglei}, "to"), ({"to": cast.zhaomin}, "to"), ({"value": "会喝酒"}, "value"),
    ]  # fmt: skip
    for said, field in wrong:
        with pytest.raises(Invalid) as no:
            thank(thunder, by=cast.wanglei, **{"to": cast.chenchen, "value": "互相帮忙", "text": "谢谢", **said})
        assert set(no.value.errors) == {field}
    for number in range(5):
        thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text=f"第 {number} 件事")
    with pytest.raises(Refusal) as refused:
        thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="又一件")
    assert refused.value.code == "thanks.many" and refused.value.detail["clause"] == "chat.climate@1"
    clock(2026, 3, 19, 10)
    thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="又一件")


def test_four_weeks_of_a_room(
    cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    clock(2026, 2, 2, 10)
    say("太久以前", by=cast.lijing)
    clock(2026, 3, 18, 10)
    settle()
    asked = say("@陈晨 报价哪天给？")
    unanswered = say("@李静 合同签了吗？")
    settle()
    clock(2026, 3, 18, 10, 20)
    say("下午给", by=cast.chenchen, under=asked.pk)
    flag(unanswered, by=cast.chenchen, reason="口气不好")
    withdraw(flag(asked, by=cast.lijing, reason="看错了"), by=cast.lijing)
    thank(thunder, by=cast.wanglei, to=cast.chenchen, value="说到做到", text="下午真给了")
    settle()
    found = weeks_of(thunder)
    assert (found.people, found.spoke, found.asked, found.answered, found.median) == (3, 2, 2, 1, 20)
    assert (found.thanks, found.held, list(found.said)) == (1, 1, [0, 0, 0, 4])
    assert silent_ones(thunder) == ["李静"]
    assert supports(cast.lijing) == [{"by": "王磊", "to": "陈晨", "n": 1, "share": 1.0}]
    assert supports(cast.zhaomin) == []


def test_the_panel_names_nobody_and_its_figures_open_for_the_seated(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 18, 10)
    settle()
    say("@李静 合同签了吗？")
    settle()
    panel = reverse("room-climate", args=[thunder.pk])
    for person in (cast.wanglei, cast.lijing):
        said = sign_in(client, person).get(panel, headers=HX).content.decode()
        assert "1<small>/ 3 人说过话" in said and "还没人答的" in said
        assert not any(name in said.split('class="body"')[1] for name in ("陈晨", "李静", "王磊"))
    assert "合同签了吗" in client.get(reverse("climate-behind", args=[thunder.pk, "unanswered"])).content.decode()
    assert client.get(reverse("climate-behind", args=[thunder.pk, "faces"])).status_code == 404
    assert sign_in(client, cast.zhaomin).get(panel).status_code == 404


def opened(client: Any, person: Any, room: Room, figure: str) -> str:
    page = sign_in(client, person).get(reverse("climate-behind", args=[room.pk, figure]))
    return str(page.content.decode().split("<main")[1])


def test_every_figure_of_the_panel_opens(client: Any, cast: Cast, thunder: Room, say: Callable[..., Message]) -> None:
    settle()
    say("@李静 合同签了吗？")
    settle()
    panel = sign_in(client, cast.wanglei).get(reverse("room-climate", args=[thunder.pk]), headers=HX).content.decode()
    for figure in BEHIND:
        path = reverse("climate-behind", args=[thunder.pk, figure])
        assert f'href="{path}"' in panel, figure
        assert client.get(path).status_code == 200, figure
    assert panel.count(f'href="{reverse("room", args=[thunder.pk])}?on=') == 4, "each week opens to its first day"


def test_the_median_opens_to_the_answered_questions_the_slowest_first(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 18, 10)
    settle()
    asked = [say(f"@陈晨 第 {number} 份报价哪天给？") for number in range(3)]
    say("@李静 没人答的这句呢？")
    settle()
    for minute, question in ((5, asked[1]), (20, asked[0]), (50, asked[2])):
        clock(2026, 3, 18, 10, minute)
        say("下午给", by=cast.chenchen, under=question.pk)
        settle()
    assert [(one.pk, minutes) for one, minutes in slowest(thunder, cast.wanglei)] == [
        (asked[2].pk, 50), (asked[0].pk, 20), (asked[1].pk, 5),
    ]  # fmt: skip
    said = opened(client, cast.wanglei, thunder, "median")
    assert "正中那次 20 分" in said and "50 分" in said and "没人答的这句" not in said
    assert "陈晨</" not in said and slowest(thunder, cast.zhaomin) == []


def test_what_was_held_opens_for_who_runs_the_room_and_is_a_count_for_others(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    Held.objects.create(room=thunder, by=cast.chenchen, text="先压一压", cite="chat.conduct@1", held_at=clock_now())
    take_down(say("会上别说的", by=cast.chenchen), by=cast.lijing, reason="说好不在这里提")
    flag(say("你懂不懂"), by=cast.chenchen, reason="口气不好")
    flag(say("都怪你们", by=cast.lijing), by=cast.chenchen, reason="不该这么说")
    assert weeks_of(thunder).held == 4
    mine = opened(client, cast.lijing, thunder, "held")
    assert all(word in mine for word in ("先压一压", "说好不在这里提", "口气不好"))
    assert "不该这么说" not in mine, "a flag of one's own words is for others to look at"
    for person in (cast.wanglei, cast.chenchen):
        others = opened(client, person, thunder, "held")
        assert "近四周 4 条" in others and "只有本人和管群的人看得到" in others
        assert not any(word in others for word in ("先压一压", "说好不在这里提", "口气不好", "不该这么说"))


def test_who_is_silent_is_named_to_who_runs_the_room_where_the_clause_lets(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    say("早")
    for person, why in ((cast.lijing, "没有让管群的人看名字"), (cast.wanglei, "只看全群，不排个人")):
        said = opened(client, person, thunder, "silent")
        assert "群里 3 人，2 人没说过话" in said and why in said and "陈晨" not in said
    real = rules.value
    monkeypatch.setattr(
        rules, "value",
        lambda code, **more: real(code, **more)._replace(value=True) if code == "chat.climate_names" else real(code, **more),
    )  # fmt: skip
    assert "陈晨、李静" in opened(client, cast.lijing, thunder, "silent")
    assert "陈晨" not in opened(client, cast.wanglei, thunder, "silent")


def test_thanked_from_the_menu_of_a_message_and_listed(client: Any, cast: Cast, say: Callable[..., Message]) -> None:
    message = say("图纸我连夜改好了", by=cast.chenchen)
    web = sign_in(client, cast.wanglei)
    assert "谢他一句" in web.get(reverse("message-menu", args=[message.pk])).content.decode()
    path = reverse("thank-for-message", args=[message.pk])
    assert f'name="evidence" value="{message.pk}"' in web.get(path, headers=HX).content.decode()
    asked = {"to": cast.chenchen.pk, "value": "互相帮忙", "text": "连夜改图", "evidence": message.pk}
    assert web.post(path, asked, headers=HX).status_code == 200
    assert "连夜改图" in web.get(f"{reverse('thanks')}?who=given").content.decode()
    assert "<td>陈晨</td>" in web.get(f"{reverse('thanks')}?who=graph").content.decode()
    received = sign_in(client, cast.chenchen).get(reverse("thanks")).content.decode()
    assert "连夜改图" in received
    assert sign_in(client, cast.zhaomin).get(f"/api/v1/thanks/{Thanks.objects.get().pk}").status_code == 404
