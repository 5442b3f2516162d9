"""How much one page may say."""


class Bucket:
    """A token bucket: `rate` messages a second on average, `burst` at once."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst, self.left = rate, burst, burst
        self.seen: float | None = None

    def takes(self, now: float) -> bool:
        """Whether one more message is allowed at `now` (monotonic seconds)."""
        passed = 0 if self.seen is None else now - self.seen
        self.left, self.seen = min(self.burst, self.left + passed * self.rate), now
        if self.left < 1:
            return False
        self.left -= 1
        return True
