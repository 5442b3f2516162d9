"""The scaled-out house: `web`, `wire`, `worker` and `clock` as four processes over PostgreSQL and Redis on loopback.

`bin/with-servers make drill NAME=roles` brings both servers along.
"""

import json
import os
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from xiaodui.pulse.tests.house import WRITER, House, address_of, environment, hears, looks_at, own_database

pytestmark = pytest.mark.drill
ACTS = 50
LOOKS = "__import__('xiaodui.{}.models', fromlist=['x']).{}"


class Roles(House):
    """The four by name, each started when it is asked for; `say` evaluates in a fifth process that only looks and lays."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.four: dict[str, Any] = {}
        self.migrated = self.run("migrate", "--verbosity", "0")
        assert self.migrated.wait(120) == 0, self.migrated.stdout.read()
        self.writer = self.run("shell", "--no-imports", "-v", "0", "-c", WRITER)
        assert self.writer.stdout.readline() == "ready\n"

    def start(self, role: str, *words: str) -> str:
        """Where it listens, "" for what doesn't."""
        self.four[role] = self.run(role, *words)
        if role in ("web", "wire"):
            return address_of(self.four[role])
        assert "Working" in self.four[role].stdout.readline()
        return ""

    def end_all(self) -> dict[str, tuple[int, float]]:
        """By role the exit code, and the seconds it took after SIGTERM."""
        ends = {}
        for role, process in self.four.items():
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            ends[role] = (process.wait(40), time.monotonic() - began)
        return ends

    def kill(self) -> None:
        for process in [*self.four.values(), self.migrated, self.writer]:
            if process.poll() is None:
                process.kill()
                process.wait(10)

    def look(self, room: str, question: str) -> Any:
        return self.say(LOOKS.format(room, question))


@pytest.fixture
def roles(tmp_path: Path) -> Iterator[Roles]:
    redis = os.environ.get("XIAODUI_REDIS_URL", "")
    if not redis or not os.environ.get("XIAODUI_DATABASE_URL", "").startswith("postgres"):
        pytest.skip("needs PostgreSQL and Redis: bin/with-servers make drill NAME=roles")
    env = {**environment(tmp_path), "XIAODUI_REDIS_URL": redis, "XIAODUI_LOG_LEVEL": "WARNING"}
    with own_database(env):
        house = Roles(env)
        try:
            yield house
        finally:
            house.kill()


def until(true: Callable[[], Any], seconds: float) -> float:
    """Seconds until it was true."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, "it did not happen"
        time.sleep(0.02)
    return time.monotonic() - began


def ask(address: str, path: str, body: Any = None, **headers: str) -> Any:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    with urllib.request.urlopen(urllib.request.Request(f"http://{address}{path}", data, headers), timeout=10) as answer:
        return json.loads(answer.read() or b"null") if "json" in answer.headers["Content-Type"] else answer.status


def test_roles_do_each_their_own_and_nothing_is_lost(roles: Roles) -> None:
    people = roles.say(
        "{login: p.pk for login, p in vars(__import__('tests.cast', fromlist=['x']).set_up_cast()).items()"
        " if login in ('laozhou', 'wanglei')}"
    )
    token = roles.say(
        "__import__('xiaodui.people.acts', fromlist=['x']).create_token("
        f"by=Person.objects.get(pk={people['wanglei']}), name='drill', scopes=['read', 'write'], days=1).secret"
    )
    web, wire = roles.start("web", "--port", "0"), roles.start("wire", "--port", "0")
    heard: list[float] = []

    def act_and_hear(page: Any, name: str) -> None:
        began = time.monotonic()
        made = ask(web, "/api/v1/customers", {"name": name}, Authorization=f"Bearer {token}")
        poke = hears(page, 2)
        heard.append(time.monotonic() - began)
        assert poke == {"poke": [{"topics": ["customer"], "ids": [f"customer:{made['id']}"]}]}

    with roles.page(roles.say(f"sign_in({people['wanglei']})"), address=wire) as page:
        looks_at(page, "customer")
        act_and_hear(page, "一号客户")
        _nobody_seals_or_runs(roles, web, people["laozhou"])

        roles.start("clock")
        sealed = until(
            lambda: roles.look("journal", "Fact.objects.count()") == roles.look("journal", "Sealed.objects.count()"), 5
        )
        until(lambda: ask(web, "/readyz")["clock"], 5)
        assert roles.look("jobs", "Job.objects.get(name='upkeep.statistics').state") == "waiting", (
            "the clock runs no jobs"
        )

        roles.start("worker", "--no-schedules")
        ran = until(lambda: roles.look("jobs", "Job.objects.get(name='upkeep.statistics').state") == "done", 5)
        until(lambda: ask(web, "/readyz")["runner"], 5)
        for n in range(ACTS):
            act_and_hear(page, f"客户 {n}")

    until(lambda: ask(web, "/readyz")["journal_waits"] is None, 5)
    assert roles.look("customers", "Customer.objects.count()") == ACTS + 1
    assert roles.look("search", "Entry.objects.filter(kind='customer').count()") == ACTS + 1, (
        "the clock calls the hearers"
    )
    ends = roles.end_all()
    print(
        f"\nheard at wire after {sorted(heard)[len(heard) // 2] * 1000:.0f} ms (median), {max(heard) * 1000:.0f} ms (longest)"
        f" of {len(heard)} acts; sealed {sealed:.2f} s and job done {ran:.2f} s after clock and worker came;"
        f" ended {', '.join(f'{role} {code} in {took:.1f} s' for role, (code, took) in ends.items())}"
    )
    assert max(heard) < 1
    assert {code for code, _took in ends.values()} == {0}


def _nobody_seals_or_runs(roles: Roles, web: str, owner: int) -> None:
    """Web and wire alone: a job is asked for at web and waits, the fact waits for its seal, and /readyz says both."""
    secret = "d" * 32
    cookie = f"xiaodui={roles.say(f'sign_in({owner})')}; csrftoken={secret}"
    ask(web, "/operate/jobs/schedules/upkeep.statistics/start", {}, Cookie=cookie, X_CSRFToken=secret)
    time.sleep(1.5)
    assert roles.look("jobs", "Job.objects.get(name='upkeep.statistics').state") == "waiting"
    assert roles.look("journal", "Sealed.objects.count()") == 0
    said = ask(web, "/readyz")
    assert said["ready"] and said["journal_waits"] > 1 and not said["runner"] and not said["clock"], said
