"""Chapter 3, whose customer it is: claiming, protection, release, collisions."""

from decimal import Decimal

from xiaodui.governance.pack.texts import ClauseText, Param, Question

CLAIM = ClauseText(
    "pool.claim",
    "pool",
    "认领与限额",
    "Claiming and its limits",
    "公海里的客户先领先得。定时开抢的，开始后 3 秒内报名的一起开奖，早点晚点都一样，结果可以自己复算。"
    "每人每天最多领 10 条，手上最多 200 条，一天最多看 20 条的详情。领到之前，电话是遮住的。没签这一条，领不了。",
    "Customers in the pool go to whoever claims first. In a timed release all who ask within 3 seconds of the start stand in "
    "one draw, however fast they were, and you can check it. You may claim up to 10 a day, hold up to 200, and open the "
    "details of up to 20 a day. Phone numbers stay masked until you claim. Until you have signed this, you can't claim.",
    kind="allowed",
    params=(
        Param("pool.claim_per_day", "每人每天最多领几条", "Claims a person a day", 10, "count", 1, 500),
        Param("pool.held_limit", "每人手上最多几条", "Customers a person may hold", 200, "count", 1, 10000),
        Param("pool.views_per_day", "每人每天最多看几条详情", "Details opened a person a day", 20, "count", 1, 1000),
        Param("pool.release_window_seconds", "开抢后几秒内报名算一批", "Seconds of a timed release", 3, "count", 1, 60),
    ),
    order=310,
    severity=2,
    guards=True,
    may=(
        ("限额内挑自己接得住的领", "Within the limits, claim what you can handle"),
        ("冷却过后领回到期的客户", "Claim an expired customer once its cooling is over"),
        ("把合适的推荐给同事", "Point a colleague to one that suits them"),
    ),
    may_not=(
        ("请别人代领，再转给自己", "Have somebody claim for you and pass it on"),
        ("领了不联系，先占着", "Claim without calling, just to have it"),
        ("用程序自动点", "Let a program press the button"),
    ),
    why_zh="有上限，手快的不会一早领光，每个人都有得领。",
    why_en="With a limit the quickest don't empty the pool by morning; there is something for everybody.",
    question=Question(
        zh="今天领满了，又看到一条很合适的，怎么做？",
        en="You have claimed your fill for today and see a very good one. What do you do?",
        options=(
            ("请同事先领，明天转给我", "Ask a colleague to claim it and pass it on tomorrow"),
            ("明天再领；怕凉了就推荐给有名额的同事", "Claim tomorrow; if it can't wait, point out a colleague to it"),
            ("放掉一条手上的，今天就能多领一条", "Release one in hand, so that one more fits today"),
        ),
        answer=1,
    ),
)

DRAW = ClauseText(
    "pool.draw",
    "pool",
    "开抢给谁",
    "Who gets a lot",
    "开抢用哪种办法，公布时就说清，之后不能改。抽签：人人机会一样。领得少的先：看最近 30 天各领了几条，一样多的抽签。"
    "成交好的先：看领到的客户里有多少成交；这段时间领了不到 5 条的算新人，有 20% 的机会让新人排在前面。"
    "先签后抽的种子连同每个人的报名都记在账簿里，谁都能复算。",
    "How a timed release decides is told when it is announced and can't change after. By lot: everybody has the same chance. "
    "Fewest first: by claims in the last 30 days, ties by lot. Best first: by the share of claimed customers that bought; "
    "with fewer than 5 claims in that time one is new, and in 20% of the draws the new come first. The seed, fixed before, "
    "and everybody's request stand in the journal, so anyone can compute it again.",
    params=(
        Param("pool.draw_recent_days", "看最近几天领了几条", "Days over which claims are counted", 30, "days", 1, 365),
        Param("pool.draw_newcomer_claims", "领了不到几条算新人", "Claims below which one is new", 5, "count", 1, 100),
        Param("pool.draw_newcomer_percent", "新人先的机会", "Draws in which the new come first", 20, "count", 0, 100),
    ),
    order=315,
    why_zh="网速快、手快都不算本事；办法先说清，结果能复算，输了也服气。",
    why_en="A fast line is no merit. Told before and checked after, a draw can be lost without a grudge.",
)

