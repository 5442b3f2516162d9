"""Who has read, told to who wrote it; who keeps to himself is not told of, and is told of nobody."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.chat.reading import mark_read
from xiaodui.receipts.reading import may_see, readers


def test_it_is_read_from_the_seats(message: Message, thunder: Room, cast: Cast) -> None:
    thunder.refresh_from_db()
    mark_read(thunder, cast.wanglei, message.seq)
    found = readers(message)
    assert ([person.name for person, _at in found.read], [one.name for one in found.unread]) == (["王磊"], ["陈晨"])


def test_only_who_wrote_it_or_runs_the_room_sees_it(message: Message, cast: Cast) -> None:
    assert [may_see(one, message) for one in (cast.lijing, cast.wanglei)] == [True, False]
    assert sign_in(Client(), cast.wanglei).get(f"/chat/messages/{message.pk}/readers").status_code == 403


def test_who_hides_is_hidden_and_sees_nobody(message: Message, thunder: Room, cast: Cast) -> None:
    thunder.refresh_from_db()
    mark_read(thunder, cast.wanglei, message.seq)
    chat.discretion(by=cast.wanglei, hidden=True)
    found = readers(message)
    assert ([one.name for one in found.hidden], found.read) == (["王磊"], [])
    chat.discretion(by=cast.lijing, hidden=True)
    page = sign_in(Client(), cast.lijing).get(f"/chat/messages/{message.pk}/readers").content.decode()
    assert "看不到别人的" in page
    assert "陈晨" not in page
    chat.discretion(by=cast.wanglei, hidden=False)
    assert readers(message).hidden == []


def test_the_clause_switches_it_off_for_all(message: Message, cast: Cast, ruled: Callable[..., None]) -> None:
    ruled("chat.seen", {"chat.seen_reading": False})
    assert not may_see(cast.lijing, message)


@pytest.fixture
def ruled(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`ruled("chat.seen", {param: value})`: in force from now on."""
    from xiaodui.governance import rules

    real = rules.value

    def set_to(_clause: str, values: dict[str, object]) -> None:
        class Said:
            cite = "chat.seen@2"

            def __init__(self, value: object) -> None:
                self.value = value

        monkeypatch.setattr(
            rules, "value", lambda code, **more: Said(values[code]) if code in values else real(code, **more)
        )

    return set_to
