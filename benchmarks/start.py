"""Starting: an empty folder to its first page, a warm start, memory at rest, and the weight of a first visit.

Right only when the pages answer 200 and every asset that the first page names is there.
"""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_most

ASSET = re.compile(r"""(?:src|href)="(/static/[^"#]+)""")
INSIDE = re.compile(r"""url\((?:"|')?([^)"']+\.woff2)""")


class Server:
    """`serve` on this folder, from its start to the first page."""

    def __init__(self, folder: Path) -> None:
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", "0", "--no-demo"], cwd=scratch.ROOT,
            env=scratch.environment(folder), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.process.stdout
        for line in self.process.stdout:
            if "http://" in line:
                self.address = line[line.index("http://") :].split()[0].rstrip("/")
                break
        else:
            raise AssertionError("the server ended before it answered")
        self.page = get(self.address + "/")
        self.seconds = time.perf_counter() - began
        ticks = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        self.processor_s = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Got:
    """An answer: where it came from in the end, how many bytes came over the wire, and what they say."""

    def __init__(self, url: str) -> None:
        request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 200
            self.url, body = answer.url, answer.read()
            packed = answer.headers.get("Content-Encoding") == "gzip"
        self.bytes = len(body)
        self.body = gzip.decompress(body) if packed else body

    @property
    def text(self) -> str:
        return self.body.decode()


def get(url: str) -> Got:
    return Got(url)


def main() -> dict[str, Any]:
    folder = scratch.folder() / "start"
    assert not folder.exists(), "a start is cold on an empty folder only"
    folder.mkdir()
    cold = Server(folder)
    cold.end()
    warm = Server(folder)
    visits = [get(urljoin(warm.page.url, path)) for path in ("/", "/healthz", warm.page.url) for _ in range(10)]
    assert visits
    rest = warm.megabytes()
    weight = weighed(warm.page)
    warm.end()
    total = sum(row["bytes"] for row in weight) / 1000
    return {
        "rows": weight,
        "processor seconds, cold": cold.processor_s,
        "processor seconds, warm": warm.processor_s,
        "aims": [
            at_most("cold start to the first page, s", cold.seconds, 10),
            at_most("warm start to the first page, s", warm.seconds, 3),
            at_most("memory at rest, MB", rest, 250),
            at_most("first visit, kB over the wire", total, 150),
        ],
    }


def weighed(page: Got) -> list[dict[str, Any]]:
    """What a browser asks for on its first visit: the page, what it names, and the fonts that its styles name."""
    assets = {urljoin(page.url, name) for name in ASSET.findall(page.text)}
    found = [{"what": "page", "bytes": page.bytes}]
    for url in sorted(assets):
        asset = get(url)
        found.append({"what": url.rpartition("/")[2], "bytes": asset.bytes})
        if url.endswith(".css"):
            fonts = {urljoin(url, font) for font in INSIDE.findall(asset.text)} - assets
            found += [{"what": font.rpartition("/")[2], "bytes": get(font).bytes} for font in sorted(fonts)]
    return found


if __name__ == "__main__":
    print(json.dumps(main()))
