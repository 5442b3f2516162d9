"""Bodies on their way in and answers on their way out, through the bridge to WSGI, on a real port."""

import hashlib
import http.client
import os
import socket
import threading
import time

import pytest
import uvicorn
from a2wsgi import WSGIMiddleware

from xiaodui.pulse.intake import Intake

MOST = 3_000_000
seen: list[int] = []


def weigh(environ, start_response):
    """Answers with length and digest of the body; /long answers with 20 MB in pieces."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/long":
        return (b"y" * 65_536 for _ in range(320))
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    seen.append(len(body))
    return [f"{len(body)} {hashlib.sha256(body).hexdigest()}".encode()]


@pytest.fixture(scope="module")
def port():
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(Intake(WSGIMiddleware(weigh, workers=2), MOST), lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def sent(port: int, body, **headers) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/", body=body, headers=headers, encode_chunked=not isinstance(body, bytes))
    return connection.getresponse()


def raw(port: int, *parts: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        for part in parts:
            client.sendall(part)
        answer = b""
        while piece := client.recv(65_536):
            answer += piece
        return answer


def pieces(total: int):
    for start in range(0, total, 50_000):
        yield b"x" * min(50_000, total - start)


@pytest.mark.parametrize("length", [1, 65_536, MOST])
def test_a_body_up_to_the_limit_arrives_whole(port, length):
    body = os.urandom(length)
    assert sent(port, body).read().decode() == f"{length} {hashlib.sha256(body).hexdigest()}"


def test_a_chunked_body_arrives_whole_though_wsgi_knows_none(port):
    assert sent(port, pieces(2_000_000)).read().decode().split()[0] == "2000000"


@pytest.mark.parametrize("body", [b"x" * 3_200_000, pieces(3_200_000), pieces(20_000_000)])
def test_a_body_over_the_limit_is_refused_however_it_is_sent(port, body):
    seen.clear()
    try:
        answer = sent(port, body)
    except OSError:
        pass  # far over the limit the connection is closed while the client still writes
    else:
        assert answer.status == 413
        assert "3 MB" in answer.read().decode()
    assert seen == []


def test_the_refusal_speaks_the_readers_language(port):
    assert sent(port, b"x" * 3_200_000, **{"Accept-Language": "zh-CN"}).read().decode().startswith("文件太大")


def test_an_understated_length_ends_the_body_there(port):
    head = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"
    assert b"\n5 2cf24dba" in raw(port, head + b"hello" + b"z" * 1000)


def test_two_lengths_are_one_too_many(port):
    head = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert raw(port, head + b"3\r\nabc\r\n0\r\n\r\n").startswith(b"HTTP/1.1 400")


def test_a_body_that_breaks_off_never_reaches_a_view(port):
    seen.clear()
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5000\r\n\r\nhalf")
    time.sleep(0.2)
    assert sent(port, b"whole").read().startswith(b"5 ")
    assert seen == [5]


def test_slow_uploads_do_not_take_the_threads(port):
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
    for client in slow:
        client.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5000\r\n\r\nslow")
    assert sent(port, b"quick").read().startswith(b"5 ")  # read to its end, or its length is noted in a later test
    for client in slow:
        client.close()


def test_a_long_answer_streams_and_readers_that_leave_free_their_threads(port):
    for _ in range(6):
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(b"GET /long HTTP/1.1\r\nHost: here\r\n\r\n")
            client.recv(1000)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/long")
    assert len(connection.getresponse().read()) == 320 * 65_536
