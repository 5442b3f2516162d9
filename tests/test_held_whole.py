"""What is held for a look, and what was taken down, comes back as what it was: a form with its fields, a poll, thanks, files."""

from datetime import date

import pytest

from tests.cast import sign_in
from xiaodui.attachments.jobs import sweep
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.tests.conftest import folder
from xiaodui.attachments.tests.records import brought
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message
from xiaodui.chat.tests.conftest import rooms, say, thunder
from xiaodui.climate.acts import thank
from xiaodui.climate.models import Thanks
from xiaodui.core.refusal import Refusal
from xiaodui.norms import acts as norms
from xiaodui.norms.jobs import clear
from xiaodui.norms.models import Held, Objection, TakeDown
from xiaodui.norms.tests.test_keeping import UGLY, ruled
from xiaodui.polls import acts as polls
from xiaodui.polls.models import Poll
from xiaodui.posts import acts as posts
from xiaodui.posts.models import Post

__all__ = ["folder", "rooms", "ruled", "say", "thunder"]
pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
DEAL = {"type": "deal", "title": UGLY, "customer": "苏州恒拓", "amount": "320000.00", "choice": "new"}
HELP = {"type": "help", "title": "报价卡住了"}


@pytest.fixture(autouse=True)
def looked_at(cast, clock, ruled):
    """A Wednesday; what is sent as it is waits for a look."""
    clock(2026, 3, 18, 10)
    ruled(**{"chat.conduct_holds": True})


@pytest.fixture
def strict(cast, thunder):
    posts.set_format(thunder, by=cast.lijing, strict=True, types=[], musts=[])
    return thunder


def held(do, *args, **said):
    with pytest.raises(Refusal) as no:
        do(*args, **said)
    assert no.value.code == "message.held" and no.value.kept
    return Held.objects.waiting().get()


def test_a_form_comes_with_its_fields_its_file_and_its_mark(cast, thunder, folder):
    file = brought(thunder, cast.wanglei)
    said = {**DEAL, "enclosed": [file.key], "client": "a1", "urgent": True}
    one = held(posts.post, thunder, by=cast.wanglei, anyway=True, **said)
    assert "苏州恒拓" in one.text and "320,000" in one.text and not Post.objects.exists()
    norms.let_through(one, by=cast.lijing)
    made = Post.objects.get()
    assert made.fields["amount"] == "320000.00" and made.message.urgent and made.message.author == cast.wanglei
    assert made.message.enclosed == [f"post:{made.pk}", file.key] and Held.objects.get().message == made.message
    assert posts.post(thunder, by=cast.wanglei, **said) == made  # sent again by a page that missed the answer


def test_a_poll_comes_as_a_poll(cast, thunder):
    asked = {"question": "谁最不靠谱？", "options": [UGLY, "没有"], "ends_on": date(2026, 3, 19)}
    one = held(polls.ask, thunder, by=cast.wanglei, anyway=True, **asked)
    assert "谁最不靠谱" in one.text and "没有" in one.text
    norms.let_through(one, by=cast.lijing)
    assert Poll.objects.get().options == [UGLY, "没有"] and Poll.objects.get().message.author == cast.wanglei


def test_whose_time_is_over_meanwhile_is_told_to_who_lets_it_go(cast, thunder, clock):
    asked = {"question": UGLY, "options": ["是", "不是"], "ends_on": date(2026, 3, 19)}
    one = held(polls.ask, thunder, by=cast.wanglei, anyway=True, **asked)
    clock(2026, 3, 20, 10)
    with pytest.raises(Refusal) as no:
        norms.let_through(one, by=cast.lijing)
    assert no.value.code == "held.stale" and "已经过去" in str(no.value)
    one.refresh_from_db()
    assert one.state == "waiting"


def test_thanks_come_as_thanks(cast, thunder):
    one = held(thank, thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text=UGLY, anyway=True)
    assert cast.chenchen.name in one.text
    norms.let_through(one, by=cast.lijing)
    assert Thanks.objects.get().to == cast.chenchen and Thanks.objects.get().message.text == UGLY


