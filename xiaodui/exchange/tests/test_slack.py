"""A Slack workspace moves in: people, rooms and words as they were; nobody is woken; twice adds nothing."""

import json
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from xiaodui.chat import acts as chat
from xiaodui.chat.beside import rooms_beside
from xiaodui.chat.models import Message, Naming, Reaction, Room, Seat
from xiaodui.chat.reading import badge
from xiaodui.core.refusal import Refusal
from xiaodui.exchange.formats import slack
from xiaodui.exchange.tests import slack_files as files
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    return files.write(tmp_path / "slack.zip")


def deals():
    return Room.objects.get(name="deals")


def test_people_rooms_and_words_come_in(cast, export):
    said = slack.run(export)
    assert (said["messages"], said["answers"], said["by_bots"], said["edited"], said["files"]) == (4, 1, 1, 1, 1)
    assert said["skipped"] == {"channel_join": 1, "own_picture": 1} and said["rejected"] == 0
    room = deals()
    assert (room.kind, room.door, room.purpose, room.archived_at) == ("topic", "open", "谈单子", None)
    assert Room.objects.get(name="old").archived_at is not None
    rows = list(Message.objects.filter(room=room).order_by("seq"))
    assert [row.seq for row in rows] == [1, 2, 3, 4] == sorted(row.tick for row in rows)
    assert [row.said_at for row in rows] == sorted(row.said_at for row in rows)
    assert (room.last_seq, room.last_tick, room.last_at) == (4, 4, rows[-1].said_at)
    assert rows[0].author == cast.wanglei and rows[0].pinned_at is not None
    assert rows[0].text == "@Joe Doe see [the offer](https://a.example/x?a=1&b=2) **now** 🎉 <b>"
    joe = Person.objects.get(name="Joe Doe")
    assert f'data-person="{joe.pk}"' in rows[0].html and "&lt;b&gt;" in rows[0].html
    assert (rows[0].answered, rows[2].root, rows[2].author) == (1, rows[0], joe) and rows[2].edited_at is not None
    assert {(one.person, one.sign) for one in Reaction.objects.all()} == {(joe, "👍"), (cast.wanglei, "👍")}


def test_a_program_speaks_under_its_own_name(cast, export):
    slack.run(export)
    row = Message.objects.get(author=None)
    assert row.said_as == "CI"
    assert row.text == "build 7\n[red](https://ci.example/7)\n谁：王磊"


def test_a_file_is_named_and_its_key_left_out(cast, export):
    slack.run(export)
    row = Message.objects.get(author__name="Ann Far")
    assert "[报价.pdf](https://files.example/F1/x.pdf) (PDF · 4.1 KB)" in row.text and "xoxe" not in row.text
    assert f'href="/chat/{Room.objects.get(name="old").pk}"' in row.html


def test_who_is_unknown_cannot_sign_in_and_keeps_his_seat(cast, export):
    slack.run(export)
    joe = Person.objects.get(name="Joe Doe")
    assert (joe.is_active, joe.email, joe.title, joe.sells) == (False, "joe@slack.example", "Sales", False)
    assert not joe.has_usable_password()
    assert Seat.objects.taken().filter(room=deals(), person=joe).exists()
    assert Seat.objects.get(room=deals(), person=cast.wanglei).role == "owner"


def test_a_colleague_is_known_by_his_mail(cast, tmp_path):
    Person.objects.filter(pk=cast.chenchen.pk).update(email="joe@SLACK.example")
    slack.run(files.write(tmp_path / "slack.zip"))
    assert not Person.objects.filter(name="Joe Doe").exists()
    assert Message.objects.filter(author=cast.chenchen).count() == 1


def test_what_called_everybody_reads_so_and_calls_nobody_now(cast, tmp_path):
    row = {"type": "message", "user": "U1", "text": "<!channel> 开会 <!here|@here>", "ts": "1500000100.000000"}
    slack.run(files.write(tmp_path / "a.zip", days={"deals/a.json": [row]}))
    assert Message.objects.get().text == "@所有人 开会 @在线的人" and not Naming.objects.exists()


def test_a_check_tells_what_the_run_brings_and_writes_nothing(cast, export):
    facts = Fact.objects.count()
    before = slack.run(export, dry_run=True)
    assert not Room.objects.exists() and Fact.objects.count() == facts
    after = slack.run(export)
    wanted = ("people", "rooms", "messages")
    assert (
        [before["added_by_kind"][name] for name in wanted]
        == [after["added_by_kind"][name] for name in wanted]
        == [2, 2, 4]
    )


