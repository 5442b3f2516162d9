"""What the terminal says once the server answers: where, who may sign in, and what plain HTTP can't do."""

import io
from collections.abc import Iterator

import segno
from django.conf import settings

from xiaodui.pulse.address import is_loopback, office_address
from xiaodui.pulse.sockets import GREETINGS


def lines(host: str, port: int) -> Iterator[str]:
    if is_loopback(host):
        yield f"销队 Xiaodui → {url(host, port)}"
        for greet in GREETINGS:
            yield from greet()
        return
    address = url(office_address(host) or "127.0.0.1", port)
    yield f"销队 Xiaodui → {address}"
    yield qr(address)
    yield "手机扫码即可打开。演示账号的密码在这个地址上不能用。"
    yield "Scan to open on a phone. The demo company's passwords do not work at this address."
    if not settings.HTTPS:
        yield (
            "这是普通 HTTP：离线缓存、推送、通行密钥和麦克风都要 HTTPS，办法见 docs/operate/。\n"
            "This is plain HTTP: offline pages, push, passkeys and the microphone need HTTPS; see docs/operate/."
        )


def url(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def qr(address: str) -> str:
    drawn = io.StringIO()
    segno.make(address, error="l").terminal(drawn, compact=True)
    return drawn.getvalue()
