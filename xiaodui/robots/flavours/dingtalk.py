"""DingTalk group robots: signed by two query parameters, 20 messages a minute, then silent for ten."""

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote_plus

from xiaodui.robots.flavours.base import BUSY, FORMAT, GONE, Message, Numbered, Request, as_json


def sign(secret: str, timestamp: int) -> str:
    """Base64 of HMAC-SHA256 of "milliseconds, line feed, secret" under the secret; an hour old at most."""
    digest = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


class DingTalk(Numbered):
    name = "dingtalk"
    most_bytes = 18_000
    hosts = ("oapi.dingtalk.com",)
    path = "/robot/send"
    signs = True
    code_key = ("errcode",)
    codes = {
        310000: "dingtalk-check", 300001: GONE, 300005: GONE, 400013: GONE, 400101: GONE, 400102: GONE, 400106: GONE,
        130101: BUSY, 410100: BUSY, 40035: FORMAT, 400105: FORMAT,
    }  # fmt: skip

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        if secret:
            stamp = int(now.timestamp() * 1000)
            address += f"{'&' if '?' in address else '?'}timestamp={stamp}&sign={quote_plus(sign(secret, stamp))}"
        return Request(address, as_json({"msgtype": "text", "text": {"content": message.text}}))
