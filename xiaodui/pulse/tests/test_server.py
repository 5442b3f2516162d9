"""The one process from outside: sockets, uploads, its place and its end."""

import contextlib
import http.client
import json
import subprocess
import sys
import time

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.aims import prompt
from xiaodui.pulse.tests.house import ROOT, House, address_of, hears, looks_at


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with House.built(tmp_path_factory.mktemp("house")) as house:
        house.wanglei, house.zhaomin = house.say("hire('wanglei')"), house.say("hire('zhaomin')")
        yield house


@pytest.fixture
def page(house):
    with house.page(house.say(f"sign_in({house.wanglei})")) as page:
        yield page


def closing_code(page) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        page.recv(2)
    return closed.value.rcvd.code


def test_a_fact_written_by_another_process_reaches_the_page_within_a_second(house, page):
    looks_at(page, "deal", "customer:5")
    committed = house.say(f"happen('deal:12', {house.wanglei})")
    assert hears(page, 2) == {"poke": [{"topics": ["deal"], "ids": ["deal:12"]}]}
    assert time.time() - committed < 1


def test_who_is_outside_the_audience_hears_nothing(house, page):
    with house.page(house.say(f"sign_in({house.zhaomin})")) as outside:
        looks_at(page, "deal")
        looks_at(outside, "deal")
        house.say(f"happen('deal:12', {house.wanglei})")
        assert hears(page, 2)
        assert hears(outside, 0.5) is None


def test_a_burst_is_told_without_ids(house, page):
    looks_at(page, "deal")
    house.say(f"happen('deal:', {house.wanglei}, many=2000)")
    assert hears(page, 2) == {"poke": [{"topics": ["deal"], "ids": []}]}


def test_a_page_of_another_site_is_refused(house):
    session = house.say(f"sign_in({house.wanglei})")
    with pytest.raises(InvalidStatus) as refused, house.page(session, origin="http://evil.example"):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("session", ["", "nobody-has-this-session"])
def test_who_is_not_signed_in_is_told_so_and_cut(house, session):
    with house.page(session) as page:
        assert closing_code(page) == 4401


def test_a_deactivated_person_is_cut_within_a_second(house):
    def cut() -> float:
        sunhao = house.say(f"hire('sunhao-{time.monotonic_ns()}')")
        with house.page(house.say(f"sign_in({sunhao})")) as page:
            looks_at(page, "deal")
            house.say(f"deactivate({sunhao})")
            began = time.monotonic()
            assert closing_code(page) == 4401
            return time.monotonic() - began

    prompt(cut, 1, "a deactivated person is cut")


@pytest.mark.parametrize("said", ["", "[]", "nonsense", '{"see": "deal"}', '{"see": ["Deal; drop"]}', "[" * 5000,
                                  '{"age": "old"}', '{"age": -1}', '{"age": NaN}', '{"age": true}'])  # fmt: skip
def test_a_message_that_makes_no_sense_cuts_the_page(page, said):
    page.send(said)
    assert closing_code(page) == 4400


@pytest.mark.parametrize("age", [0, 1.5, 86_400_000_000, 10**400, 1e308], ids=lambda age: str(age)[:9])
def test_however_old_a_page_is_it_is_answered(page, age):
    page.send(json.dumps({"age": age, "ping": 1}))
    assert page.recv(5) == '{"pong": 1}'


def test_a_page_may_not_look_at_everything(page):
    page.send(json.dumps({"see": [f"deal:{n}" for n in range(201)]}))
    assert closing_code(page) == 4429


def test_a_page_may_not_talk_without_end(page):
    with contextlib.suppress(ConnectionClosed):
        for _ in range(200):
            page.send('{"see": []}')
    assert closing_code(page) == 4429


def test_a_long_message_is_not_taken_in(page):
    page.send(json.dumps({"see": ["deal" + "x" * 9000]}))
    assert closing_code(page) == 1009


def test_a_wire_process_beside_it_follows_the_journal_by_itself_and_answers_no_pages(house):
    wire = house.run("wire", "--port", "0")
    try:
        address = address_of(wire)
        with house.page(house.say(f"sign_in({house.wanglei})"), address=address) as page:
            looks_at(page, "deal")
            house.say(f"happen('deal:12', {house.wanglei})")
            assert hears(page, 2) == {"poke": [{"topics": ["deal"], "ids": ["deal:12"]}]}
        pages = http.client.HTTPConnection(address, timeout=5)
        pages.request("GET", "/me/login/")
        assert pages.getresponse().status == 404
    finally:
        wire.terminate()
        assert wire.wait(10) == 0


def test_a_second_web_process_on_the_same_folder_is_refused_in_one_sentence(house):
    second = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", "0", "--no-demo"],
        cwd=ROOT, env=house.env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert second.returncode == 1
    assert "XIAODUI_REDIS_URL" in second.stderr and "Traceback" not in second.stderr


def test_on_postgresql_a_second_web_process_with_another_folder_is_refused_too(house, tmp_path):
    if not house.env.get("XIAODUI_DATABASE_URL", "").startswith("postgres"):
        pytest.skip("a SQLite database lies in its folder")
    second = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", "0", "--no-demo"],
        cwd=ROOT, env={**house.env, "XIAODUI_DATA_DIR": str(tmp_path)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert second.returncode == 1
    assert "XIAODUI_REDIS_URL" in second.stderr


def test_a_taken_port_is_named_with_the_way_on(house):
    port = house.address.rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", port, "--no-demo"],
        cwd=ROOT, env=house.env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert f"PORT={int(port) + 1}" in second.stderr and "Traceback" not in second.stderr


def test_an_upload_over_the_limit_is_refused_before_a_view_sees_it(house):
    server = http.client.HTTPConnection(house.address, timeout=20)
    server.request("POST", "/", body=b"x" * 52_000_000)
    assert server.getresponse().status == 413


def test_the_server_ends_within_five_seconds_with_pages_open(tmp_path):
    with House.built(tmp_path) as house:
        with house.page(house.say("sign_in(hire('chenchen'))")) as page:
            looks_at(page, "deal")
            assert house.end() < 5
            assert closing_code(page) == 1012
        assert house.server.returncode == 0
