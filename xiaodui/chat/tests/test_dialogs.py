"""What a dialog of the chat asks: people by name, and going on anyway only after a word against it."""

from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.models import Message, Room

pytestmark = pytest.mark.django_db
ASKED = {"HX-Request": "true"}


@pytest.fixture
def room(cast: Cast) -> Room:
    return acts.open_room(by=cast.lijing, name="报价攻坚", kind="topic")  # type: ignore[no-any-return]


@pytest.fixture
def message(cast: Cast, room: Room) -> Message:
    return acts.say(room, by=cast.lijing, text="周五交方案")  # type: ignore[no-any-return]


def test_who_comes_in_is_ticked_by_name_and_found_by_pinyin(client: Any, cast: Cast, room: Room) -> None:
    sign_in(client, cast.lijing)
    html = client.get(f"/chat/{room.pk}/invite", headers=ASKED).content.decode()
    assert f'data-also="wl"><input type="checkbox" name="people" value="{cast.wanglei.pk}"><span>王磊</span>' in html
    assert 'type="number"' not in html
    client.post(f"/chat/{room.pk}/invite", {"people": ["", cast.wanglei.pk, cast.chenchen.pk]}, headers=ASKED)
    assert room.seats.taken().count() == 3


def test_what_was_ticked_stays_ticked_when_something_is_wrong(
    client: Any, cast: Cast, room: Room, message: Message
) -> None:
    acts.invite(room, by=cast.lijing, people=[cast.wanglei.pk])
    sign_in(client, cast.lijing)
    said = {"people": [cast.wanglei.pk], "text": "嗯"}
    answer = client.post(f"/chat/messages/{message.pk}/dispute", said, headers=ASKED)
    assert answer.status_code == 422
    assert f'name="people" value="{cast.wanglei.pk}" checked' in answer.content.decode()


@pytest.mark.parametrize("part", [True, False])
def test_going_on_anyway_is_offered_after_a_word_against_it(
    part: bool, client: Any, cast: Cast, message: Message
) -> None:
    sign_in(client, cast.lijing)
    where, headers = f"/chat/messages/{message.pk}/reword", ASKED if part else {}
    assert 'name="anyway"' not in client.get(where, headers=headers).content.decode()
    ugly = {"text": "你是不是傻逼，这都看不懂", "version": message.version}
    answer = client.post(where, ugly, headers=headers)
    assert answer.status_code == 422
    assert 'name="anyway"' in answer.content.decode() and "傻逼" in answer.content.decode()
    client.post(where, {**ugly, "anyway": "on"}, headers=headers)
    message.refresh_from_db()
    assert message.text == ugly["text"]


def test_the_first_answer_in_a_thread_has_a_face_of_its_own(client: Any, cast: Cast, room: Room) -> None:
    root = acts.say(room, by=cast.lijing, text="谁去现场")
    for text in ("我去", "下午两点到"):
        acts.say(room, by=cast.lijing, text=text, under=root)
    sign_in(client, cast.lijing)
    html = client.get(f"/chat/messages/{root.pk}/thread").content.decode()
    assert html.count('class="msg"') == 2 and html.count('class="msg follows"') == 1
