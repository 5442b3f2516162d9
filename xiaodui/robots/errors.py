"""Why a message didn't arrive, as a sentence that says what to do. What the other side wrote is never shown."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

SENTENCES: dict[str, str] = {
    "address": noop("地址写法不对，从群机器人的设置里重新复制一遍。"),
    "plain": noop("地址要用 https 开头。"),
    "private": noop("这个地址指向内部网络，不发。自己的服务器要请管理员先放行。"),
    "name": noop("找不到这个域名，检查地址，或者看服务器能不能上网。"),
    "refused": noop("连不上对方，可能没上网，也可能对方停了。会再试。"),
    "tls": noop("对方的安全证书不对，没有发。"),
    "slow": noop("对方 10 秒没有答完，会再试。"),
    "garbled": noop("对方的回答看不懂，检查地址是不是群机器人的。"),
    "redirect": noop("对方要求转到别的地址，不跟。填最终的地址。"),
    "gone": noop("对方说没有这个机器人：可能在群里被删了，或者地址不全。重新复制地址。"),
    "busy": noop("对方说发得太快，歇一会儿再试。"),
    "sign": noop("签名对不上：密钥填错了，或者服务器的时间不准。"),
    "keyword": noop("机器人设了关键词，消息里没有。把「销队」加进关键词，或者改用签名。"),
    "ip": noop("机器人限定了来源 IP，把服务器的出口地址加进去。"),
    "format": noop("对方不收这种内容，检查种类选得对不对。"),
    "banned": noop("对方不让发：群可能关了机器人，或者地址失效了。"),
    "dingtalk-check": noop("没通过钉钉的安全设置：核对密钥，或者把「销队」设成关键词。"),
    "locked": noop("服务器的密钥换过了，读不出地址。重新填一次地址。"),
}


def sentence(code: str) -> str:
    """The sentence for a code of `outbound`, of a flavour's verdict, or ours; "" for none."""
    kind, _colon, number = code.partition(":")
    if kind == "http":
        return _("对方的服务器答了 %(n)s，会再试。") % {"n": number}
    if kind == "vendor":
        return _("对方答了错误码 %(n)s，可以在它的文档里查。") % {"n": number}
    return _(SENTENCES[code]) if code in SENTENCES else code
