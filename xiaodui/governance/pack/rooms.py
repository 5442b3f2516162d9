"""Chapter 4 goes on: what a room shows of people, and whom one may call."""

from xiaodui.governance.pack.texts import ClauseText, Param

SEEN = ClauseText(
    "chat.seen",
    "talk",
    "已读和在线",
    "Read and online",
    "发言的人和群主看得到谁读到了这一条，大家看得到谁在线。谁不想让人看到，可以关掉自己的，他也就看不到别人的。"
    "在不在线、读没读，不用来评价任何人。",
    "Who wrote a message, and who runs the room, sees who has read that far; everybody sees who is online. Who doesn't want to be "
    "seen may switch his own off, and then doesn't see the others' either. Neither is ever used to judge anybody.",
    params=(
        Param("chat.seen_reading", "看得到谁读过", "Show who has read", True, "bool"),
        Param("chat.seen_online", "看得到谁在线", "Show who is online", True, "bool"),
    ),
    order=440,
    may=(("关掉自己的已读和在线", "Switch your own off"),),
    may_not=(("拿已读没回说事", "Hold “read but not answered” against somebody"),),
    why_zh="知道消息到没到，少催一次；不想被看着，也该有门。",
    why_en="To know that it arrived saves asking again; and who doesn't want to be watched needs a door.",
)

CALLING = ClauseText(
    "chat.calling",
    "talk",
    "点大家的名",
    "Calling everybody",
    "@所有人 会打断每一个人。人多的群里，只有群主和管理员可以用；其他人请 @具体的同事、@小队，或者 @职责:报价 这样点到负责的人。",
    "@everyone interrupts everyone. In large rooms only who runs the room may use it; others call the colleague, the team, or "
    "@duty:pricing, which reaches whoever answers for it.",
    params=(
        Param(
            "chat.calling_most",
            "多少人以内谁都可以 @所有人",
            "Up to how many people anybody may call all",
            20,
            "count",
            0,
            5000,
        ),
    ),
    order=450,
    may=(("急事 @所有人，说清要大家做什么", "Call everybody when it is urgent, and say what to do"),),
    may_not=(("拿 @所有人 当口头禅", "Call everybody out of habit"),),
    why_zh="一声招呼，一百个人停下手里的活。",
    why_en="One call stops a hundred people in their work.",
)
