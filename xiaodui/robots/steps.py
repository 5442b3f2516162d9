"""Where to find a robot's address in each product, in two steps."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

STEPS: dict[str, tuple[str, str]] = {
    "wecom": (
        noop("在企业微信打开那个群，点右上角的「…」，选「消息推送」或「群机器人」，添加一个。"),
        noop("复制它的 Webhook 地址，贴到下面。"),
    ),
    "dingtalk": (
        noop("在钉钉打开那个群的设置，进「机器人」，添加「自定义」，安全设置选「加签」，或者把「销队」设成关键词。"),
        noop("复制 Webhook 地址；选了加签，把 SEC 开头的密钥也贴过来。"),
    ),
    "feishu": (
        noop("在飞书打开那个群的设置，进「群机器人」，添加「自定义机器人」，可以勾选「签名校验」。"),
        noop("复制 Webhook 地址；勾了签名校验，把密钥也贴过来。"),
    ),
    "slack": (
        noop("在 api.slack.com/apps 建一个应用，打开 Incoming Webhooks，加到要播报的频道。"),
        noop("复制 https://hooks.slack.com/services/ 开头的地址，贴到下面。"),
    ),
    "teams": (
        noop("在 Teams 频道的「…」里选「工作流」，用「收到 webhook 请求时发布到频道」这个模板。旧的连接器已经停用。"),
        noop("建好后复制它给的地址，贴到下面。"),
    ),
    "mattermost": (
        noop("在 Mattermost 的「集成」里添加「传入 Webhook」，选要播报的频道。"),
        noop("复制地址贴到下面。服务器在内网的，先请管理员放行。"),
    ),
    "plain": (
        noop("你的程序要能收 https 的 POST，收到就答 200。"),
        noop("填它的地址。填了密钥，每次请求都带签名，程序可以核对。"),
    ),
}  # fmt: skip


def steps_of(flavour: str) -> SafeString:
    """Both, a line each, for the head of a dialog."""
    first, second = STEPS[flavour]
    return render_to_string("robots/_steps.html", {"first": _(first), "second": _(second)})
