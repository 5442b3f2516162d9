"""Addresses: made and revoked by those who run the room, told once, kept as a digest."""

import pytest
from django.test import Client

from tests.cast import sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.tests.records import talked
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.hooks import acts
from xiaodui.hooks.acts.keep import MOST
from xiaodui.hooks.models import Hook
from xiaodui.journal.models import Fact
from xiaodui.people.secret import digest_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    return talked(cast)["room"]


def test_the_address_is_shown_once_and_kept_as_a_digest(cast, room):
    client = sign_in(Client(), cast.wanglei)
    answer = client.post(f"/chat/{room.pk}/hooks/new", {"name": "监控"})
    hook = Hook.objects.get()
    secret = answer.content.decode().split("/hooks/")[1].split('"')[0]
    assert answer["Cache-Control"] == "no-store" and hook.digest == digest_of(secret)
    assert Client().post(f"/hooks/{secret}", {"text": "hi"}).content == b"ok"
    page = client.get(f"/chat/{room.pk}/hooks").content.decode()
    assert secret not in page and f"…{secret[-4:]}" in page and "来过 1 条" in page
    assert secret not in "".join(Fact.objects.values_list("body", flat=True))


def test_who_only_sits_there_makes_and_sees_none(cast, room):
    with pytest.raises(Forbidden):
        acts.add(room, by=cast.chenchen, name="x")
    assert sign_in(Client(), cast.chenchen).get(f"/chat/{room.pk}/hooks").status_code == 403
    assert sign_in(Client(), cast.zhaomin).get(f"/chat/{room.pk}/hooks").status_code == 404
    panel = f"/chat/{room.pk}"
    assert b"/hooks" in sign_in(Client(), cast.wanglei).get(panel).content
    assert b"/hooks" not in sign_in(Client(), cast.chenchen).get(panel).content


def test_another_admin_revokes_it(cast, room):
    hook = acts.add(room, by=cast.wanglei, name="监控")
    assert sign_in(Client(), cast.chenchen).post(f"/chat/hooks/{hook.pk}/revoke").status_code == 403
    assert sign_in(Client(), cast.laozhou).post(f"/chat/hooks/{hook.pk}/revoke").status_code == 302
    hook.refresh_from_db()
    assert hook.revoked_by == cast.laozhou
    assert [fact.verb for fact in Fact.objects.filter(subject=f"hook:{hook.pk}").order_by("pk")] == [
        "hook.made",
        "hook.revoked",
    ]


def test_an_archived_room_and_a_full_one_take_no_more(cast, room):
    for n in range(MOST):
        acts.add(room, by=cast.wanglei, name=f"n{n}")
    with pytest.raises(Refusal) as refused:
        acts.add(room, by=cast.wanglei, name="one more")
    assert refused.value.code == "hooks.many"
    chat.archive(room, by=cast.wanglei)
    with pytest.raises(Refusal) as refused:
        acts.add(room, by=cast.wanglei, name="x")
    assert refused.value.code == "room.archived"


def test_the_api_names_hooks_without_their_address(cast, room):
    made = acts.add(room, by=cast.wanglei, name="监控")
    told = sign_in(Client(), cast.chenchen).get("/api/v1/hooks").json()
    assert told["rows"][0]["name"] == "监控" and made.secret not in str(told) and made.digest not in str(told)
    assert sign_in(Client(), cast.zhaomin).get("/api/v1/hooks").json()["rows"] == []
