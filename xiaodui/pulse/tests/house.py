"""A real server on an empty folder, and a second process that writes to the same database."""

import atexit
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[3]

# Evaluates one expression a line and answers with JSON, or with ! and what went wrong: a process boots once, not once a fact.
WRITER = """
import json, sys, traceback
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone
from xiaodui.core.sockets import CUTS
from xiaodui.journal import Verb, gather, record, verb_named
MOVED = Verb("test.moved", zh="", en="")
Person = get_user_model()

def hire(name):
    return Person.objects.create_user(name, None, name=name).pk

def sign_in(number):
    person, session = Person.objects.get(pk=number), SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return session.session_key

def happen(subject, by, many=1):
    with transaction.atomic(), gather():
        for n in range(many):
            record(MOVED, f"{subject}{n}" if many > 1 else subject, by=f"person:{by}")
    return timezone.now().timestamp()

def deactivate(number):
    with transaction.atomic():
        Person.objects.filter(pk=number).update(is_active=False)
        record(verb_named(min(CUTS)), f"person:{number}", by="system")

print("ready", flush=True)
for line in sys.stdin:
    try:
        print(json.dumps(eval(line)), flush=True)
    except Exception:
        print("!" + json.dumps(traceback.format_exc()), flush=True)
"""


class House:
    """`say(expression)` evaluates in the writing process; `page(session)` opens a socket as a browser would."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.server = self.run("serve", "--port", "0", "--no-demo")
        self.address = address_of(self.server)
        self.writer = self.run("shell", "--no-imports", "-v", "0", "-c", WRITER)
        assert self.writer.stdout.readline() == "ready\n"

    @classmethod
    @contextmanager
    def built(cls, folder: Path) -> Iterator["House"]:
        env = environment(folder)
        with own_database(env):
            house = cls(env)
            try:
                yield house
            finally:
                house.end()

    def run(self, *command: str) -> Any:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def say(self, expression: str) -> Any:
        self.writer.stdin.write(expression + "\n")
        self.writer.stdin.flush()
        line = self.writer.stdout.readline()
        if line.startswith("!"):
            raise AssertionError(f"the other process: {expression}\n{json.loads(line[1:])}")
        return json.loads(line)

    def page(self, session: str, origin: str = "", address: str = "") -> ClientConnection:
        address = address or self.address
        return connect(
            f"ws://{address}/wire", origin=origin or f"http://{address}",
            additional_headers={"Cookie": f"xiaodui={session}"}, proxy=None, open_timeout=10,
        )  # fmt: skip

    def end(self) -> float:
        """Seconds that the server took to end after SIGTERM."""
        if not self.writer.stdin.closed:
            self.writer.stdin.close()
            self.writer.wait(10)
        began = time.monotonic()
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(30)
        return time.monotonic() - began


def address_of(server: Any) -> str:
    """Where the server says it is, once it answers. What it says later is read away: a full pipe would hold it up."""
    said = []
    for line in server.stdout:
        said.append(line)
        if "http://" in line:
            Thread(target=deque, args=(server.stdout, 0), daemon=True).start()
            return line.partition("http://")[2].rstrip("/\n")
    raise AssertionError("the server ended: " + "".join(said))


def looks_at(page: ClientConnection, *topics: str) -> None:
    page.send(json.dumps({"see": topics, "ping": 1}))
    assert page.recv(5) == '{"pong": 1}'


def hears(page: ClientConnection, within: float) -> dict | None:
    """The next frame; None when none comes within so many seconds."""
    try:
        return json.loads(page.recv(within))
    except TimeoutError:
        return None


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"XIAODUI_REDIS_URL", "DEMO", "HOST"}}
    kept["DJANGO_SETTINGS_MODULE"] = "config.settings"
    return {**kept, "XIAODUI_DATA_DIR": str(folder)}


@contextmanager
def own_database(env: dict[str, str], empty: bool = False) -> Iterator[None]:
    """A database for this house alone, its tables there already: on SQLite a file in its folder, on PostgreSQL one by a
    name of its own. The tables are made once a process; each house gets a copy. `empty`: none."""
    url = env.get("XIAODUI_DATABASE_URL", "")
    if not url.startswith("postgres"):
        folder = Path(env["XIAODUI_DATA_DIR"])
        folder.mkdir(parents=True, exist_ok=True)
        if not empty:
            shutil.copytree(tables(""), folder, dirs_exist_ok=True)
        yield
        return
    with database(url, "" if empty else f"TEMPLATE {tables(url)}") as name:
        env["XIAODUI_DATABASE_URL"] = at(url, name)
        yield


@cache
def tables(url: str) -> str:
    """Where the tables stand that are copied: a folder, or the name of a database at this address. Gone when the process
    ends. Costs a start of the product and all its migrations."""
    folder = tempfile.mkdtemp(prefix="xiaodui-tables-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    env, name = environment(Path(folder)), ""
    if url:
        made = database(url)
        name = made.__enter__()
        atexit.register(made.__exit__, None, None, None)
        env["XIAODUI_DATABASE_URL"] = at(url, name)
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=env, check=True)
    return name or folder


@contextmanager
def database(url: str, made_like: str = "") -> Iterator[str]:
    """The name of a fresh database of that server, dropped at the end."""
    import psycopg

    name = f"xiaodui_house_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} {made_like}")
        try:
            yield name
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def at(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
