"""Many claimants at once, each a process of its own, some killed in the middle: `python -m …contender CONFIG.json`.

One process reads Django once and forks the claimants; it also kills them, at random, and sends others on in their place.
A claimant writes a line before each attempt and one with the answer after it, so a kill leaves at most one line open.
"""

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from random import Random
from typing import Any


def attempt(person: Any, pool: Any, place: Any, out: int) -> None:
    """One attempt and its answer; `place` None asks for the next."""
    from xiaodui.core.refusal import Refusal
    from xiaodui.pool.acts import claim, claim_next

    os.write(out, b"try\n")
    try:
        customer = claim_next(pool, by=person) if place is None else claim(place, by=person)
    except Refusal as no:
        os.write(out, f"no {no.code}\n".encode())
    else:
        os.write(out, f"got {customer.pk}\n".encode())


def contend(number: int, todo: int, chance: Random, given: dict[str, Any]) -> None:
    """A claimant's life: mostly for the same few places that everybody wants now, sometimes for the next."""
    from xiaodui.people.models import Person
    from xiaodui.pool.models import Place, Pool

    out = os.open(log_of(given, number), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    person = Person.objects.select_related("team").get(pk=given["people"][number])
    pool = Pool.objects.get(pk=given["pool"])
    total = len(given["places"])
    for left in range(todo, 0, -1):
        hot = total * (given["each"] - left) // given["each"]
        pk, customer = given["places"][(hot + chance.randrange(64)) % total]
        attempt(
            person,
            pool,
            None if chance.random() < 0.1 else Place(pk=pk, customer_id=customer, pool=pool, since=None),
            out,
        )


def log_of(given: dict[str, Any], number: int) -> str:
    return str(Path(given["logs"]) / f"{number}.log")


def tried(given: dict[str, Any], number: int) -> int:
    path = Path(log_of(given, number))
    return path.read_text().count("try\n") if path.exists() else 0


def fork(number: int, chance: Random, given: dict[str, Any]) -> int:
    todo, seed = given["each"] - tried(given, number), chance.random()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            contend(number, todo, Random(seed), given)
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    return pid


def main(given: dict[str, Any]) -> int:
    import django

    django.setup()
    from django.db import connections
    from django.urls import get_resolver

    from xiaodui.pool import acts  # noqa: F401

    get_resolver()
    connections.close_all()
    chance, kills = Random(given["seed"]), 0
    alive = {fork(number, chance, given): number for number in range(len(given["people"]))}
    failed, next_kill = 0, time.monotonic() + given["pause"]
    while alive:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            failed += os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0
            alive.pop(pid, None)
        elif kills < given["kills"] and time.monotonic() > next_kill:
            victim = chance.choice(sorted(alive))
            os.kill(victim, signal.SIGKILL)
            os.waitpid(victim, 0)
            number = alive.pop(victim)
            kills, next_kill = kills + 1, time.monotonic() + chance.uniform(0, 2 * given["pause"])
            alive[fork(number, chance, given)] = number
        else:
            time.sleep(0.002)
    print(json.dumps({"kills": kills, "failed": failed}))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(json.loads(Path(sys.argv[1]).read_text())))
