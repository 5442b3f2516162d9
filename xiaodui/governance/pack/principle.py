"""Chapter 1, what all other clauses rest on; 1.3, how rules change, stands in `own.py`."""

from xiaodui.governance.pack.texts import ClauseText

CUSTOMER_FIRST = ClauseText(
    "principle.customer_first",
    "principle",
    "先顾客户，再论归谁",
    "The customer first, then whose it is",
    "有分歧，先问怎样对客户好，再问归谁。客户在等，碰上的人先答复，归属随后再判。"
    "别让两个同事轮着打扰同一家，也别拿客户当筹码。我们的东西不适合他，直说。",
    "When you disagree, ask first what is good for the customer, then whose it is. If one is waiting, whoever is there answers; "
    "the ruling comes after. Never let two of us pester one company, and never use a customer as a bargaining chip. "
    "If we have nothing that suits them, say so.",
    kind="principle",
    order=110,
    severity=2,
    may=(
        ("先接待找上门的客户，再问归谁", "Look after a customer who turns up, then ask whose it is"),
        ("告诉客户我们不合适", "Tell a customer that we don't suit them"),
    ),
    may_not=(
        ("为了归属让客户干等", "Keep a customer waiting over ownership"),
        ("当着客户的面争", "Argue about it in front of the customer"),
    ),
    why_zh="客户记得住谁让他等过，记不住我们内部怎么分。",
    why_en="A customer remembers who kept them waiting, not how we share things out.",
    review_after=365,
)

ALLOCATION = ClauseText(
    "principle.allocation",
    "principle",
    "客户怎么分",
    "How customers are shared out",
    "分客户先看是谁找来的，再看区域和产品，然后看谁忙得过来，最后看业绩。"
    "新人有保底的份额，业绩再好也有封顶。每一条都留下为什么分给他，当事人点开就能看。组长可以改派，要写理由。",
    "We look at who found the customer, then at region and product, then at who has room, and last at results. "
    "Newcomers get a guaranteed share, and even the best have a ceiling. Each assignment keeps its reason, open to those it "
    "concerns. A leader may assign anew, with a reason in writing.",
    kind="principle",
    order=120,
    severity=2,
    may=(
        ("问一条客户为什么分给他", "Ask why a customer went to somebody"),
        ("说自己忙不过来，请组长少分", "Say that you are full and ask for fewer"),
    ),
    may_not=(
        ("凭关系挑客户", "Pick customers by favour"),
        ("不写理由就改派", "Assign anew without a reason"),
    ),
    why_zh="分得清楚，才会把力气花在客户身上，不花在抢上。",
    why_en="Where sharing is clear, effort goes to customers and not to grabbing.",
)

FAIRNESS = ClauseText(
    "principle.fairness",
    "principle",
    "规则一样，账目摊开",
    "One rule for all, and open books",
    "同样的事，同样地判，组长和老板也不例外。谁按哪一版规矩分了客户、发了奖、判了违规，都留记录，当事人能看。"
    "比赛和实力相近的比。落后的先给机会，不拿来示众。",
    "The same thing is judged the same way, for leaders and owners too. Who shared customers, paid rewards or ruled, and by "
    "which version, stays on record for those it concerns. People compete with their like. Whoever falls behind gets a "
    "chance, not a pillory.",
    kind="principle",
    order=140,
    severity=2,
    may=(
        ("点开任何一个和自己有关的数，看它怎么来的", "Open any figure about yourself and see where it comes from"),
        ("说「这条不对」，要一个答复", "Say “this is wrong” and get an answer"),
    ),
    may_not=(
        ("对熟人网开一面", "Look away for a friend"),
        ("公开嘲笑排在后面的人", "Mock in public who comes last"),
    ),
    why_zh="看得见的公平，才有人信。",
    why_en="People trust the fairness they can see.",
    review_after=365,
)
