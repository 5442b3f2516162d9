"""What the rulebook says of forms."""

from xiaodui.governance.pack import ClauseText, Param

HELPS = Param(
    "chat.format_helps",
    zh="没按格式的先拦下，帮着填好",
    en="Hold what has no form and help fill it in",
    default=True,
    unit="bool",
)
DAILY_ONCE = Param("chat.daily_once", zh="日报一天只发一份", en="One daily report a day", default=True, unit="bool")
FORMAT = ClauseText(
    "chat.format", "talk", "写成格式", "Written in a form",
    "战报、客户问题、日报、求助、通知各有一个格式：标题一句话说清，正文写经过，该带的附件带上。只收格式的群，随手写的一句先留在输入框里，"
    "一个字不丢地放进格式，补上缺的再发；回复别人不用格式。日报一天一份，要补就改那一份。",
    "Deal reports, customers' questions, daily reports, calls for help and notices have a form each: a title that says it in one "
    "line, a body, and the file that belongs to it. In rooms that take nothing else, a plain line stays in the box and is put into "
    "the form without losing a letter; answers need no form. One daily report a day: to add something, change it.",
    params=(HELPS, DAILY_ONCE), order=405,
    may=(
        ("回复别人直接写", "Answer without a form"),
        ("不知道选哪种，让它猜，再改", "Let it guess the type, and change it"),
    ),
    may_not=(
        ("为了过关乱填", "Fill in nonsense to get through"),
        ("一件事拆成十条刷屏", "Cut one thing into ten messages"),
    ),
    why_zh="一百条里要找哪一单多少钱，有格式才找得到。", why_en="Which deal, how much: among a hundred lines only a form lets you find it.",
)  # fmt: skip
