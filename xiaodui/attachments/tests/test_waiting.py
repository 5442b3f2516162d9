"""A file that waits in a message for later, or in one held for a look, goes with it however long that takes."""

from datetime import date

import pytest

from xiaodui.attachments.jobs import sweep
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.tests.records import brought
from xiaodui.chat.models import Message
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Refusal
from xiaodui.later import acts as later
from xiaodui.later.acts.sending import send_due
from xiaodui.norms import acts as norms
from xiaodui.norms.models import Held

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(cast, room, folder, clock):
    """Brought on a Wednesday at ten."""
    clock(2026, 3, 18, 10)
    return brought(room, cast.wanglei)


@pytest.fixture
def held(cast, room, file):
    return Held.objects.create(
        room=room,
        by=cast.wanglei,
        text="看",
        said={"text": "看", "enclosed": [file.key]},
        enclosed=[file.key],
        cite="chat.conduct@1",
        held_at=the_clock.now(),
    )


def swept(clock, day):
    clock(2026, 3, day, 11)
    return sweep(None)["unsent"]


def test_set_for_friday_it_goes_on_friday_with_its_file(cast, room, file, clock):
    waiting = later.say_later(room, by=cast.wanglei, text="周五见", enclosed=[file.key], day=date(2026, 3, 20))
    brought(room, cast.wanglei, "多余.png")
    assert swept(clock, 19) == 1
    clock(2026, 3, 20, 18)
    assert send_due(waiting.pk)
    assert Attachment.objects.kept().get().message == Message.objects.get()


def test_dropped_its_file_goes_too(cast, room, file, clock):
    waiting = later.say_later(room, by=cast.wanglei, text="周五见", enclosed=[file.key], day=date(2026, 3, 20))
    assert swept(clock, 19) == 0
    later.drop(waiting, by=cast.wanglei)
    assert swept(clock, 19) == 1


def test_held_for_a_look_it_is_let_through_days_later_with_its_file(cast, file, held, clock):
    assert swept(clock, 20) == 0
    norms.let_through(held, by=cast.lijing)
    file.refresh_from_db()
    assert file.message == Message.objects.get() and swept(clock, 27) == 0


def test_given_back_its_file_waits_a_week_for_an_objection_and_as_long_as_that_takes(cast, file, held, clock):
    clock(2026, 3, 20, 10)
    norms.give_back(held, by=cast.lijing, word="换个说法")
    assert swept(clock, 26) == 0
    objection = norms.object_to(by=cast.wanglei, about=f"held:{held.pk}", text="我们平时就这么说话")
    assert swept(clock, 31) == 0
    norms.answer(objection, by=cast.laozhou, outcome="upheld", answer="闹着玩的")
    file.refresh_from_db()
    assert file.message == Message.objects.get()


def test_given_back_and_left_so_its_file_goes_after_a_week(cast, held, clock):
    clock(2026, 3, 20, 10)
    norms.give_back(held, by=cast.lijing, word="换个说法")
    assert [swept(clock, 26), swept(clock, 28)] == [0, 1]


def test_what_waits_in_held_messages_is_not_in_the_way_of_new_files(cast, room, file, held, monkeypatch):
    monkeypatch.setattr("xiaodui.attachments.acts.bringing.MOST_WAITING", 1)
    brought(room, cast.wanglei, "第二份.png")
    with pytest.raises(Refusal, match="先发出去"):
        brought(room, cast.wanglei, "第三份.png")
