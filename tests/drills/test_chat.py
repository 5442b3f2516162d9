"""A room in a storm: 200 pages break off, read slowly and come back while eight people talk and servers die with -9.

DRILL_SEEDS (10) histories of DRILL_MESSAGES (1,000) sentences to DRILL_CLIENTS (200) pages with DRILL_KILLS (2) falls each,
DRILL_SECONDS (570) at most, DRILL_FIRST the first seed. On SQLite one server, on PostgreSQL `web`, two `wire` and a Redis of
the drill's own, which falls too: `bin/with-servers make drill NAME=chat`.
"""

import os
import time

import pytest

from xiaodui.chat.tests.storm import Fleet, vendor_of, weathered

pytestmark = pytest.mark.drill


def asked(name: str, usual: int) -> int:
    return int(os.environ.get(f"DRILL_{name}", usual))


def test_chat_loses_doubles_and_turns_nothing_round(tmp_path, capsys):
    seeds, first, begun = asked("SEEDS", 10), asked("FIRST", 1), time.monotonic()
    said = shown = done = 0
    with Fleet.sailing(tmp_path / "fleet") as fleet:
        for seed in range(first, first + seeds):
            figures = weathered(
                fleet,
                clients=asked("CLIENTS", 200),
                messages=asked("MESSAGES", 1000),
                kills=asked("KILLS", 2),
                seed=seed,
            )
            said, shown, done = said + figures["said"], shown + figures["shown"], done + 1
            with capsys.disabled():
                print(f"\n{vendor_of(fleet)} seed {seed}: {figures}", end="", flush=True)
            if time.monotonic() - begun + 1.2 * figures["seconds"] > asked("SECONDS", 570):
                break
        with capsys.disabled():
            print(
                f"\n{vendor_of(fleet)}: {done} of {seeds} seeds, {said} sentences, shown {shown} times,"
                f" 0 lost, 0 doubled, 0 out of order, {time.monotonic() - begun:.0f} s"
            )
    assert done