def test_the_same_export_again_adds_nothing(cast, export):
    slack.run(export)
    facts, room = Fact.objects.count(), deals()
    Room.objects.filter(pk=room.pk).update(name="单子")
    Person.objects.filter(name="Joe Doe").update(name="乔")
    said = slack.run(export)
    assert (said["added"], said["there"]) == (0, 4)
    assert (Fact.objects.count(), Message.objects.count(), Room.objects.count()) == (facts, 4, 2)
    room.refresh_from_db()
    assert (room.last_seq, room.last_tick) == (4, 4)


def test_a_newer_export_goes_on_after_what_was_said_meanwhile(cast, export, tmp_path):
    slack.run(export)
    chat.say(deals(), by=cast.wanglei, text="我们搬家了")
    later = [
        *files.DAY,
        {"type": "message", "user": "U2", "text": "late", "ts": "1500000900.000000", "thread_ts": "1500000100.000100"},
    ]
    slack.run(files.write(tmp_path / "newer.zip", days={"deals/2017-07-14.json": later}))
    rows = list(Message.objects.filter(room=deals()).order_by("seq"))
    assert [row.text for row in rows[4:]] == ["我们搬家了", "late"]
    root, room = rows[0], deals()
    assert (root.answered, room.last_seq, room.last_tick) == (2, 6, 7)
    assert sorted(row.tick for row in rows) == [2, 3, 4, 5, 6, 7] and root.tick == 7


def test_nobody_is_woken_and_nothing_is_unread(cast, export):
    room = chat.open_room(by=cast.wanglei, name="now")
    chat.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    settle()
    slack.run(export)
    chat.say(room, by=cast.wanglei, text="@陈晨 这一条是现在说的")
    settle()
    assert Notice.objects.filter(kind="message.named").count() == 1
    assert not Notice.objects.filter(kind__startswith="message.").exclude(person=cast.chenchen).exists()
    assert Naming.objects.count() == 2 and badge(Person.objects.get(name="Joe Doe")) == 0
    lines = [one for group in rooms_beside(cast.wanglei) for one in group.rooms]
    assert "deals" in {one.title for one in lines} and {(one.unread, one.named) for one in lines} == {(0, 0)}


def test_each_message_has_a_fact_at_its_own_time_without_its_words(cast, export):
    slack.run(export)
    rows = {row.pk: row for row in Message.objects.all()}
    facts = list(Fact.objects.filter(verb="message.brought"))
    assert len(facts) == 4
    for fact in facts:
        row = rows[int(fact.subject.split(":")[1])]
        assert fact.happened_at == row.said_at
        assert fact.actor == (f"person:{row.author_id}" if row.author_id else "system")
        assert "offer" not in fact.body


def test_an_open_room_of_the_same_name_takes_its_history_a_closed_one_never(cast, tmp_path):
    chat.open_room(by=cast.chenchen, name="Deals", door="open")
    closed = chat.open_room(by=cast.chenchen, name="board", door="invited")
    channels = [*files.CHANNELS, {"id": "C3", "name": "board", "members": ["U1"]}]
    slack.run(files.write(tmp_path / "a.zip", channels=channels))
    assert Message.objects.filter(room__name="Deals").count() == 4
    assert Room.objects.filter(name="board · Slack").exists()
    assert not Seat.objects.filter(room=closed, person=cast.wanglei).exists()


def test_private_talks_keep_their_doors_shut(cast, tmp_path):
    row = {"type": "message", "user": "U1", "text": "悄悄话", "ts": "1500000100.000000"}
    path = files.write(
        tmp_path / "a.zip", channels=None, groups=[{"id": "G1", "name": "secret", "members": ["U1", "U2"]}],
        dms=[{"id": "D1", "members": ["U1", "U2"]}, {"id": "D2", "members": ["U1", "U3"]}],
        mpims=[{"id": "G2", "name": "mpdm-a--b-1", "members": ["U1", "U2", "U9"]}],
        days={"secret/a.json": [row], "D1/a.json": [row], "D2/a.json": [row], "mpdm-a--b-1/a.json": [row]},
    )  # fmt: skip
    said = slack.run(path)
    assert said["skipped"] == {"talk_with_bot": 1}
    assert set(Room.objects.values_list("kind", "door")) == {("topic", "invited"), ("direct", "invited")}
    assert not Message.objects.visible_to(cast.laozhou).exists()
    assert Message.objects.visible_to(cast.wanglei).count() == 3
    assert chat.talk_to(by=cast.wanglei, person=cast.wanglei).last_seq == 0


