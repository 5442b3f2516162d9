"""Microsoft Teams by a Workflows webhook: an Adaptive Card. The connectors that took MessageCards are retired."""

from datetime import datetime
from typing import Any

from xiaodui.robots.flavours.base import Flavour, Message, Request, as_json


def card(message: Message) -> dict[str, Any]:
    """Runs of text, which Teams shows as they are; a TextBlock would read them as Markdown."""
    rows = [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": line}]} for line in message.lines]
    schema = "http://adaptivecards.io/schemas/adaptive-card.json"
    return {"$schema": schema, "type": "AdaptiveCard", "version": "1.2", "body": rows}


class Teams(Flavour):
    name = "teams"
    most_bytes = 12_000

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        kind = "application/vnd.microsoft.card.adaptive"
        attachment = {"contentType": kind, "contentUrl": None, "content": card(message)}
        return Request(address, as_json({"type": "message", "attachments": [attachment]}))
