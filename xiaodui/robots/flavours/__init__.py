"""The products that robots talk to, a file each."""

from xiaodui.robots.flavours.base import Flavour, Item, Message, Request
from xiaodui.robots.flavours.dingtalk import DingTalk
from xiaodui.robots.flavours.feishu import Feishu
from xiaodui.robots.flavours.plain import Plain
from xiaodui.robots.flavours.slack import Mattermost, Slack
from xiaodui.robots.flavours.teams import Teams
from xiaodui.robots.flavours.wecom import WeCom

_all: dict[str, Flavour] = {
    one.name: one for one in (WeCom(), DingTalk(), Feishu(), Slack(), Teams(), Mattermost(), Plain())
}


def flavour_named(name: str) -> Flavour:
    return _all[name]


__all__ = ["Flavour", "Item", "Message", "Request", "flavour_named"]
