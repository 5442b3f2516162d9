"""The bare limit: the same server library, a thousand sockets and a loop that sends each the same frame. Nothing else.

    python -m benchmarks.kit.broadcaster

`GET /go?seconds=4&size=1300` sends frames of so many bytes for so long, as fast as they go, and answers how many.
"""

import asyncio
import json
import time
from typing import Any
from urllib.parse import parse_qsl

import uvicorn

pages: set[Any] = set()
tick = [0]


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        return await listened(receive, send)
    asked = dict(parse_qsl(scope["query_string"].decode()))
    done = await broadcast(float(asked["seconds"]), int(asked["size"]))
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(done).encode()})


async def listened(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    pages.add(send)
    try:
        while (await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "text": '{"pong": 1}'})
    finally:
        pages.discard(send)


async def broadcast(seconds: float, size: int) -> dict[str, Any]:
    """Frames that look like the product's, padded to `size` bytes."""
    began, first = time.monotonic(), tick[0]
    while time.monotonic() - began < seconds:
        head = f'{{"part": {{"topic": "room:1", "from": {tick[0]}, "to": {tick[0] + 1}, "whole": true, "html": ["'
        tick[0] += 1
        text = head + "x" * (size - len(head) - 4) + '"]}}'
        for send in list(pages):
            await send({"type": "websocket.send", "text": text})
        await asyncio.sleep(0)
    return {"begin": first, "end": tick[0], "began": began}


if __name__ == "__main__":
    config = uvicorn.Config(application, port=0, lifespan="off", log_config=None, access_log=False, server_header=False,
                            ws_per_message_deflate=False)  # fmt: skip
    config.load()
    listening = config.bind_socket()
    listening.listen(2048)
    print(listening.getsockname()[1], flush=True)
    uvicorn.Server(config).run(sockets=[listening])
