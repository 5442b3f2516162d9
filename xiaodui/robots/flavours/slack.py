"""Slack's incoming webhooks, and Mattermost's, which take the same JSON but read it as Markdown."""

import re
from datetime import datetime

from xiaodui.robots.flavours.base import Flavour, Message, Request, as_json

MARKS = re.compile(r"([\\`*_~\[\]<>|#])")


class Slack(Flavour):
    name = "slack"
    most_bytes = 30_000

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        text = message.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return Request(address, as_json({"text": text, "mrkdwn": False}))


class Mattermost(Flavour):
    name = "mattermost"
    most_bytes = 12_000

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        # A name like @all calls everybody: a blank without width keeps it a word.
        text = MARKS.sub(r"\\\1", message.text).replace("@", "@\u200b")
        return Request(address, as_json({"text": text}))
