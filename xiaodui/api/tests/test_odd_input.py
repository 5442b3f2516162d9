"""Odd input at the JSON doors: each of these once broke the API or the database behind it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.customers.models import Customer
from xiaodui.people.models import AccessToken

pytestmark = pytest.mark.django_db
Say = Callable[..., tuple[int, Any]]


@pytest.fixture
def say(cast: Cast, client: Client) -> Say:
    sign_in(client, cast.wanglei)

    def post(path: str, said: Any, **headers: str) -> tuple[int, Any]:
        body = said if isinstance(said, str | bytes) else json.dumps(said)
        answer = client.post(f"/api/v1/{path}", body, "application/json", headers=headers)
        return answer.status_code, answer.json()

    return post


@pytest.mark.parametrize("name", ["self", "target", "by", "at", "owner_id", "\x00"])
def test_a_name_that_is_no_field_is_refused_as_such(name: str, say: Say) -> None:
    status, said = say("customers", {"name": "恒拓", name: 1})
    assert (status, list(said["errors"])) == (422, [name])


@pytest.mark.parametrize("text", ["苏州\x00恒拓", "恒拓\ud800", "x" * 161])
def test_a_text_that_no_database_keeps(text: str, say: Say) -> None:
    status, said = say("customers", {"name": text})
    assert (status, list(said["errors"])) == (422, ["name"])
    assert not Customer.objects.exists()


@pytest.mark.parametrize("zone", ["-18:19", "+14:01", "+23:59"])
def test_a_time_zone_that_is_nowhere(zone: str, say: Say, cast: Cast) -> None:
    room = acts.open_room(by=cast.wanglei, name="时区", door="open")
    status, said = say(f"rooms/{room.pk}/draft", {"text": "一半", "typed_at": f"2026-03-02T09:00:00{zone}"})
    assert (status, list(said["errors"])) == (422, ["typed_at"])
    assert say(f"rooms/{room.pk}/draft", {"text": "一半", "typed_at": "2026-03-02T09:00:00+14:00"})[0] == 200


@pytest.mark.parametrize("named", [1.5, True, float("inf"), float("nan"), "1.0", "²", "١", [], {}, 10**30, -1])
def test_what_is_no_id_names_nothing(named: Any, say: Say, cast: Cast) -> None:
    assert say("customers", {"name": "恒拓", "owner": cast.wanglei.pk})[0] == 200
    status, said = say("customers", {"name": "海晟", "owner": named})
    assert (status, list(said["errors"])) == (422, ["owner"])


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31", 10**18])
def test_a_day_beyond_every_calendar(day: Any, say: Say) -> None:
    status, said = say("deals", {"title": "二期", "amount": "1", "expected_on": day})
    assert (status, list(said["errors"])) == (422, ["expected_on"])


@pytest.mark.parametrize("body", ["[" * 100_000, "{", "[]", "1", "null", b"\xff\xfe", '{"name":' * 9000, "9" * 5000])
def test_a_body_that_is_no_object(body: Any, say: Say) -> None:
    status, said = say("customers", body)
    assert (status, said["code"]) == (422, "json")


def test_a_body_past_the_limit_is_told_in_json(say: Say) -> None:
    assert say("customers", '{"name": "' + "x" * 5_100_000 + '"}')[1]["code"] == "too-big"


def test_two_long_keys_are_not_one(say: Say) -> None:
    for end, name in (("a", "恒拓"), ("b", "海晟")):
        assert say("customers", {"name": name}, **{"Idempotency-Key": "k" * 100 + end})[1]["code"] == "idempotency.long"


def test_a_token_may_live_without_end(say: Say) -> None:
    assert say("tokens", {"name": "报表", "days": None})[0] == 200
    assert AccessToken.objects.get().expires_at is None


def test_a_number_taken_by_a_deal_is_refused(say: Say) -> None:
    assert say("deals", {"title": "一期", "amount": "1", "code": "A-1"})[0] == 200
    status, said = say("deals", {"title": "二期", "amount": "1", "code": "A-1"})
    assert (status, list(said["errors"])) == (422, ["code"])
