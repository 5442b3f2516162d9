"""Chapter 2, how we deal with customers day by day."""

from xiaodui.governance.pack.texts import ClauseText, Param, Question

FIRST = ClauseText(
    "contact.first",
    "contact",
    "首联时限",
    "First contact",
    "新线索分到你手上，上班时间 30 分钟内联系第一次，结果当时记下。没接通就换个时间、换个方式再找他。"
    "到第 2 个工作日还没联系过，组长会知道，由他定换不换人。",
    "When a new lead reaches you, make first contact within 30 working minutes and note the result at once. No answer? Try "
    "another hour or another way. If nothing has happened by working day 2, your leader is told and decides whether "
    "somebody else takes it.",
    params=(
        Param("contact.first_minutes", "首联最多几分钟", "Minutes to first contact", 30, "minutes", 5, 2880),
        Param(
            "contact.escalate_days", "第几个工作日告诉组长", "Working day on which the leader is told", 2, "days", 1, 30
        ),
    ),
    order=210,
    severity=2,
    may=(
        ("在开会、在路上，请代理人先打", "In a meeting or on the road: ask your deputy to call"),
        ("先发消息约一个方便的时间", "Write first to agree on a good hour"),
    ),
    may_not=(
        ("响一声就挂，记成「已联系」", "Ring once, hang up and log “contacted”"),
        ("把难打的往后放到没人要", "Leave the hard ones until nobody wants them"),
    ),
    why_zh="客户刚问完的时候最想听，晚半天多半已经在和别家谈。",
    why_en="Right after asking, a customer wants to hear; half a day later they are mostly talking to somebody else.",
    question=Question(
        zh="新线索打过去没人接，怎么做？",
        en="You call a new lead and nobody answers. What now?",
        options=(
            ("记成已联系，等他回电", "Log it as contacted and wait for a call back"),
            ("如实记没接通，换时间或方式再找", "Log that nobody answered; try another hour or way"),
            ("先不记，打通了一起写", "Log nothing until you get through"),
        ),
        answer=1,
    ),
)

IDLE = ClauseText(
    "contact.idle",
    "contact",
    "线索别晾着",
    "No lead left lying",
    "手上的线索 3 天没动，提醒你。5 天没动，告诉组长。7 天没动，改派给接得住的人，保护期里也一样。"
    "请假的日子不算；改派不算处分，跟过的记录都留着。",
    "A lead untouched for 3 days: you are reminded. After 5 days your leader is told. After 7 days it goes to somebody with "
    "room, protected or not. Days on leave don't count; this is no sanction, and your notes stay.",
    params=(
        Param("contact.idle_days_rep", "几天没动提醒本人", "Idle days until the owner is reminded", 3, "days", 1, 90),
        Param("contact.idle_days_leader", "几天没动告诉组长", "Idle days until the leader is told", 5, "days", 1, 120),
        Param("contact.idle_days_reassign", "几天没动改派", "Idle days until it is assigned anew", 7, "days", 2, 180),
        Param(
            "contact.idle_moves_protected", "保护期里没动也改派", "Assigned anew though it is protected", True, "bool"
        ),
    ),
    order=220,
    may=(
        ("忙不过来，提前请组长转给别人", "Too busy: ask your leader early to pass it on"),
        ("客户约了以后再谈，写上那个日期", "The customer wants to talk later: write down that date"),
    ),
    may_not=(
        ("补一条空跟进拖日子", "Log an empty follow-up to win days"),
        ("到期前换手再换回来", "Hand it over and back before the day comes"),
    ),
    why_zh="晾着的线索不会自己变热，换个有空的人还有机会。",
    why_en="A lead left lying doesn't warm up by itself; with somebody who has time it still has a chance.",
)

RECORD = ClauseText(
    "contact.record",
    "contact",
    "跟进当天记",
    "Log it the same day",
    "联系完，当天记下和谁说的、说了什么、下一步哪天做什么。没谈成也记，写客户的原话。"
    "听来的写明是听来的，猜的写明是猜的。",
    "After each contact, log the same day whom you spoke to, what was said, and what comes next on which day. Log it too when "
    "it went badly, in the customer's own words. Mark hearsay as hearsay and guesses as guesses.",
    order=230,
    may=(
        ("几句话写完，不用凑字数", "Keep it to a few words"),
        ("写错了改，旧的会留着", "Correct a mistake; the old words stay on record"),
    ),
    may_not=(
        ("攒到周末一起补", "Save it all up for the weekend"),
        ("替客户编一句话", "Put words in a customer's mouth"),
    ),
    why_zh="你请假那天，接手的人只有这几行字可以看。",
    why_en="The day you are away, these few lines are all your deputy has.",
)

