"""Types of posts and what each asks: declared here, switched by each room."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Asked:
    """One field of a type. `key` is the act's own (customer, amount, day, choice, more); `choices` of a choice."""

    key: str
    label: Any
    must: bool = False
    choices: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class PostType:
    """`file` says whether it must carry one unless the room says otherwise. `words` are by what a plain text is guessed to
    be one (`rules.guess`)."""

    key: str
    label: Any
    icon: str
    asks: tuple[Asked, ...]
    words: tuple[str, ...]
    file: bool = False
    hint: Any = ""

    def asked(self, key: str) -> Asked | None:
        return next((one for one in self.asks if one.key == key), None)

    @property
    def musts(self) -> list[str]:
        """What must be there unless the room says otherwise."""
        return [one.key for one in self.asks if one.must] + (["file"] if self.file else [])


DEAL = PostType(
    "deal", _("战报"), "trophy",
    (
        Asked("customer", _("客户"), must=True), Asked("amount", _("金额"), must=True), Asked("day", _("哪天签的")),
        Asked("choice", _("哪一种"), choices=(("new", _("新签")), ("renewed", _("续签")), ("more", _("加购")))),
    ),
    ("战报", "签下", "签了", "成交", "赢单", "拿下", "回款", "合同", "signed", "closed", "won"), hint=_("谁、哪一家、多少、怎么拿下的"),
)  # fmt: skip
QUESTION = PostType(
    "question", _("客户问题"), "message-question",
    (
        Asked("customer", _("客户"), must=True),
        Asked("choice", _("问的是"), choices=(
            ("price", _("报价")), ("delivery", _("交期")), ("quality", _("质量")), ("service", _("售后")), ("else", _("别的")),
        )),
        Asked("day", _("最晚哪天答复")),
    ),
    ("客户问", "客户说", "客户反映", "客户要", "对方问", "customer asks", "client asks"), hint=_("原话怎么说，要我们答复什么"),
)  # fmt: skip
DAILY = PostType(
    "daily", _("日报"), "calendar-stats",
    (Asked("day", _("哪一天")), Asked("more", _("明天先做什么"), must=True)),
    ("日报", "今天", "今日", "明天", "拜访", "daily", "today", "tomorrow"), hint=_("今天办成了什么，卡在哪里"),
)  # fmt: skip
HELP = PostType(
    "help", _("求助"), "lifebuoy",
    (
        Asked("choice", _("要哪方面的"), must=True, choices=(
            ("price", _("报价")), ("technical", _("技术")), ("delivery", _("交付")), ("contract", _("合同")), ("else", _("别的")),
        )),
        Asked("day", _("最晚哪天要")), Asked("customer", _("客户")),
    ),
    ("求助", "帮忙", "帮我", "谁能", "谁有", "怎么办", "请教", "help", "anyone", "how do"), hint=_("试过什么，要人做什么"),
)  # fmt: skip
NOTICE = PostType(
    "notice", _("通知"), "speakerphone", (Asked("day", _("从哪天起")), Asked("more", _("要大家做什么"))),
    ("通知", "公告", "即日起", "请大家", "各位", "从下周", "notice", "everybody", "from now on"), hint=_("什么变了，从什么时候起"),
)  # fmt: skip
TYPES = {one.key: one for one in (DEAL, QUESTION, DAILY, HELP, NOTICE)}
