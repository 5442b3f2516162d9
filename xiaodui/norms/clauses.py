"""What the rulebook says of talking beyond the clauses that come with it."""

from xiaodui.governance.pack import ClauseText, Param

BY_SIGN = Param(
    "chat.reply_by_sign", zh="点个表情也算回话", en="A reaction counts as an answer", default=False, unit="bool"
)
COUNTING = ClauseText(
    "chat.waiting", "talk", "什么算在等你回话", "What waits for your answer",
    "点到你的名、标了急的、没点名的提问，都算有人在等。没点名的，问到职责矩阵里管这件事的那位，矩阵里没有就问群主或组长。你在下面或在群里回一句，"
    "就算回了；问的人也可以说「有答案了」。两个人的对话不计时，除非标了急；一次点五位以上的，算通知，不计时。"
    "不该由你答的，点「不该由我答」提异议，晚了以后也可以。",
    "Your name, an urgent mark, or a question to nobody in particular: somebody waits. A question without a name goes to whoever the "
    "matrix says answers for its topic, else to who runs the room. A word from you below it or in the room answers it; whoever asked "
    "may say that it is settled. Talks between two have no clock unless marked urgent; more than five names are an announcement. "
    "What isn't yours to answer you may object to, also once it is late.",
    params=(BY_SIGN,), order=411,
    may=(("问的人先说「有答案了」", "Say that it is settled, if you asked"), ("先回几点给准话", "Answer first by when you will know")),
    may_not=(("什么都标成急", "Mark everything as urgent"), ("用「谢谢大家」点一串名字催人", "Press people by naming all of them")),
    why_zh="先说清谁在等谁，才不用互相猜。", why_en="Who waits for whom must be clear before anybody is late.",
)  # fmt: skip
FLOOD = Param(
    "chat.flood_per_minute", zh="一分钟最多几条", en="Messages a minute at most", default=12, least=3, most=120
)
QUIET_ASKS = Param(
    "chat.quiet_asks",
    zh="免打扰时段和不上班的日子点名，先问一句",
    en="Ask before calling by name in quiet hours and on days off",
    default=True,
    unit="bool",
)
PACE = ClauseText(
    "chat.pace", "talk", "别刷屏，别冷场", "Neither flood nor silence",
    "一分钟最多 12 条，一件事写成一条。群主可以开慢速：隔几秒说一句。22:00 到 08:00 和你不上班的日子，点名或标急先问你一句：要不要等到"
    "上班，真发了也行，对方不回不算晚。群可以定一周至少聊几条，少了只告诉管群的人，不罚谁。",
    "At most 12 messages a minute: one thing, one message. Who runs a room may slow it down: so many seconds between two. From 22:00 to "
    "08:00 and on days that you don't work, you are asked before you call by name or mark as urgent; you may send it, and no "
    "answer is not late. A room may want so many messages a week; where there are fewer, who runs it is told, and nobody is punished.",
    params=(FLOOD, QUIET_ASKS), order=412,
    may=(("把几句话合成一条", "Put several lines into one"), ("真急就打电话", "Phone if it is truly urgent")),
    may_not=(("一句话拆成十条发", "Cut a sentence into ten messages"), ("半夜点名催数", "Ask for figures by name at night")),
    why_zh="刷得太快没人看，没人说话也没法一起做事。", why_en="Nobody reads a flood, and nobody works together in silence.",
)  # fmt: skip
OBJECTION_DAYS = Param(
    "chat.objection_days",
    zh="几个工作日内答复异议",
    en="Working days to answer an objection",
    default=2,
    unit="days",
    least=1,
    most=30,
)
KEEPING = ClauseText(
    "chat.keeping", "talk", "管群的人怎么管", "How a room is kept",
    "同事看到不合适的话可以报给管群的人，写的人不知道是谁报的。管群的人撤下一条、请谁先别说话，都要写明原因，本人马上知道，也看得到依据哪一条。"
    "觉得不对，可以提异议，由没参与的上一级在 2 个工作日内答复；异议成立，撤下的放回去，禁言马上解除。",
    "Who sees something unfit may report it to who runs the room; its writer doesn't learn who did. Whoever takes a message down or asks "
    "somebody to be silent says why; the one concerned hears of it at once, with the clause. He may object, and the next leader who "
    "had no part in it answers within 2 working days; if he is right, the message comes back and the silence ends.",
    params=(OBJECTION_DAYS,), order=421,
    may=(("对撤下和禁言提异议", "Object to a message taken down, to being silenced"), ("报了又撤回", "Take a report back")),
    may_not=(("不说原因就撤别人的话", "Take down without a reason"), ("打听是谁报的", "Ask around who reported it")),
    why_zh="管得公开，才有人愿意被管。", why_en="What is done in the open is accepted.",
)  # fmt: skip
