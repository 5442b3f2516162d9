"""Going to a day: its first message, else the nearest; in the company's days, whatever the room holds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.dating import first_on
from xiaodui.chat.models import Message, Room

Say = Callable[..., Message]


@pytest.fixture
def days(say: Say, clock: Callable[..., datetime]) -> dict[str, Message]:
    """A word at noon on the 1st; at half past midnight, with an answer under it, and at noon on the 3rd; on the 9th."""
    found = {}
    for name, at in {"1": (1, 12), "3": (3, 0), "3b": (3, 12), "9": (9, 9)}.items():
        clock(2026, 5, at[0], at[1], 30)
        found[name] = say(f"第 {name} 句")
        if name == "3":
            say("答", under=found["3"].pk)
    return found


@pytest.mark.parametrize(
    ("day", "found"), [(1, "1"), (3, "3"), (2, "3"), (4, "9"), (9, "9"), (10, "9"), (30, "9")]
)  # fmt: skip
def test_the_first_of_the_day_or_the_nearest(day: int, found: str, days: dict[str, Message], thunder: Room, cast: Cast):
    thunder.refresh_from_db()
    assert first_on(thunder, cast.wanglei, date(2026, 5, day)) == days[found]


def test_before_all_is_the_first(days: dict[str, Message], thunder: Room, cast: Cast):
    thunder.refresh_from_db()
    assert first_on(thunder, cast.wanglei, date(2001, 1, 1)) == days["1"]


def test_in_an_empty_room_is_nothing(thunder: Room, cast: Cast):
    assert first_on(thunder, cast.wanglei, date(2026, 5, 3)) is None


def test_halving_finds_what_a_walk_finds(thunder: Room, cast: Cast):
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    Message.objects.bulk_create(
        Message(room=thunder, author=cast.wanglei, seq=n, tick=n, text=str(n), said_at=begin + timedelta(hours=5 * n))
        for n in range(1, 402)
    )
    thunder.last_seq = 401
    for day in range(0, 90, 7):
        asked = date(2026, 1, 1) + timedelta(days=day)
        rows = Message.objects.filter(
            room=thunder, said_at__gte=datetime.combine(asked, datetime.min.time()).astimezone()
        )
        expected = rows.order_by("seq").first() or Message.objects.filter(room=thunder).order_by("-seq").first()
        assert first_on(thunder, cast.wanglei, asked) == expected


def test_the_page_opens_there_and_says_what_it_shows(
    client: Client, days: dict[str, Message], thunder: Room, cast: Cast
):
    page = sign_in(client, cast.wanglei).get(f"/chat/{thunder.pk}?on=2026-05-03", follow=True)
    assert page.redirect_chain[0][0].endswith(f"around={days['3'].seq}#m-{days['3'].pk}")
    assert "没有人说话" not in page.text
    page = client.get(f"/chat/{thunder.pk}?on=2026-05-02", follow=True)
    assert "没有人说话，这是之后最近的一条" in page.text
    assert "以后没有人说话，这是最后一条" in client.get(f"/chat/{thunder.pk}?on=2026-05-20", follow=True).text


@pytest.mark.parametrize("said", ["", "gestern", "2026-02-30", "99999-01-01", "9999-12-31", "0001-01-01", "'; --"])
def test_a_day_that_is_none_opens_the_room(said: str, client: Client, thunder: Room, cast: Cast):
    answer = sign_in(client, cast.wanglei).get(f"/chat/{thunder.pk}", {"on": said})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/chat/{thunder.pk}")


def test_who_does_not_sit_there_goes_to_no_day(client: Client, days: dict[str, Message], thunder: Room, cast: Cast):
    assert sign_in(client, cast.zhaomin).get(f"/chat/{thunder.pk}?on=2026-05-03").status_code == 404


def test_what_was_said_is_looked_for_from_every_room(client: Client, thunder: Room, cast: Cast):
    page = sign_in(client, cast.wanglei).get(f"/chat/{thunder.pk}").text
    assert f'href="/chat/search?room={thunder.pk}"' in page and 'action="/chat/search"' in page
    assert acts.say(thunder, by=cast.wanglei, text="早").pk
