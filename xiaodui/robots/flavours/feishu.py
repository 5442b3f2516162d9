"""Feishu (and Lark) custom bots: signed in the body, by a key made of time and secret over nothing."""

import base64
import hashlib
import hmac
from datetime import datetime
from typing import Any

from xiaodui.robots.flavours.base import BUSY, FORMAT, GONE, IP, KEYWORD, SIGN, Message, Numbered, Request, as_json


def sign(secret: str, timestamp: int) -> str:
    """Base64 of HMAC-SHA256 of the empty text under "seconds, line feed, secret"; an hour old at most."""
    return base64.b64encode(hmac.new(f"{timestamp}\n{secret}".encode(), b"", hashlib.sha256).digest()).decode()


class Feishu(Numbered):
    name = "feishu"
    most_bytes = 18_000
    hosts = ("open.feishu.cn", "open.larksuite.com")
    path = "/open-apis/bot/"
    signs = True
    code_key = ("code", "StatusCode")
    codes = {
        19001: GONE, 19002: FORMAT, 9499: FORMAT, 19021: SIGN, 19022: IP, 19024: KEYWORD, 11232: BUSY, 11233: BUSY,
    }  # fmt: skip

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        # Its text knows one tag, <at>, and no way to escape it.
        content: dict[str, Any] = {"msg_type": "text", "content": {"text": message.text.replace("<", "＜")}}
        if secret:
            stamp = int(now.timestamp())
            content = {"timestamp": str(stamp), "sign": sign(secret, stamp), **content}
        return Request(address, as_json(content))