def test_sent_twice_it_waits_once(cast, thunder):
    for _time in range(2):
        held(posts.post, thunder, by=cast.wanglei, anyway=True, **DEAL)
    assert Held.objects.count() == 1


def test_the_dialog_closes_over_what_is_kept(cast, thunder, client):
    sign_in(client, cast.wanglei)
    answer = client.post(f"/chat/{thunder.pk}/post", {**DEAL, "anyway": "on"}, headers=HX)
    assert (
        answer.status_code == 200 and "xd:close-dialog" in answer["HX-Trigger"] and "xd:shaped" in answer["HX-Trigger"]
    )
    asked = {"question": UGLY, "options": "是\n不是", "anyway": "on"}
    answer = client.post(f"/chat/{thunder.pk}/poll", asked, headers=HX)
    assert answer.status_code == 200 and "xd:close-dialog" in answer["HX-Trigger"]
    assert Held.objects.waiting().count() == 2


def test_a_strict_room_takes_polls_and_thanks(cast, strict):
    polls.ask(strict, by=cast.wanglei, question="周五在哪聚？", options=["火锅", "烧烤"])
    thank(strict, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="连夜改图")
    assert Message.objects.count() == 2


def test_who_is_right_has_his_words_back_in_a_strict_room_too(cast, strict):
    said = posts.post(strict, by=cast.wanglei, **HELP).message
    down = norms.take_down(said, by=cast.lijing, reason="跑题")
    assert not Post.objects.visible_to(cast.wanglei).exists()
    objection = norms.object_to(by=cast.wanglei, about=f"takedown:{down.pk}", text="那是正事，没跑题")
    norms.answer(objection, by=objection.decider, outcome="upheld", answer="是正事")
    down.refresh_from_db()
    assert down.back.text == down.text and Post.objects.visible_to(cast.wanglei).get().message == down.back


def test_where_its_writer_left_the_answer_stands_and_says_what_is_left(cast, thunder, say):
    down = norms.take_down(say("今天谁去现场"), by=cast.lijing, reason="跑题")
    objection = norms.object_to(by=cast.wanglei, about=f"takedown:{down.pk}", text="那是正事，没跑题")
    thunder.seats.filter(person=cast.wanglei).update(left_at="2026-03-18T02:00:00Z")
    norms.answer(objection, by=objection.decider, outcome="upheld", answer="是正事")
    objection.refresh_from_db()
    assert objection.outcome == "upheld" and cast.wanglei.name in objection.left
    assert TakeDown.objects.get().back is None


@pytest.mark.parametrize(("outcome", "back"), [("upheld", 1), ("rejected", 0)])
def test_a_file_comes_back_with_what_was_taken_down_or_goes(cast, thunder, folder, clock, outcome, back):
    file = brought(thunder, cast.wanglei)
    said = chat.say(thunder, by=cast.wanglei, text="看图", enclosed=[file.key])
    down = norms.take_down(said, by=cast.lijing, reason="跑题")
    assert not Attachment.objects.visible_to(cast.chenchen).exists()
    objection = norms.object_to(by=cast.wanglei, about=f"takedown:{down.pk}", text="那是正事，没跑题")
    clock(2026, 3, 20, 10)
    sweep(None)
    norms.answer(objection, by=objection.decider, outcome=outcome, answer="看过了")
    sweep(None)
    assert Attachment.objects.visible_to(cast.chenchen).count() == back


def test_nobody_objected_and_after_a_week_it_is_gone(cast, thunder, clock):
    thanks = thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="连夜改图")
    norms.take_down(thanks.message, by=cast.lijing, reason="跑题")
    clear(None)
    assert not Thanks.objects.get().recalled and TakeDown.objects.get().enclosed
    clock(2026, 3, 26, 10)
    clear(None)
    assert Thanks.objects.get().recalled and not TakeDown.objects.get().enclosed and not Objection.objects.exists()
