"""Clients who press at once: each keeps one connection and claims place after place, where the others claim too."""

import asyncio
import time
from random import Random

Answered = tuple[int, int, float, int]
"""client, status, milliseconds, the id that it was given (0 for none)"""


def crowd(address: str, tokens: list[str], places: list[int], attempts: int) -> tuple[list[Answered], float]:
    """`attempts` presses by as many clients as there are tokens; each answer, and the seconds that all took."""
    return asyncio.run(_press_all(address, tokens, places, attempts))


async def _press_all(address: str, tokens: list[str], places: list[int], attempts: int) -> tuple[list[Answered], float]:
    host, port = address.rsplit(":", 1)
    each = attempts // len(tokens)
    lines = [await asyncio.open_connection(host, int(port)) for _ in tokens]
    began = time.perf_counter()
    tasks = [_press(n, lines[n], token, places, each, host) for n, token in enumerate(tokens)]
    answers = [answer for mine in await asyncio.gather(*tasks) for answer in mine]
    return answers, time.perf_counter() - began


async def _press(
    client: int, line: tuple[asyncio.StreamReader, asyncio.StreamWriter], token: str, places: list[int], each: int, host: str
) -> list[Answered]:  # fmt: skip
    """All want the same few places at any moment, and move on through the pool together."""
    reader, writer = line
    chance, answers = Random(client), []
    for n in range(each):
        place = places[(len(places) * n // each + chance.randrange(64)) % len(places)]
        began = time.perf_counter()
        writer.write(
            f"POST /api/v1/places/{place}/claim HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}".encode()
        )
        status, body = await _answer(reader)
        given = int(body.split(b'"id":', 1)[1].split(b",", 1)[0].strip(b" }")) if status == 200 else 0
        answers.append((client, status, (time.perf_counter() - began) * 1000, given))
    writer.close()
    return answers


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    fields = {
        name.strip().lower(): value.strip() for name, _, value in (x.partition(b":") for x in head.split(b"\r\n"))
    }
    return int(head.split(b" ", 2)[1]), await reader.readexactly(int(fields[b"content-length"]))
