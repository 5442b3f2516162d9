"""How often one address may be used. Counts stand in the cache, as those of sign-in do."""

from django.core.cache import cache

from xiaodui.core import clock

A_MINUTE = 60
MOST_BYTES = 100_000


def wait_for(hook_id: int) -> int:
    """Counts this post; the seconds to wait where the minute is used up, else 0."""
    now = int(clock.now().timestamp())
    key = f"hooks:{hook_id}:{now // 60}"
    cache.add(key, 0, 120)
    try:
        count = int(cache.incr(key))
    except ValueError:  # it ran out between the two lines
        return 0
    return 60 - now % 60 if count > A_MINUTE else 0
