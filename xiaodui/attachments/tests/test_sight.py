"""Who sees a file: its bringer until it is sent, then who sits in the room; after its recall, or his removal, nobody."""

import pytest
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.attachments import thumbs
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.tests.records import brought, picture
from xiaodui.chat import acts
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message
from xiaodui.core.refusal import Invalid
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db
WAYS = ("attachment", "attachment-shown", "attachment-small", "attachment-large", "look-at-attachment")


def codes(client, person, file):
    """What each way to the file answers him."""
    places = [reverse(way, args=[file.pk]) for way in WAYS]
    found = {sign_in(client, person).get(place).status_code for place in places}
    return found.pop() if len(found) == 1 else found


def test_before_it_is_sent_it_is_its_bringer_s_alone(client, cast, room, folder):
    file = brought(room, cast.wanglei)
    assert codes(client, cast.wanglei, file) == 200
    for other in (cast.lijing, cast.chenchen, cast.laozhou, cast.zhaomin):
        assert codes(client, other, file) == 404
    assert codes(client, cast.nobody, file) == 302


def test_sent_everybody_sees_it_who_sits_there_and_nobody_else(client, cast, said):
    file, _message = said()
    assert {codes(client, one, file) for one in (cast.wanglei, cast.chenchen, cast.lijing)} == {200}
    assert {codes(client, one, file) for one in (cast.laozhou, cast.zhaomin, cast.sunyue)} == {404}


def test_in_a_thread_it_is_the_room_s_too(client, cast, said):
    _file, root = said()
    answer, _message = said("回复.png", picture((30, 30)), by=cast.chenchen, under=root.pk)
    assert codes(client, cast.lijing, answer) == 200


def test_recalled_it_is_gone_at_once_with_its_bytes(client, cast, said, folder, django_capture_on_commit_callbacks):
    file, message = said(data=picture((900, 700)))
    assert codes(client, cast.chenchen, file) == 200
    thumbs.thumb(file, 480)
    with django_capture_on_commit_callbacks(execute=True):
        acts.recall(message, by=cast.wanglei)
    assert codes(client, cast.wanglei, file) == codes(client, cast.chenchen, file) == 404
    assert not list((folder / "attachments").iterdir())
    assert not [one for one in (folder / "thumbs").iterdir() if one.name.startswith(file.path)]
    file.refresh_from_db()
    assert (file.path, file.name, file.preview) == ("", "", "")


def test_who_was_removed_sees_none_of_it_not_even_his_own(client, cast, folder):
    room = acts.open_room(by=cast.wanglei, name="攻坚", door="invited")
    acts.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    mine = brought(room, cast.chenchen)
    acts.say(room, by=cast.chenchen, text="看", enclosed=[mine.key])
    assert codes(client, cast.chenchen, mine) == 200
    acts.remove(room, by=cast.wanglei, person=cast.chenchen)
    assert codes(client, cast.chenchen, mine) == 404 and codes(client, cast.wanglei, mine) == 200


def test_nobody_sends_another_s_nor_one_of_another_room_nor_twice(cast, room, said, folder):
    elsewhere = acts.open_room(by=cast.wanglei, name="攻坚")
    there, mine = brought(elsewhere, cast.wanglei), brought(room, cast.wanglei)
    file, _message = said()
    for by, one in ((cast.chenchen, mine), (cast.wanglei, there), (cast.wanglei, file)):
        with pytest.raises(Invalid) as no:
            acts.say(room, by=by, text="", enclosed=[one.key])
        assert "再放一次" in str(no.value.errors["enclosed"][0])
    with pytest.raises(Invalid):
        acts.say(room, by=cast.wanglei, text="", enclosed=["file:987654321"])
    assert acts.say(room, by=cast.wanglei, enclosed=[mine.key]).enclosed == [mine.key]


def test_said_again_with_the_same_client_id_it_stands_once(cast, room, folder):
    file = brought(room, cast.wanglei)
    first = acts.say(room, by=cast.wanglei, enclosed=[file.key], client="a1")
    assert acts.say(room, by=cast.wanglei, enclosed=[file.key], client="a1") == first
    assert Message.objects.count() == 1 and Fact.objects.get(verb="message.said").detail["enclosed"] == [file.key]


def test_it_is_drawn_with_its_message_for_whoever_reads(cast, said):
    file, message = said("现场.png", picture((1200, 900)))
    html = drawn(message, dressed([message])[message.pk])
    assert f'src="/chat/files/{file.pk}/small"' in html and 'width="360" height="270"' in html
    assert cast.wanglei.login not in html


def test_the_room_offers_its_files_and_the_box_takes_some(client, cast, room):
    html = sign_in(client, cast.wanglei).get(reverse("room", args=[room.pk])).text
    assert f'href="/chat/{room.pk}/files"' in html and "群里的文件" in html
    assert f'data-attach="/chat/{room.pk}/attach"' in html and 'data-most="25000000"' in html


def test_ten_of_them_cost_one_query(cast, room, folder, django_assert_num_queries):
    keys = [brought(room, cast.wanglei, f"{n}.png").key for n in range(10)]
    message = acts.say(room, by=cast.wanglei, enclosed=keys)
    with django_assert_num_queries(2):  # signs, files
        assert len(dressed([message])[message.pk].carried) == 10


class TestPanel:
    def rows(self, client, person, room, **ask):
        answer = sign_in(client, person).get(reverse("room-files", args=[room.pk]), ask)
        return answer.status_code, answer.text

    def test_the_files_of_a_room_by_kind_and_name(self, client, cast, room, said):
        said("白板.png")
        said("报价.csv", b"a,b\n1,2")
        brought(room, cast.wanglei, "没发.pdf", b"%PDF-1.7")
        status, html = self.rows(client, cast.lijing, room)
        assert status == 200 and "白板.png" in html and "报价.csv" in html and "没发" not in html
        assert "白板" not in self.rows(client, cast.lijing, room, group="papers")[1]
        assert (
            "白板" in self.rows(client, cast.lijing, room, q="白")[1]
            and "报价" not in self.rows(client, cast.lijing, room, q="白")[1]
        )
        assert "没有这样的文件" in self.rows(client, cast.lijing, room, q="%_")[1]
        assert self.rows(client, cast.zhaomin, room)[0] == 404

    def test_a_page_and_what_comes_after(self, client, cast, room, folder, monkeypatch):
        monkeypatch.setattr("xiaodui.attachments.views.panel.PAGE", 2)
        keys = [brought(room, cast.wanglei, f"第{n}份.txt", b"x").key for n in range(5)]
        acts.say(room, by=cast.wanglei, enclosed=keys[:3])
        acts.say(room, by=cast.wanglei, enclosed=keys[3:])
        seen, ids = [], {one.pk: one.name for one in Attachment.objects.all()}
        last = ""
        while True:
            _status, html = self.rows(client, cast.lijing, room, before=last)
            found = [pk for pk in sorted(ids, reverse=True) if f'href="/chat/files/{pk}"' in html]
            seen += found
            if "before=" not in html:
                break
            last = str(found[-1])
        assert [ids[pk] for pk in seen] == [f"第{n}份.txt" for n in (4, 3, 2, 1, 0)]

    def test_opened_one_turns_to_the_next_of_the_room(self, client, cast, said):
        first, _m = said("一.png")
        said("不是图.csv", b"a,b")
        second, _m = said("二.png")
        html = sign_in(client, cast.chenchen).get(reverse("look-at-attachment", args=[first.pk])).text
        assert f"/chat/files/{second.pk}/look" in html and 'data-turn="ArrowRight"' in html and "ArrowLeft" not in html
