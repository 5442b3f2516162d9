"""Chapter 4, how we talk to each other."""

from decimal import Decimal

from xiaodui.governance.pack.texts import ClauseText, Param, Question

REPLY = ClauseText(
    "chat.reply",
    "talk",
    "提问答复时限",
    "Time to reply",
    "点名问到你，急的 30 分钟内回，平常的 4 小时内回，只算你的上班时间。一时答不了，先回一句几点给准话。"
    "到了 2 倍时间还没回，转给你的代理人；到了 3 倍，告诉组长。觉得不该由你答，点「不该由我答」，写清为什么，晚了以后也可以；"
    "由没参与的上一级定，成立的，不算你晚，也不算你没回。",
    "When you are asked by name, answer urgent things within 30 minutes and others within 4 hours of your working time. If you "
    "can't yet, say by when you will. At 2 times the limit it goes to your deputy; at 3 times your leader is told. If it isn't yours "
    "to answer, press “Not mine to answer” and say why, also once it is late; the next leader who had no part in it decides, and if "
    "you are right you are neither late nor silent.",
    params=(
        Param("chat.reply_urgent_minutes", "急事几分钟内回", "Minutes to answer what is urgent", 30, "minutes", 5, 480),
        Param("chat.reply_minutes", "平常的几分钟内回", "Minutes to answer what isn't", 240, "minutes", 10, 2880),
        Param(
            "chat.reply_deputy_times",
            "几倍时间转代理人",
            "Times the limit until the deputy is asked",
            Decimal(2),
            "times",
            1,
            10,
        ),
        Param(
            "chat.reply_leader_times",
            "几倍时间告诉组长",
            "Times the limit until the leader is told",
            Decimal(3),
            "times",
            1,
            20,
        ),
    ),
    order=410,
    may=(
        ("请更懂的同事替你答", "Ask a colleague who knows better to answer"),
        ("不归你的，说归谁", "If it isn't yours, say whose it is"),
    ),
    may_not=(
        ("什么都标成急", "Mark everything as urgent"),
        ("回个「收到」就不管了", "Answer “got it” and leave it there"),
    ),
    why_zh="问的人多半正和客户在电话上，等你一句话。",
    why_en="Whoever asks often has a customer on the line, waiting for your word.",
    question=Question(
        zh="同事问一个报价，你要下午才有数，怎么做？",
        en="A colleague asks for a price that you won't have until the afternoon. What do you do?",
        options=(
            ("现在就回：几点给准话，到点给", "Answer now by when you will know, and keep it"),
            ("等有了数再回，一次说清", "Wait until you know, then answer once"),
            ("回个「收到」", "Answer “got it”"),
        ),
        answer=0,
    ),
)

CONDUCT = ClauseText(
    "chat.conduct",
    "talk",
    "群里怎么说",
    "How we talk in chat",
    "先说结论，带上客户、时间、要谁做什么。对事不对人，不骂，不嘲讽，不翻旧账。"
    "广告、拼团、求红包发到闲聊群，别占工作群。话说重了，撤回来，道个歉，事就过了。"
    "发出以前在本机看一眼，哪个词不合适只告诉写的人，他可以改，也可以照原样发，照原样发组长会知道。",
    "Begin with the point, and name the customer, the time and who should do what. Speak of the matter and not of the person: "
    "no insults, no mockery, no old scores. Adverts, group buys and gift begging go to the lounge, not to work rooms. If "
    "you went too far, take it back and say sorry; then it is over. Before it goes, this machine has a look and tells the writer "
    "alone which word doesn't fit; he may change it or send it as it is, and then his leader hears of it.",
    params=(
        Param("chat.conduct_asks", "发之前先问一句写的人", "Ask the writer before it goes", True, "bool"),
        Param("chat.conduct_flags", "照原样发的，告诉组长", "Tell the leader of what is sent as it is", True, "bool"),
        Param(
            "chat.conduct_holds",
            "照原样发的，先由管群的人看过",
            "Hold what is sent as it is for who runs the room",
            False,
            "bool",
        ),
        Param(
            "chat.own_words",
            "自家的网址和词（用、隔开），不算广告",
            "Own addresses and words, parted by commas, are no adverts",
            "",
            "text",
        ),
    ),
    order=420,
    may=(
        ("不同意就说，带上理由", "Disagree, with a reason"),
        ("夸人夸到具体的事", "Praise, for something named"),
    ),
    may_not=(
        ("当众训人", "Scold anybody in front of others"),
        ("把客户的私事拿来说笑", "Joke about a customer's private life"),
        ("传没根据的话", "Pass on what has no ground"),
    ),
    why_zh="群里几十个人一起看，一句难听的话要几十个人消化。",
    why_en="Dozens read along, so one ugly line weighs on dozens.",
)

QUIET = ClauseText(
    "chat.quiet",
    "talk",
    "免打扰",
    "Quiet hours",
    "22:00 到 08:00 和休息日，不点名催人，不临时拉会，不急的事写好了上班再发。"
    "真急就打电话，先说是什么事。这段时间没回消息，不算晚。",
    "From 22:00 to 08:00 and on days off, don't ask by name and don't call meetings; write it down and send it when work "
    "begins. If it is truly urgent, phone, and say first what it is about. Not answering in these hours is never late.",
    params=(
        Param("chat.quiet_from", "免打扰从几点", "Quiet from", "22:00", "time"),
        Param("chat.quiet_until", "免打扰到几点", "Quiet until", "08:00", "time"),
    ),
    order=430,
    may=(
        ("把手机静音睡觉", "Mute your phone and sleep"),
        ("客户出了急事，打给值班的人", "If a customer has an emergency, phone whoever is on duty"),
    ),
    may_not=(
        ("半夜点全组的名", "Call on the whole team at night"),
        ("拿没秒回说事", "Hold it against somebody who didn't answer at once"),
    ),
    why_zh="睡好了，明天的电话才打得动。",
    why_en="Who sleeps well can call well tomorrow.",
)