PROTECTION = ClauseText(
    "pool.protection",
    "pool",
    "保护期",
    "Protection",
    "客户归你那天起保护 30 天，这段时间只有你跟。每有一次有效跟进，到期日往后延 15 天，最多延到归你后的第 90 天。"
    "报了价，从报价那天起保护 60 天；签了约，保护到合同结束后 90 天。"
    "意向 A 到 D 可以各定天数，填 0 就和大家一样。",
    "From the day a customer becomes yours it is protected for 30 days: nobody else works on it. Each genuine follow-up moves "
    "the end by 15 days, to day 90 at most. A quote protects it for 60 days from its date; a contract, until 90 days after it "
    "ends. Customers of intent A to D may have days of their own; 0 means the same as everybody.",
    params=(
        Param("pool.protection_days", "保护几天", "Days of protection", 30, "days", 1, 365),
        Param(
            "pool.protection_extra_days", "一次有效跟进延几天", "Days added by a genuine follow-up", 15, "days", 0, 180
        ),
        Param("pool.protection_cap_days", "最多延到第几天", "Day beyond which nothing is added", 90, "days", 1, 730),
        Param("pool.protection_quote_days", "报价后保护几天", "Days of protection after a quote", 60, "days", 0, 365),
        Param(
            "pool.protection_contract_days",
            "合同结束后再保护几天",
            "Days of protection after a contract",
            90,
            "days",
            0,
            730,
        ),
        *(
            Param(
                f"pool.protection_days_{level.lower()}",
                f"意向 {level} 的保护几天",
                f"Days of protection of intent {level}",
                0,
                "days",
                0,
                365,
            )
            for level in "ABCD"
        ),
    ),
    order=320,
    severity=2,
    may=(
        ("到期前约见、回访、送样", "Meet, call back or send samples before it ends"),
        ("主动放出暂时顾不上的客户", "Release a customer you have no time for"),
    ),
    may_not=(
        ("空跟进占着客户", "Keep a customer by empty follow-ups"),
        ("放出后让同伴领走再换回来", "Release it for a mate to claim and give back"),
    ),
    why_zh="用心跟的人有时间谈成，不跟的客户也不会一直压着。",
    why_en="Whoever works on a customer has time to win it, and whoever doesn't can't sit on it.",
    question=Question(
        zh="保护期快到了，怎样能往后延？",
        en="Protection is about to end. What moves the end?",
        options=(
            ("在备注里写一句「还在跟」", "A note that says “still on it”"),
            ("打通电话谈清下一步，如实记下", "A real call that settles the next step, logged as it was"),
            ("先移交给同事，再请他交回来", "Handing it to a colleague and having it back"),
        ),
        answer=1,
    ),
)

GENUINE = ClauseText(
    "pool.genuine",
    "pool",
    "什么算有效跟进",
    "What counts as a genuine follow-up",
    "满足一样就算：电话满 60 秒而且对方说过话；见了面，有定位或客户确认；客户回了消息。"
    "还要写下谈了什么：至少 6 个不同的字，和自己最近 50 条里最像的一条比，至少 50% 是新写的。"
    "空号、没接、只写「已联系」、同一句话反复贴，都不算。不算的也可以记，只是不延保护期。",
    "One of these is enough: a call of at least 60 seconds in which the other side spoke; a meeting with a location or the "
    "customer's confirmation; a reply from the customer. It also says what was talked about: at least 6 different words (or "
    "Chinese characters), at least 50% of it new beside the closest of your last 50 texts. Dead numbers, no answer, a bare "
    "“contacted” or the same line pasted again don't count. You may log those too; they just don't prolong protection.",
    params=(
        Param("pool.genuine_seconds", "电话至少几秒算有效", "Seconds a call must last to count", 60, "count", 5, 3600),
        Param("pool.genuine_letters", "至少写几个不同的字", "Different words a text must have", 6, "count", 1, 100),
        Param(
            "pool.genuine_new_percent",
            "至少几成是新写的",
            "Share of a text that must be new",
            Decimal(50),
            "percent",
            0,
            100,
        ),
        Param("pool.genuine_compared", "和最近几条比", "Earlier texts it is compared with", 50, "count", 1, 50),
    ),
    order=330,
    severity=2,
    may=(
        ("如实记没接通的电话", "Log calls that nobody answered as what they were"),
        ("通话短但定下了事，请客户回条消息确认", "A short call that settled something: ask for a line to confirm"),
    ),
    may_not=(
        ("拖着空线凑时长", "Keep an empty line open for the time"),
        ("一段话复制到好几家", "Copy one text to several customers"),
    ),
    why_zh="保护期是给真在谈的人的，要看得出客户也在谈。",
    why_en="Protection is for real talks, so it must show that the customer takes part.",
    question=Question(
        zh="哪一样算有效跟进？",
        en="Which of these is a genuine follow-up?",
        options=(
            ("一天打了三次，都没接", "Three calls in a day, none answered"),
            ("发了很长一段产品介绍，客户还没回", "A long product text, not answered yet"),
            ("客户回消息说下周再看", "The customer's reply: “let's look next week”"),
        ),
        answer=2,
    ),
)