def test_a_long_text_becomes_several(cast, tmp_path):
    row = {"type": "message", "user": "U1", "text": "好" * 20_000, "ts": "1500000100.000000"}
    path = files.write(tmp_path / "a.zip", days={"deals/a.json": [row]})
    slack.run(path)
    assert sum(len(one.text) for one in Message.objects.all()) == 20_000 and Message.objects.count() == 3
    assert slack.run(path)["added"] == 0


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("{not json", "json.broken"),
        ('{"a": 1}', "json.no_list"),
        ("[" * 100_000, "json.broken"),
        ([{"type": "message", "user": "U1", "text": "x"}], "ts.unclear"),
        ([{"type": "message", "user": "U1", "text": "x", "ts": {"a": 1}}], "ts.unclear"),
        ([{"type": "message", "text": "x", "ts": "1500000100.000000"}], "user.missing"),
    ],
)
def test_what_is_odd_is_itemised_and_the_rest_comes_in(cast, tmp_path, rows, code):
    said = slack.run(files.write(tmp_path / "a.zip", days={"deals/a.json": rows, "deals/b.json": files.DAY}))
    assert [one["code"] for one in said["rejects"]] == [code]
    assert Message.objects.count() == 4


ODD = [None, 1, "x", [], {}, [1, None, "x"], {"a": {"b": []}}, "\ud800\x00", 10**30]


def test_no_shape_of_a_message_stops_the_others(cast, tmp_path):
    whole = {**files.DAY[1], **files.DAY[4], "user": "U1", "blocks": [], "attachments": [], "bot_id": "B1", "bot_profile": {},
             "edited": {}, "thread_ts": "", "comment": {}, "username": "", "subtype": "", "pinned_to": [], "file": {}}  # fmt: skip
    rows = [
        {**whole, key: value, "ts": f"1500{n:03}{m:03}.000000"}
        for n, key in enumerate(sorted(whole)) for m, value in enumerate(ODD) if key != "ts"
    ]  # fmt: skip
    said = slack.run(files.write(tmp_path / "a.zip", days={"deals/a.json": rows, "deals/b.json": files.DAY}))
    assert said["messages"] + said["rejected"] + sum(said["skipped"].values()) > len(rows) - 1
    assert Message.objects.count() == said["messages"]


def test_no_shape_of_the_head_breaks_it(cast, tmp_path):
    for value in ODD:
        users = [{**one, key: value} for one in files.USERS for key in ("name", "real_name", "profile", "is_bot")]
        channels = [{**files.CHANNELS[0], "id": f"C{n}", "name": f"n{n}", key: value}
                    for n, key in enumerate(["members", "creator", "created", "purpose", "pins", "is_archived", "name"])]  # fmt: skip
        slack.run(files.write(tmp_path / "a.zip", users=users, channels=channels), dry_run=True)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b"PK nothing"), "zip.broken"),
        (lambda path: files.write(path, channels=None), "slack.unknown"),
        (lambda path: files.write(path, channels="no list"), "json.no_list"),
        (lambda path: files.write(path, days={"../../etc/x.json": []}), "zip.path"),
        (lambda path: files.write(path, days={"deals/a.json": " " * 120_000_000}), "zip.bomb"),
    ],
    ids=["broken", "unknown", "head", "path", "bomb"],
)
def test_a_bad_file_is_refused_with_a_sentence_and_leaves_nothing(cast, tmp_path, make, code):
    path = tmp_path / "a.zip"
    make(path)
    with pytest.raises(Refusal) as refused:
        slack.run(path)
    assert refused.value.code == code and "。" in str(refused.value)
    assert not Room.objects.exists()


def test_a_folder_and_a_zip_packed_one_level_deeper_are_read_too(cast, tmp_path):
    with zipfile.ZipFile(files.write(tmp_path / "a.zip")) as made:
        made.extractall(tmp_path / "out" / "export")
    assert slack.run(tmp_path / "out", dry_run=True)["messages"] == 4
    assert slack.run(tmp_path / "out" / "export", dry_run=True)["messages"] == 4


def test_the_published_export_comes_in_whole(db, capsys):
    path = Path(settings.SAMPLES or "/nowhere") / "exports" / "slack_export.zip"
    if not path.is_file():
        pytest.skip("XIAODUI_SAMPLES names no folder with exports; a small export of our own was tried instead")
    with zipfile.ZipFile(path) as held:
        rows = [
            row
            for name in held.namelist()
            if "/" in name and name.endswith(".json")
            for row in json.loads(held.read(name))
        ]
    spoken = [row for row in rows if row.get("subtype") not in {"channel_join", "bot_add"}]
    call_command("import", "slack", str(path), "--json")
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["messages"] == Message.objects.count() == len(spoken) == 147
    assert said["by_bots"] == Message.objects.filter(author=None).count() == 94
    assert {one.said_as for one in Message.objects.filter(author=None)} >= {"github"}
    assert not Message.objects.filter(text__contains="xoxe-").exists() and not Message.objects.filter(text="").exists()
    assert slack.run(path)["added"] == 0
