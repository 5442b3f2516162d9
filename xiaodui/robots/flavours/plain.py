"""A program of one's own: plain JSON, signed in a header."""

import hashlib
import hmac
from datetime import datetime

from xiaodui.robots.flavours.base import Flavour, Message, Request, as_json


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Hex HMAC-SHA256 of "seconds, full stop, body" under the secret: the receiver sees that it is ours, and how old."""
    return hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


class Plain(Flavour):
    name = "plain"
    most_bytes = 60_000
    signs = True

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        items = [
            {"fact": one.fact, "verb": one.verb, "happened_at": one.happened_at.isoformat(), "text": one.text}
            for one in message.items
        ]
        body, stamp = as_json({"text": message.text, "items": items}), int(now.timestamp())
        headers = {"Content-Type": "application/json; charset=utf-8", "X-Xiaodui-Timestamp": str(stamp)}
        if secret:
            headers["X-Xiaodui-Signature"] = f"sha256={sign(secret, stamp, body)}"
        return Request(address, body, headers)
