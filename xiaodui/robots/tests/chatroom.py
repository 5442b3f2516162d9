"""A group chat of this machine: takes what robots send by HTTP and answers as it is told."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class ChatRoom:
    """`said` is the text of what came, in order; `answers` what is answered next, 200 when nothing is told."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[int] = []
        room = self

        class Hears(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                room.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                room.headers.append(dict(self.headers))
                self.send_response(room.answers.pop(0) if room.answers else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Hears)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.place}/hooks/abcdef123456"

    @property
    def said(self) -> list[str]:
        return [body["text"] for body in self.bodies]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
