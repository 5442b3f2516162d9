"""How many rows a chunk takes: it holds the only writer's turn."""

HELD = 0.04
"""Seconds for which a chunk should hold the only writer's turn."""
MOST = 300


def sized(size: int, first: int, took: float) -> int:
    """Rows of the next chunk, when this one held the turn so long: as many as fit into `HELD`. It grows by half at most,
    and shrinks to half of the first one at least: below that what a chunk costs by itself would make it longer."""
    wanted = min(size * HELD / took, size * 1.5, MOST)
    return max(int(wanted), (first + 1) // 2)
