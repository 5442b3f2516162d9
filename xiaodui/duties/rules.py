"""What a charter may not be: a purpose that speaks of money alone. Plain words in, a verdict out."""

import re

MONEY_ZH = (
    "钱", "赚", "挣", "收入", "业绩", "销售额", "销量", "营收", "营业额", "利润", "回款", "提成", "奖金", "工资", "薪",
    "成交", "赢单", "签单", "开单", "出单", "大单", "订单", "指标", "达成率", "完成率", "毛利", "财富", "财务自由", "致富",
    "发财", "富裕", "盈利", "增收", "创收", "降本", "增效", "市场份额", "市占率", "客单价", "转化率", "万元", "亿元",
)  # fmt: skip
MONEY_EN = (
    "money", "cash", "revenue", "revenues", "profit", "profits", "profitable", "profitability", "income", "earn",
    "earns", "earning", "earnings", "sale", "sales", "sell", "turnover", "margin", "margins", "quota", "quotas",
    "commission", "commissions", "bonus", "bonuses", "rich", "wealth", "wealthy", "paid", "salary", "dollars",
    "deal", "deals", "kpi", "kpis", "roi", "market share", "million", "millions", "billion",
)  # fmt: skip
HOLLOW_ZH = (
    "我们", "大家", "每个人", "全队", "全员", "团队", "公司", "目标", "任务", "努力", "争取", "一定", "必须", "成为", "做到",
    "超额", "完成", "实现", "达成", "提升", "提高", "增长", "翻倍", "翻番", "第一", "冠军", "最强", "最大", "更多", "更大",
    "更高", "更强", "越来越", "今年", "明年", "本月", "本季", "每天", "每月", "每年", "为了", "就是", "不断", "持续", "永远", "以及",
    "多", "大", "高", "强", "好", "快", "更", "最", "要", "让", "把", "能", "会", "都", "也", "还", "就", "只", "是", "的", "地",
    "得", "了", "着", "和", "与", "并", "而", "且", "为", "从", "在", "对", "给", "去", "来", "上", "下", "再", "又", "吧", "啊",
    "我", "你", "他", "她", "它", "们", "这", "那", "个", "一",
)  # fmt: skip
HOLLOW_EN = frozenset((
    "a", "an", "the", "and", "or", "but", "to", "of", "in", "on", "for", "by", "with", "from", "at", "as", "is",
    "are", "be", "we", "us", "our", "you", "your", "they", "it", "this", "that", "more", "most", "much", "many",
    "big", "bigger", "biggest", "best", "better", "great", "greater", "win", "wins", "winning", "first", "number",
    "one", "top", "high", "higher", "highest", "fast", "faster", "grow", "grows", "growth", "growing", "double",
    "triple", "target", "targets", "goal", "goals", "hit", "hitting", "beat", "reach", "achieve", "make", "makes",
    "making", "get", "gets", "become", "becoming", "always", "every", "each", "day", "month", "year", "quarter",
    "team", "company", "all", "just", "only", "will", "can", "do", "does", "let", "lets", "so", "than", "then",
    "also", "not", "no", "strong", "stronger", "strongest", "up", "out", "over",
))  # fmt: skip
_BREAK = re.compile(r"[。！？；;!?\n\r，,、：:.…—]+|\s+[-–]\s+")
_AND = re.compile(r"(?:并且|而且|以及|同时|\band\b|\bwhile\b|\bso that\b|\bbut\b)", re.IGNORECASE)
_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z][a-z'’]+", re.IGNORECASE)
LEAST_ZH, LEAST_EN = 3, 2
"""Characters or words that are left once hollow ones are gone: fewer say nothing."""


def aims_of(text: str) -> list[str]:
    """The single aims in a text: what stands between its stops, and between its "and"s."""
    return [aim.strip() for part in _BREAK.split(text) for aim in _AND.split(part) if aim.strip()]


def speaks_of_money(aim: str) -> bool:
    low = aim.lower()
    if any(word in low for word in MONEY_ZH) or re.search(r"[¥$€￥]|\d\s*[万亿kK]", low):
        return True
    return any(re.search(rf"\b{re.escape(word)}\b", low) for word in MONEY_EN)


def says_something(aim: str) -> bool:
    """Whether anything is left of it without figures, rank, haste and filling words."""
    rest = aim.lower()
    for word in HOLLOW_ZH:
        rest = rest.replace(word, "")
    english = [word for word in _WORD.findall(rest) if word not in HOLLOW_EN]
    return len(_CJK.findall(rest)) >= LEAST_ZH or len(english) >= LEAST_EN


def other_aims(text: str) -> list[str]:
    """Aims that are about something else than money, each whole in itself."""
    return [aim for aim in aims_of(text) if says_something(aim) and not speaks_of_money(aim)]


def speaks_of_money_alone(text: str) -> bool:
    """Whether a charter with these aims must be refused: not one of them is about anything but money.

    A sentence that says both in one breath ("帮客户省停机来多赚钱") counts as money: the other aim deserves a sentence
    of its own, and the refusal says so. An empty text says nothing but money either.
    """
    return not other_aims(text)
