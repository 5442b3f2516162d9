"""A mail server small enough to misbehave on purpose: plain SMTP on 127.0.0.1, one thread."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Talk(socketserver.StreamRequestHandler):
    server: "Stub"

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        answers = self.server.answers
        self.say(answers.get("HELLO", "220 stub"))
        if "HELLO" in answers:
            return
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            self.server.heard.append(line)
            if word == "EHLO":
                self.say("250-stub")
                self.say("250 AUTH PLAIN LOGIN")
            elif word == "DATA" and word not in answers:
                self.say("354 go on")
                self.server.letters.append(self._letter())
                self.say("250 kept")
            else:
                self.say(answers.get(word, "221 bye" if word == "QUIT" else "235 in" if word == "AUTH" else "250 ok"))
            if word == "QUIT":
                return

    def _letter(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode()).rstrip("\r\n") != ".":
            lines.append(line)
        return "".join(lines)


class Stub(socketserver.ThreadingTCPServer):
    """`answers` replaces its answer to a word ("AUTH": "535 no"); `heard` and `letters` are what came."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, answers: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.answers, self.heard, self.letters = answers, list[str](), list[str]()
        self.port: int = self.server_address[1]


@contextmanager
def mail_server(**answers: str) -> Iterator[Any]:
    with Stub(answers) as stub:
        threading.Thread(target=stub.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield stub
        finally:
            stub.shutdown()
