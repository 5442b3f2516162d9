"""The threads that run jobs: workers that take what is free, and a keeper that renews leases and minds the clock."""

import threading
import time
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connections, transaction

from xiaodui.core import clock
from xiaodui.jobs.beats import EVERY, beat
from xiaodui.jobs.bell import BELL
from xiaodui.jobs.claim import BEAT_EVERY, LEASE_FOR, claim
from xiaodui.jobs.models import Job
from xiaodui.jobs.perform import perform
from xiaodui.jobs.ticker import Ticker

log = structlog.get_logger("jobs")
POLL_EVERY = 0.5
AFTER_TROUBLE = 2.0


class Runner:
    """Runs jobs in threads of this process. Start and stop are for one thread; may be started again after stop."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._held: set[str] = set()

    def start(self, threads: int = 2, *, schedules: bool = True) -> None:
        """Return at once. `threads=0` only minds the clock; with `schedules=False` another process must."""
        assert not self._threads, "the runner is running"
        # A thread that outlived the last stop keeps its own event, which stays set.
        self._stopping = threading.Event()
        self._spawn("jobs-keeper", 1.0, self._keeping(schedules, runs=threads > 0))
        for number in range(threads):
            self._spawn(f"jobs-{number + 1}", 0, self._one_job)

    def stop(self, grace: float = 0.8) -> bool:
        """Take no more jobs and wait up to `grace` seconds for those that run.

        A checkpointing job hands itself back at its next row; another is left to finish. True when all ended;
        else their leases run out within 15 s of the process's end and others go on.
        """
        self._stopping.set()
        BELL.ring()
        until = time.monotonic() + grace
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        ended = not any(thread.is_alive() for thread in self._threads)
        self._threads = []
        return ended

    def _spawn(self, name: str, pause: float, step: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._loop, args=(self._stopping, pause, step), name=name, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _loop(self, stopping: threading.Event, pause: float, step: Callable[[], None]) -> None:
        """Repeat `step` until stopped. Trouble, as a database that is away for a while, only makes it wait."""
        while not stopping.is_set():
            try:
                close_old_connections()
                step()
                stopping.wait(pause)
            except Exception as error:
                # The top of a thread: whatever came this far would end it in silence.
                log.error("jobs wait after trouble", error=type(error).__name__)
                connections.close_all()
                stopping.wait(AFTER_TROUBLE)
        connections.close_all()

    def _one_job(self) -> None:
        heard = BELL.heard()
        job = claim()
        if job is None:
            BELL.wait(heard, POLL_EVERY)
            return
        self._held.add(job.holder)
        try:
            perform(job, self._stopping)
        finally:
            self._held.discard(job.holder)

    def _keeping(self, schedules: bool, *, runs: bool) -> Callable[[], None]:
        ticker = Ticker()
        renewed, beaten = time.monotonic(), float("-inf")

        def step() -> None:
            nonlocal renewed, beaten
            if time.monotonic() - renewed >= BEAT_EVERY:
                renew(set(self._held))
                renewed = time.monotonic()
            if time.monotonic() - beaten >= EVERY:
                beat(runs=runs, strikes=schedules)
                beaten = time.monotonic()
            if schedules:
                ticker.step()

        return step


def renew(holders: set[str]) -> None:
    """Prolong the leases of these claims. One write, none when there are none."""
    if holders:
        with transaction.atomic():
            held = Job.objects.filter(holder__in=holders, state=Job.State.RUNNING)
            held.update(free_at=clock.now() + LEASE_FOR)


def run_due(limit: int = 1000) -> int:
    """Run what is free now, one after another in this thread, and say how many. For tests: no lease is renewed."""
    for count in range(limit):
        if (job := claim()) is None:
            return count
        perform(job)
    return limit
