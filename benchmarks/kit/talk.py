"""What `bench chat` needs of the writing process: a room full of colleagues who are signed in, and rooms with a past."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from xiaodui.chat import acts
from xiaodui.chat.drawing import draw
from xiaodui.chat.minding import CLAUSE
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.chat.tests.talkers import filled as room_of
from xiaodui.core import clock
from xiaodui.governance import rules
from xiaodui.people.models import Person

SAYINGS = [
    "恒拓那单今天把报价发过去了，等采购回话",
    "上午约了两家，下午去**宁波**，样册谁带一下？",
    "合同第三条改成验收后 30 天付款，法务说可以",
    "客户问交期，我先回两周，有问题喊我",
    "昨天的录音听完了，开场白那段讲得真好 👍",
    "这家在 https://example.com/price?q=1 上有比价，注意一下",
]


def filled(count: int) -> dict[str, Any]:
    """A room in which so many sit, each with a session of his own; asking how we talk is on."""
    given = room_of(count)
    assert rules.value(CLAUSE, for_=Person.objects.get(pk=given["people"][0])).value, "who writes is asked"
    return given | {"sayings": SAYINGS}


def aged(by: int, count: int) -> int:
    """A room in which so much was said over half a year, written straight into the table."""
    person, now = Person.objects.get(pk=by), clock.now()
    room = acts.open_room(by=person, name=f"老群 {count}", door="open")
    drawn = [(text, draw(text, {})) for text in SAYINGS]
    rows = (
        Message(
            room=room, seq=n, tick=n, author=person, text=drawn[n % len(drawn)][0], html=drawn[n % len(drawn)][1],
            said_at=now - timedelta(seconds=150 * (count - n)),
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    Message.objects.bulk_create(rows, batch_size=2000)
    Room.objects.filter(pk=room.pk).update(last_seq=count, last_tick=count, last_at=now)
    Seat.objects.filter(room=room).update(read_seq=count - 3)
    return int(room.pk)


def tick(room: int) -> int:
    return int(Room.objects.values_list("last_tick", flat=True).get(pk=room))


def queries(by: int, path: str) -> int:
    """Statements that the page asks, once it was asked before."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(Person.objects.get(pk=by))
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return len(asked)


def stored(room: int) -> int:
    return Message.objects.filter(room_id=room).count()
