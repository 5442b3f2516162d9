"""A figure beside what it should be; and the few statistics that all benchmarks use."""

from collections.abc import Sequence
from typing import Any


def at_most(name: str, got: float, aim: float) -> dict[str, Any]:
    return {"name": name, "got": round(got, 3), "aim": f"<= {aim:g}", "met": got <= aim}


def at_least(name: str, got: float, aim: float) -> dict[str, Any]:
    return {"name": name, "got": round(got, 3), "aim": f">= {aim:g}", "met": got >= aim}


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies; the middle one for 0.5."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def p50(values: Sequence[float]) -> float:
    return quantile(values, 0.5)


def p95(values: Sequence[float]) -> float:
    return quantile(values, 0.95)