HANDOVER = ClauseText(
    "contact.handover",
    "contact",
    "交接要接住",
    "A hand-over is caught",
    "客户换人跟，交的人写清谈到哪、答应过什么、哪天该做什么，再和客户说一声。"
    "接的人回了「接到」才算交完，在那之前还是交的人负责。任何时候，一家客户有一个人负责，只有一个。",
    "When a customer changes hands, the giver writes down where talks stand, what was promised and what is due when, and tells "
    "the customer. It is done when the taker answers “got it”; until then the giver is responsible. At any time a customer "
    "has one person responsible, and only one.",
    order=240,
    severity=2,
    may=(
        ("接之前把不清楚的问到底", "Ask until it is clear before you take it"),
        ("接不住，当天说，请组长另找人", "Say the same day that you can't take it"),
    ),
    may_not=(
        ("只丢一句「你跟一下」", "Just say “you look after it”"),
        ("接了以后不认前面答应过的事", "Take it and disown what was promised"),
    ),
    why_zh="丢客户最多的地方，就是两个人都以为对方在跟。",
    why_en="Most customers are lost where each of two people thinks the other is at it.",
)

HONESTY = ClauseText(
    "contact.honesty",
    "contact",
    "对客户说实话",
    "Tell customers the truth",
    "只说现在做得到的；不确定，就说「我问清楚再答你」。价格、交期、返点不口头许，写进报价。"
    "说错了当天更正，先告诉客户，再告诉组长。同行和同事的坏话，一句不说。",
    "Say only what we can do today; if you aren't sure, say “let me find out”. Never promise price, delivery or rebates by "
    "mouth: put them in the quote. Correct a mistake the same day, to the customer first and then to your leader. "
    "Not one bad word about rivals or colleagues.",
    order=250,
    severity=2,
    rung=2,
    may=(
        ("承认做不到，给一个替代办法", "Admit what we can't do and offer another way"),
        ("请技术或财务一起答", "Bring in engineering or finance to answer"),
    ),
    may_not=(
        ("为了签单先答应再说", "Promise first to get the signature"),
        ("私下返点或送东西", "Give rebates or presents in private"),
    ),
    why_zh="签进来的假话，都要在售后加倍还。",
    why_en="Whatever isn't true at signing is paid back double after the sale.",
)

STOP = ClauseText(
    "contact.stop",
    "contact",
    "客户说别打，就停",
    "Stop when a customer says stop",
    "客户说「别再打了」，当时记下，全公司都停，换人换号也不行。他没说，也别在吃饭、午休和晚上打，约好的除外。"
    "群发的消息里写清怎么退订。",
    "When a customer says “don't call again”, log it at once and all of us stop; another caller or number is no way round. "
    "Even unasked, don't call at meals, at midday rest or at night unless you agreed to. Bulk messages say how to opt out.",
    kind="forbidden",
    order=260,
    severity=2,
    rung=2,
    may=(
        ("客户自己再找来，接待并记下是他找的", "If they come back themselves, help and note that they did"),
        ("履行合同必须说的事，照常通知", "Tell what a contract obliges us to tell"),
    ),
    may_not=(
        ("换同事、换号码接着打", "Go on with another colleague or number"),
        ("把他加进群发名单", "Put them on a bulk list"),
    ),
    why_zh="再打一次也签不下来，还会招来投诉，法律也不允许。",
    why_en="One more call wins nothing; it brings complaints, and the law forbids it.",
)

