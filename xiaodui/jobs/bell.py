"""The bell that wakes this process's idle runner threads when a job was committed here."""

import threading


class Bell:
    """Counts its rings, so that one between looking and waiting is not missed."""

    def __init__(self) -> None:
        self._rung = threading.Condition()
        self._count = 0

    def ring(self) -> None:
        with self._rung:
            self._count += 1
            self._rung.notify_all()

    def heard(self) -> int:
        """How often it rang; take it before looking for work and give it to `wait`."""
        return self._count

    def wait(self, heard: int, seconds: float) -> None:
        """Return at the first ring after `heard` was taken, or after `seconds`."""
        with self._rung:
            self._rung.wait_for(lambda: self._count != heard, timeout=seconds)


BELL = Bell()
