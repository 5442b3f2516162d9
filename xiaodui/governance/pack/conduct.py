"""Chapter 7, when a rule was broken; 7.2, how violations are counted, is declared by who counts them."""

from xiaodui.governance.pack.texts import ClauseText, Param, Question

DUE_PROCESS = ClauseText(
    "conduct.due_process",
    "conduct",
    "先听本人说",
    "Your side first",
    "系统发现的只是疑点，不是结论。证据先给你看，听你说完，再由写明名字的人裁定；你可以请一位同事陪着。"
    "裁定之前不公开，不停你手上的事。裁定人和这件事有关，就换人。",
    "What the system finds is a question and not a finding. You see the evidence and are heard before a named person rules; you "
    "may bring a colleague. Until then nothing is made public and your work goes on. Whoever is involved doesn't rule.",
    kind="principle",
    order=710,
    severity=3,
    may_override=False,
    may=(
        ("补充证据，指出哪条不对", "Add evidence and point out what is wrong"),
        ("请人陪同陈述", "Bring somebody along"),
    ),
    may_not=(
        ("没听本人就判", "Rule without hearing the person"),
        ("用本人看不到的证据", "Use evidence the person can't see"),
        ("让系统自动处分", "Let the system sanction by itself"),
    ),
    why_zh="记录也会有误会。先听一句，少冤枉一个人。",
    why_en="Records can mislead. One question asked first saves one person from injustice.",
    question=Question(
        zh="系统提示你有一条疑似违规，这说明什么？",
        en="The system reports a possible violation of yours. What does that mean?",
        options=(
            ("已经记了一次，等着处分", "It is counted, and a sanction will come"),
            ("有个疑点，看过证据、听过我说才裁定", "A question is open; evidence and my side come before a ruling"),
            ("组长认定了，只能申诉", "My leader has decided, and I can only appeal"),
        ),
        answer=1,
    ),
)

SANCTIONS = ClauseText(
    "conduct.sanctions",
    "conduct",
    "处分到哪里为止",
    "How far sanctions go",
    "处分从条款写明的那一级起，一级一级往上，不跳级，不叠着罚。停抢是 14 天不能领公海，手上的客户照常跟。扣奖金不超过「奖惩上限」。"
    "建议解除只能由人提出，由公司依法决定，系统不做这个决定。",
    "Sanctions begin at the rung the clause names and go up one at a time; none is skipped and none is added on top. No claiming "
    "means 14 days without the pool; your own customers stay with you. A bonus cut keeps to the limits of reward and penalty. "
    "Only a person can propose dismissal and only the company decides it, by law; the system never does.",
    params=(Param("conduct.claim_ban_days", "停抢几天", "Days without claiming", 14, "days", 1, 60),),
    order=730,
    severity=3,
    may_override=False,
    may=(
        ("情节轻的判低一级", "Rule a lower rung when it was slight"),
        ("主动说明、补救的，从轻", "Go easier on who told and mended it"),
    ),
    may_not=(
        ("一件事罚两次", "Punish one thing twice"),
        ("拿处分在群里示众", "Parade a sanction in chat"),
    ),
    why_zh="知道最重到哪里，判的人有分寸，被判的人心里有数。",
    why_en="When the worst is known, who rules keeps measure and who is ruled knows where he stands.",
)

APPEAL = ClauseText(
    "conduct.appeal",
    "conduct",
    "申诉",
    "Appeal",
    "不服裁定，5 个工作日内可以申诉，写明哪条证据、哪一步不对。由没参与裁定的人重新看，这期间处分先不执行。"
    "申诉不会让处分变重。改判了，扣的钱补回来，记录也改过来。",
    "If you disagree with a ruling, you may appeal within 5 working days: say which evidence or which step is wrong. Somebody "
    "who took no part looks again, and until then the sanction waits. An appeal never makes it worse. If it succeeds, the "
    "money comes back and the record is put right.",
    params=(Param("conduct.appeal_days", "几个工作日内可以申诉", "Working days to appeal", 5, "days", 1, 60),),
    kind="allowed",
    order=740,
    severity=2,
    may_override=False,
    may=(
        ("请同事作证", "Call a colleague as a witness"),
        ("撤回申诉，接受裁定", "Withdraw it and accept the ruling"),
    ),
    may_not=(
        ("给申诉的人穿小鞋", "Make life hard for who appeals"),
        ("原来的裁定人自己复核", "Let the one who ruled review himself"),
    ),
    why_zh="判的人也会看错，留一道门，大家都更服气。",
    why_en="Those who rule err too; with a door left open, everybody accepts more.",
)

REPORTING = ClauseText(
    "conduct.reporting",
    "conduct",
    "看到问题怎么说",
    "When you see something",
    "看到不对，能当面说先当面说。不方便，就报给组长，写明时间和哪条记录；你不同意，被报的人看不到是谁报的。"
    "自己先说出来的，从轻。明知是假还报，按违规办。",
    "If you see something wrong, say it face to face if you can. If you can't, report it to the leader with the time and the "
    "record; unless you agree, the one reported doesn't see by whom. Telling on yourself is judged more mildly. Reporting what "
    "you know to be false is a violation.",
    order=750,
    severity=2,
    may=(
        ("拿不准也可以问「这样行不行」", "Ask “is this all right?” when you aren't sure"),
        ("组长是当事人，报给上一级", "Go one level up when it is about the leader"),
    ),
    may_not=(
        ("在群里点名爆料", "Name and shame in chat"),
        ("打听是谁报的", "Try to find out who reported"),
    ),
    why_zh="早说一句是帮忙，拖到最后就成了案子。",
    why_en="Said early it is help; left late it becomes a case.",
)