COMPLAINT = ClauseText(
    "contact.complaint",
    "contact",
    "投诉有人答复",
    "A complaint is answered",
    "客户抱怨我们，谁听到谁当天记下：哪天、怎么回事、说的是谁。由被投诉那位的组长答复，他自己不答；2 个工作日内听过两边，"
    "说清成不成立、怎么处理。被投诉的那位会知道，也能说自己这一边。",
    "When a customer complains about us, whoever hears it writes it down that day: when, what happened, about whom. The leader "
    "of the one concerned answers, never that one; within 2 working days, having heard both sides, with what was found and "
    "what is done. The one concerned is told and may give their side.",
    params=(Param("contact.complaint_days", "几个工作日内答复", "Working days to answer", 2, "days", 1, 30),),
    order=265,
    severity=2,
    may=(
        ("替客户原话记下，不用先判断对错", "Write it down in the customer's words; you needn't judge first"),
        ("说自己这一边，附上当时的记录", "Give your side, with the records of that day"),
    ),
    may_not=(
        ("私下劝客户别投诉", "Talk the customer out of complaining"),
        ("追问是谁记的、给人脸色", "Ask who wrote it down, or let them feel it"),
    ),
    why_zh="客户肯说，还来得及补；没人答复，下次就不说了，只是不再来。",
    why_en="Who complains can still be won back; who gets no answer just doesn't come again.",
)

PRIVACY = ClauseText(
    "contact.privacy",
    "contact",
    "客户信息不外带",
    "Customer data stays here",
    "客户的电话、微信、合同只为谈这家的生意用。不拍屏外发，不抄进自己的手机和网盘，离职不带走。"
    "要导出，写明用途，由有权的人批。客户要查、要改、要删他的信息，当天转给组长。",
    "A customer's phone, chat account and contracts serve that customer's business only. No photos of the screen sent out, no "
    "copies on your own phone or drive, and none taken along when you leave. An export needs a purpose and the word of "
    "whoever has the right. If a customer wants to see, correct or erase their data, tell your leader the same day.",
    kind="forbidden",
    order=270,
    severity=3,
    rung=2,
    may_override=False,
    may=(
        ("工作手机里存正在谈的联系人", "Keep contacts of open talks on the work phone"),
        ("发现泄露马上报，不怪报的人", "Report a leak at once; nobody blames who reports"),
    ),
    may_not=(
        ("把名单发给外面任何人", "Send a list to anybody outside"),
        ("成批翻看和自己无关的客户", "Leaf in bulk through customers that aren't yours"),
    ),
    why_zh="信息是客户交给公司的，法律上也是公司在担保。",
    why_en="Customers entrust their data to the company, and by law the company answers for it.",
    question=Question(
        zh="周末要在家跟一家客户，怎么带资料最合适？",
        en="You want to work on a customer at home this weekend. How do you take the data along?",
        options=(
            ("把资料发到自己的微信", "Send it to your own chat account"),
            ("导出整张表，用完删掉", "Export the whole list and delete it afterwards"),
            ("不带，登录系统看这一家", "Don't: sign in and open that one customer"),
        ),
        answer=2,
    ),
)

EXPORT = ClauseText(
    "data.export",
    "contact",
    "导出要有用途和限额",
    "Exports need a purpose and have a limit",
    "导出名单先写用途，谁、什么时候、导了什么、多少行，都记下来。每人每天最多导出 10000 行，当天超过 2000 行，组长会收到通知。"
    "文件里印着导出人的名字和时间。还没领的客户，电话照样遮着。",
    "Before you export a list you say what for; who took what, when and how many rows is on record. You may export up to 10000 "
    "rows a day; past 2000 in a day your leader is told. The file carries your name and the time. Phone numbers of customers "
    "not yet claimed stay masked.",
    kind="allowed",
    params=(
        Param(
            "data.export_rows_per_day",
            "每人每天最多导出几行",
            "Rows a person may export a day",
            10000,
            "count",
            0,
            10_000_000,
        ),
        Param(
            "data.export_notice_rows",
            "当天超过几行通知组长",
            "Rows in a day past which the leader is told",
            2000,
            "count",
            1,
            10_000_000,
        ),
    ),
    order=275,
    severity=2,
    may=(
        ("先筛到要用的那些，再导出", "Narrow the list to what you need, then export"),
        ("用完就删掉文件", "Delete the file when you are done"),
    ),
    may_not=(
        ("把文件传给没有这项工作的人", "Pass the file to anybody without that task"),
        ("一天天地分批导走整个库", "Take the whole base away bit by bit, day after day"),
    ),
    why_zh="名单是大家跑出来的，跟着一个人走掉，所有人都受损。",
    why_en="The list is everybody's work; if it leaves with one of us, all lose.",
)
