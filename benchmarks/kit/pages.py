"""Processes full of open pages, told together what to do."""

import json
import subprocess
import sys
from typing import Any

from benchmarks.kit import scratch


class Pages:
    """`count` processes of `benchmarks.kit.listeners`."""

    def __init__(self, count: int) -> None:
        self.crowds = [
            subprocess.Popen(
                [sys.executable, "-m", "benchmarks.kit.listeners"], cwd=scratch.ROOT, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )
            for _ in range(count)
        ]  # fmt: skip

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_: object) -> None:
        for crowd in self.crowds:
            crowd.kill()
            crowd.wait()

    def ask(self, do: str, each: list[dict[str, Any]] | None = None, **same: Any) -> list[dict[str, Any]]:
        """The answer of each; all work at the same time."""
        for n, crowd in enumerate(self.crowds):
            assert crowd.stdin
            crowd.stdin.write(json.dumps({"do": do, **same, **(each[n] if each else {})}) + "\n")
            crowd.stdin.flush()
        return [json.loads(crowd.stdout.readline()) for crowd in self.crowds if crowd.stdout]

    def open(self, address: str, sessions: list[str], topics: list[str], tick: int = 0, web: str = "") -> None:
        share = len(sessions) // len(self.crowds)
        each = [{"sessions": sessions[n * share : (n + 1) * share]} for n in range(len(self.crowds))]
        done = self.ask("open", each, address=address, web=web or address, topics=topics, tick=tick)
        assert not any(one["wrong"] for one in done), done
        assert sum(one["open"] for one in done) == len(sessions), done