RELEASE = ClauseText(
    "pool.release",
    "pool",
    "到期与冷却",
    "Expiry and cooling",
    "到期前 3 天提醒你。到期还没有有效跟进，客户回公海，跟进记录一起过去。"
    "到期或放出以后，原来的人 7 天内不能再领这一家，也不能请人代领。"
    "归你多少天还没成单也回公海，由公司定，0 天就是不启用。顾不上的早点放，不扣分。",
    "You are reminded 3 days before protection ends. Without a genuine follow-up the customer returns to the pool, notes and "
    "all. After that its last owner can't claim it for 7 days, not through others either. After how many days without a won deal "
    "a customer returns as well, the company decides; 0 days turns that off. Release early what you have no time for; it "
    "costs you nothing.",
    params=(
        Param("pool.warning_days", "到期前几天提醒", "Days of warning before protection ends", 3, "days", 0, 30),
        Param(
            "pool.cooling_days", "几天内不能再领同一家", "Days before its last owner may claim again", 7, "days", 0, 180
        ),
        Param(
            "pool.no_deal_days", "归他几天还没成单就回公海", "Days without a won deal until release", 0, "days", 0, 1095
        ),
    ),
    order=340,
    may=(
        ("放的时候给下一位留句话", "Leave a word for the next one"),
        ("客户在到期后找你，先接待，再请组长判", "If they call you after expiry, help first, then ask for a ruling"),
    ),
    may_not=(
        ("放之前删改联系人", "Change or delete contacts before releasing"),
        ("和同伴轮着领", "Take turns at claiming with a mate"),
    ),
    why_zh="换一双眼睛看，常能谈成；马上领回来就等于没放。",
    why_en="A fresh pair of eyes often wins it; claiming back at once would be no release at all.",
)

COLLISION = ClauseText(
    "pool.collision",
    "pool",
    "撞单怎么判",
    "How collisions are ruled",
    "两个人碰上同一家，在保护期里的归保护人；都没有保护，看谁先有有效跟进。判之前两边都不报价，客户等着就由组长先答。"
    "组长听过双方，2 个工作日内判，写明凭哪条记录。也可以判一起做，怎么分先写下来。",
    "When two meet at one customer, it belongs to whoever has it under protection; without any, to whoever had the first "
    "genuine follow-up. Until the ruling neither quotes; if the customer waits, the leader answers. The leader hears both, "
    "rules within 2 working days and names the record the ruling rests on. It may also be shared, with the split written down first.",
    params=(Param("pool.collision_days", "几个工作日内判", "Working days to rule", 2, "days", 1, 30),),
    order=350,
    severity=2,
    may=(
        ("自己商量好，把结果告诉组长", "Settle it between you and tell the leader"),
        ("要求组长回避，请上一级判", "Ask for the next level up when the leader is a party"),
    ),
    may_not=(
        ("判之前抢着报价", "Rush out a quote before the ruling"),
        ("让客户来选边", "Make the customer choose sides"),
    ),
    why_zh="凭记录判，嗓门大的不占便宜；先停报价，客户不会看到两个价。",
    why_en="By the record, the loudest gains nothing; without quotes, the customer never sees two prices.",
)

POACHING = ClauseText(
    "pool.poaching",
    "pool",
    "违规抢单",
    "Poaching",
    "别人保护期里的客户，不去联系、不报价、不下单。不绕查重，不借名登记，不私下报价。"
    "客户自己找上你，先接待，当天告诉归属人和组长，等他判。不小心碰了，主动说出来，不算抢。",
    "A customer under a colleague's protection isn't yours to contact, quote or sign. No dodging the duplicate check, no "
    "registering under another name, no quotes off the books. If they come to you, help them, tell the owner and your leader "
    "the same day, and wait for the ruling. A mistake that you report yourself is no poaching.",
    kind="forbidden",
    order=360,
    severity=3,
    rung=2,
    may=(
        ("在限额内领公海客户", "Claim from the pool within the limits"),
        ("冷却过后领到期的客户", "Claim expired customers once their cooling is over"),
        ("征得归属人同意一起做", "Work together when the owner agrees"),
    ),
    may_not=(
        ("联系别人保护期里的客户", "Contact a customer under somebody's protection"),
        ("重复建，或换个名字登记", "Create a duplicate, or register it under another name"),
        ("改名称、电话躲查重", "Change names or phones to dodge the duplicate check"),
        ("绕开系统报价", "Quote off the books"),
    ),
    why_zh="抢同事的单，公司一分没多，客户多接一通电话，队里少一份信任。",
    why_en="Taking a colleague's deal brings the company nothing, the customer one more call, and the team less trust.",
    question=Question(
        zh="同事保护期里的客户主动打给你要报价，怎么做？",
        en="A customer under a colleague's protection calls you for a quote. What do you do?",
        options=(
            ("客户找的我，先报了再说", "They called me, so I quote first"),
            ("告诉他打错人了，挂掉", "Say it's the wrong person and hang up"),
            (
                "先接待记下需求，当天告诉归属人和组长，等判",
                "Note what they need, tell owner and leader that day, and wait",
            ),
        ),
        answer=2,
    ),
)
