"""Claims under fire: 64 processes claim from one hot pool, 10,000 attempts on 2,000 customers, killed at random.

DRILL_SEEDS (10) histories, each on a pool of its own, DRILL_SECONDS (570) at most; run it on both databases.
"""

import os
import time

import pytest
from django.db import connection

from xiaodui.pool.tests.contending import contended, judged, lay_ground

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
CLAIMANTS, KILLS = 64, 40
ATTEMPTS = int(os.environ.get("DRILL_ATTEMPTS", "10000"))
PLACES, HELD = ATTEMPTS // 5, ATTEMPTS * 30 // 10_000
"""Five attempts a place, and limits that are just too small for all places together."""


def test_claims_are_never_doubled_and_never_lost(settings, tmp_path, capsys):
    settings.DATA_DIR = tmp_path
    seeds, seconds = int(os.environ.get("DRILL_SEEDS", "10")), float(os.environ.get("DRILL_SECONDS", "570"))
    first, begun, done = int(os.environ.get("DRILL_FIRST", "1")), time.monotonic(), 0
    for seed in range(first, first + seeds):
        given = lay_ground(CLAIMANTS, PLACES, HELD)
        said = contended(given, tmp_path, attempts=ATTEMPTS, kills=KILLS, seed=seed, pause=0.2)
        figures = judged(given, HELD)
        done += 1
        with capsys.disabled():
            print(
                f"\n{connection.vendor} seed {seed}: {figures}, {said['kills']} kills, {said['seconds']:.0f} s, "
                f"{figures['attempts'] / said['seconds']:.0f} attempts/s", end="", flush=True,
            )  # fmt: skip
        if time.monotonic() - begun + 1.2 * said["seconds"] > seconds:
            break
    with capsys.disabled():
        print(f"\n{connection.vendor}: {done} of {seeds} seeds, 0 doubled, 0 lost, 0 limits passed")
    assert done
