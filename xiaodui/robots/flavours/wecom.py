"""WeCom group robots: text of at most 2,048 bytes, 20 messages a minute, the address is the only secret."""

from datetime import datetime

from xiaodui.robots.flavours.base import BUSY, FORMAT, GONE, IP, Message, Numbered, Request, as_json


class WeCom(Numbered):
    name = "wecom"
    most_bytes = 2048
    hosts = ("qyapi.weixin.qq.com",)
    path = "/cgi-bin/webhook/send"
    code_key = ("errcode",)
    codes = {93000: GONE, 93008: GONE, 45009: BUSY, 45033: BUSY, 40058: FORMAT, 44004: FORMAT, 60020: IP}

    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        return Request(address, as_json({"msgtype": "text", "text": {"content": message.text}}))
