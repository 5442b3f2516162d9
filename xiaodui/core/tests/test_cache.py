"""What happens while Redis is away: pages go on without what it remembered, and limits let nobody through."""

import socket

import pytest
from django.core.cache import cache

from tests.cast import PASSWORD, sign_in
from xiaodui.journal import key_of
from xiaodui.pulse import presence

RedisError = pytest.importorskip("redis.exceptions", reason="its client is installed where it is used").RedisError


@pytest.fixture
def away(settings):
    """An address at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.CACHES = {
        "default": {"BACKEND": "xiaodui.core.cache.WhileThere", "LOCATION": f"redis://127.0.0.1:{port}/0"}
    }
    settings.REDIS_URL = settings.CACHES["default"]["LOCATION"]


def test_nothing_is_remembered_and_nothing_found(away):
    cache.set("a", 1)
    assert cache.get("a") is None
    assert cache.get("a", 7) == cache.get("a", default=7) == 7
    assert cache.add("a", 1) is False
    assert cache.delete("a") is False
    assert cache.set_many({"a": 1, "b": 2}) == []
    assert cache.get_many(["a", "b"]) == {}


def test_what_can_be_worked_out_is_worked_out(away):
    assert cache.get_or_set("a", lambda: 3, 60) == 3


def test_what_counts_says_that_it_cannot(away):
    with pytest.raises(RedisError):
        cache.incr("a")


def test_pages_are_there_and_who_is_here_is_not_known(away, client, cast):
    sign_in(client, cast.laozhou)
    for page in ("/", "/customers", "/chat", "/chat/search?q=价"):
        assert client.get(page).status_code == 200, page
    presence.beat({key_of(cast.wanglei): True})
    assert presence.states([key_of(cast.wanglei)]) == {}
    assert client.get(f"/chat/here?people={cast.wanglei.pk}").status_code == 200


def test_a_door_whose_tries_cannot_be_counted_is_shut(away, client, db):
    answer = client.get("/join/no-such-secret")
    assert answer.status_code == 503
    assert "等几秒再试" in answer.content.decode()


def test_nobody_signs_in_meanwhile(request, client, cast):
    client.post("/me/login/", {"login": cast.wanglei.login, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(cast.wanglei.pk), "he can, while it is there"
    client.logout()
    request.getfixturevalue("away")
    assert client.post("/me/login/", {"login": cast.wanglei.login, "password": PASSWORD}).status_code in {429, 503}
    assert "_auth_user_id" not in client.session
